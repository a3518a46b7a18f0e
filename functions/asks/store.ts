import { Refusal } from '../../shared/refusal.ts'
import type { DueList } from '../../shared/table/due.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Key, Write } from '../../shared/table/write.ts'
import { addMonths, epochSeconds, instantOf } from '../../shared/time/civil.ts'
import { ownerOf } from '../bookings/rules/forgotten.ts'
import { waits } from './rules/ask.ts'
import { Ask } from './schema.ts'

export const askType = 'ask'
const dueKind = 'ask'

/** After the date that it is about, until it is gone. */
const keptMonths = 1

const askKey = ({ id }: Pick<Ask, 'id'>): Key => ({ pk: `ASK#${id}`, sk: 'ASK' })

const Asks = entity({
  type: askType,
  schema: Ask,
  key: askKey,
  extras: (ask: Ask) => {
    const { until, of } = ask
    const ttl = epochSeconds(instantOf(addMonths(of.slot.date, keptMonths), '00:00', 'UTC'))
    // Whose it is is found by an index once somebody has shown that.
    const owner = ask.state === 'unproved' ? {} : { owner: ownerOf(ask) }
    return { ttl, ...owner, ...(waits(ask) ? { due: { kind: dueKind, at: until } } : {}) }
  },
})

export async function readAsk(table: Table, id: string): Promise<Ask | undefined> {
  const item = await table.get(askKey({ id }), { consistent: true })
  return item && Asks.parse(item)
}

export const parseAsk = Asks.parse

/** The next version, or the first. */
export function askWrite(ask: Ask): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  const when = ask.version === 1 ? [absent('pk')] : [equals('version', ask.version - 1)]
  return Asks.put(ask, { when, refuse })
}

export function droppedAskWrite({ id, version }: Ask): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return { kind: 'delete', key: askKey({ id }), when: [equals('version', version)], refuse }
}

/** What has come to its end without an answer. */
export const dueAsks: DueList<string> = { kind: dueKind, of: ({ pk }) => pk.slice('ASK#'.length) }
