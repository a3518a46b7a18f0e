import type { DueList } from '../../shared/table/due.ts'
import { entity } from '../../shared/table/entity.ts'
import { equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Write } from '../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { Forgetting } from './schema.ts'

const dueKind = 'forgetting'

/** Whatever still fails after so long fails for ever. */
const mostMinutes = 30 * 24 * 60

const Forgettings = entity({
  type: 'forgetting',
  schema: Forgetting,
  key: ({ id }: Pick<Forgetting, 'id'>) => ({ pk: `MYDATA#${id}`, sk: 'FORGET' }),
  extras: ({ at, next }) => ({
    due: { kind: dueKind, at: next },
    ttl: epochSeconds(addMinutes(at, mostMinutes)),
  }),
})

export const forgettingWrite = (forgetting: Forgetting): Write => Forgettings.put(forgetting)

export async function readForgetting(table: Table, id: string): Promise<Forgetting | undefined> {
  const item = await table.get(Forgettings.key({ id }), { consistent: true })
  return item && Forgettings.parse(item)
}

export const dueForgettings: DueList<string> = { kind: dueKind, of: ({ pk }) => pk.slice('MYDATA#'.length) }

/** Unless they asked again meanwhile. */
export function nextLookWrite(forgetting: Forgetting): Write {
  return Forgettings.put(forgetting, { when: [equals('at', forgetting.at)], refuse: () => 'mine' })
}

/** All is done; whoever asked again meanwhile is seen to again. */
export function forgottenWrite({ id, at }: Forgetting): Write {
  return { kind: 'delete', key: Forgettings.key({ id }), when: [equals('at', at)], refuse: () => 'mine' }
}
