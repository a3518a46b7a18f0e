import { known } from '../../shared/known.ts'
import type { DueList } from '../../shared/table/due.ts'
import { entity } from '../../shared/table/entity.ts'
import { equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Write } from '../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { Forgetting } from './schema.ts'

export type ForgettingKey = Pick<Forgetting, 'id' | 'house'>

const dueKind = 'forgetting'
const prefix = 'FORGET#'

/** Whatever still fails after so long fails for ever. */
const mostMinutes = 30 * 24 * 60

const Forgettings = entity({
  type: 'forgetting',
  schema: Forgetting,
  key: ({ id, house }: ForgettingKey) => ({ pk: `MYDATA#${id}`, sk: prefix + (house ?? '') }),
  extras: ({ at, next }) => ({
    due: { kind: dueKind, at: next },
    ttl: epochSeconds(addMinutes(at, mostMinutes)),
  }),
})

export const forgettingWrite = (forgetting: Forgetting): Write => Forgettings.put(forgetting)

export async function readForgetting(table: Table, of: ForgettingKey): Promise<Forgetting | undefined> {
  const item = await table.get(Forgettings.key(of), { consistent: true })
  return item && Forgettings.parse(item)
}

export const dueForgettings: DueList<ForgettingKey> = {
  kind: dueKind,
  of: ({ pk, sk }) => ({
    id: pk.slice('MYDATA#'.length),
    ...known({ house: sk.slice(prefix.length) || undefined }),
  }),
}

/** Unless they asked again meanwhile. */
export function nextLookWrite(forgetting: Forgetting): Write {
  return Forgettings.put(forgetting, { when: [equals('at', forgetting.at)], refuse: () => 'mine' })
}

/** All is done; whoever asked again meanwhile is seen to again. */
export function forgottenWrite({ at, ...of }: Forgetting): Write {
  return { kind: 'delete', key: Forgettings.key(of), when: [equals('at', at)], refuse: () => 'mine' }
}
