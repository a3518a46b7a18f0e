import { Refusal } from '../../shared/refusal.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, below, either, present } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Write } from '../../shared/table/write.ts'
import { addMonths, epochSeconds, instantOf } from '../../shared/time/civil.ts'
import { Suggestion } from './schema.ts'

/** As many as somebody reads. */
export const mostSuggestions = 200
/** After their evening, until they are gone. */
const keptMonths = 6

const Suggestions = entity({
  type: 'suggestion',
  schema: Suggestion,
  key: ({ meeting, id }: Pick<Suggestion, 'meeting' | 'id'>) => ({ pk: `IDEAS#${meeting}`, sk: `I#${id}` }),
  extras: ({ until }) => ({ ttl: epochSeconds(instantOf(addMonths(until, keptMonths), '00:00', 'UTC')) }),
})

/** In the order in which they came. */
export async function readSuggestions(table: Table, meeting: string): Promise<Suggestion[]> {
  const items = await table.query({ pk: `IDEAS#${meeting}`, prefix: 'I#', consistent: true })
  return items.map(Suggestions.parse).sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1))
}

/** Counted in the write, for each evening by itself: no crowd fills a meeting, and none has filled it for good. */
export function newSuggestionWrites(suggestion: Suggestion): Write[] {
  const { meeting, until } = suggestion
  const ttl = epochSeconds(instantOf(addMonths(until, keptMonths), '00:00', 'UTC'))
  return [
    Suggestions.put(suggestion, { when: [absent('pk')], refuse: () => 'mine' }),
    {
      kind: 'update',
      key: countKey(suggestion),
      set: { type: 'suggestion-count', meeting, ttl },
      add: { count: 1 },
      when: [either(absent('count'), below('count', mostSuggestions))],
      refuse: () => new Refusal('conflict', 'suggestions-full'),
    },
  ]
}

const countKey = ({ meeting, until }: Suggestion) => ({ pk: `IDEAS#${meeting}`, sk: `COUNT#${until}` })

export function releasedWrite(suggestion: Suggestion): Write {
  const refuse = () => new Refusal('not-found', 'not-found')
  return Suggestions.put(suggestion, { when: [present('pk')], refuse })
}

export function removedWrites(suggestion: Suggestion): Write[] {
  const refuse = () => new Refusal('not-found', 'not-found')
  const key = Suggestions.key(suggestion)
  return [
    { kind: 'delete', key, when: [present('pk')], refuse },
    { kind: 'update', key: countKey(suggestion), add: { count: -1 } },
  ]
}
