import { textOfFields } from '../../../shared/text-of.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { ableTogether } from './able.ts'
import { keysOf } from './decision.ts'
import { slotInQuestion } from './move.ts'
import type { Moment } from './scope.ts'
import { wordsOn } from './words.ts'

/**
 * Dates to come that the last change of several did not reach, since they have a time or words of their own: whoever wanted all is told
 * which. `meant`: all, or those that follow the first one that was changed.
 */
export function datesLeftOut(booking: Booking, meant: 'following' | 'all', moment: Moment): Occurrence[] {
  const changed = new Set(booking.history.at(-1)?.dates?.flatMap(keysOf))
  const first = [...changed].sort()[0]
  if (first === undefined) return []
  const textOf = (date: Occurrence) => textOfFields({ ...whenOf(booking, date), ...wordsOn(booking, date) })
  const like = new Set(booking.occurrences.filter(({ key }) => changed.has(key)).map(textOf))
  return ableTogether(booking, 'move', moment).filter(
    (date) => !changed.has(date.key) && (meant === 'all' || date.key > first) && !like.has(textOf(date)),
  )
}

function whenOf(booking: Booking, date: Occurrence) {
  const { from, to, rooms } = slotInQuestion(booking, date)
  return { from, to, rooms: rooms.toSorted().join() }
}
