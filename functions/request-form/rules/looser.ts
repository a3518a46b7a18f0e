import type { RoomDays } from '../../rooms/rules/free.ts'
import type { Start } from '../../rooms/rules/starts.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { freeDays } from './free-search.ts'
import type { FreeSearch, FreeTerms } from './free-search.ts'

/** What could be wished for less, and what is free first then. */
export interface Looser {
  kind: 'shorter' | 'any-time' | 'any-day' | 'fewer' | 'without'
  search: FreeSearch
  date: LocalDate
  start: Start
}

/** Nothing is free: one wish less at a time, and of each as little less as finds something. */
export function looserSearches(days: readonly RoomDays[], search: FreeSearch, terms: FreeTerms): Looser[] {
  return attempts(days, search).flatMap(({ kind, searches }) => {
    for (const each of searches) {
      const [first] = freeDays(days, each, { ...terms, most: 1 })
      const start = first?.starts[0]
      if (first && start) return [{ kind, search: each, date: first.date, start }]
    }
    return []
  })
}

interface Attempt {
  kind: Looser['kind']
  /** The least change first. */
  searches: FreeSearch[]
}

function attempts(days: readonly RoomDays[], search: FreeSearch): Attempt[] {
  const { part: _part, from: _from, to: _to, ...anyTime } = search
  const hasTime = search.part !== undefined || search.from !== undefined || search.to !== undefined
  const lengths = [search.minutes - 30, search.minutes - 60, 360, 240, 180, 120, 60, 30]
  const sizes = days.map(({ room }) => room.capacity)
  return [
    { kind: 'shorter', searches: below(search.minutes, lengths).map((minutes) => ({ ...search, minutes })) },
    { kind: 'any-time', searches: hasTime ? [anyTime] : [] },
    { kind: 'any-day', searches: search.weekdays.length > 0 ? [{ ...search, weekdays: [] }] : [] },
    { kind: 'fewer', searches: below(search.people ?? 0, sizes).map((people) => ({ ...search, people })) },
    {
      kind: 'without',
      searches: [
        ...search.needs
          .slice(0, mostTried)
          .map((need) => ({ ...search, needs: search.needs.filter((other) => other !== need) })),
        ...(search.needs.length > 1 ? [{ ...search, needs: [] }] : []),
      ],
    },
  ]
}

/** A search of eight weeks in fifty rooms takes a while: nobody is worth more than so many. */
const mostTried = 8

/** What is less, the nearest first. */
function below(limit: number, numbers: readonly number[]): number[] {
  const less = [...new Set(numbers)].filter((each) => each > 0 && each < limit)
  return less.toSorted((one, other) => other - one).slice(0, mostTried)
}
