import { textOfFields } from '../../../shared/text-of.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { ableTogether } from './able.ts'
import { keysOf } from './decision.ts'
import { shownOn } from './details.ts'
import { slotInQuestion } from './move.ts'
import type { Moment } from './scope.ts'
import { ownWords } from './words.ts'

const changes: ReadonlySet<string> = new Set(['moved', 'changed', 'change-asked'])

/**
 * Dates to come that the last change of several did not reach, since they have a time or words of their own: whoever wanted all is told
 * which. `meant`: all, or those that follow the first one that was changed.
 */
export function datesLeftOut(booking: Booking, meant: 'following' | 'all', moment: Moment): Occurrence[] {
  const line = booking.history.at(-1)
  const changed = new Set(line?.dates?.flatMap(keysOf))
  const first = [...changed].sort()[0]
  if (line === undefined || first === undefined || !changes.has(line.what)) return []
  const said = ownWords.filter((word) => line.changes?.some(({ field }) => field === word))
  const textOf = (date: Occurrence) => {
    const words = shownOn(booking, date)
    const saidThere = Object.fromEntries(said.map((word) => [word, words[word]]))
    return textOfFields(said.length > 0 ? saidThere : whenOf(booking, date))
  }
  const like = new Set(booking.occurrences.filter(({ key }) => changed.has(key)).map(textOf))
  return ableTogether(booking, 'move', moment).filter(
    (date) => !changed.has(date.key) && (meant === 'all' || date.key > first) && !like.has(textOf(date)),
  )
}

function whenOf(booking: Booking, date: Occurrence) {
  const { from, to, rooms } = slotInQuestion(booking, date)
  return { from, to, rooms: rooms.toSorted().join() }
}
