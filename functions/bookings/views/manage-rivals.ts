import { takenSpan } from '../../rooms/rules/use.ts'
import type { Room } from '../../rooms/schema.ts'
import type { InboxEntry } from '../actions/read.ts'
import { slotInQuestion } from '../rules/move.ts'
import type { Moment } from '../rules/scope.ts'
import { ableDates } from './manage-met.ts'

/** Open requests of an inbox as they stand there: alone, or with those that compete with them for overlapping time. */
export function besideEachOther(
  entries: readonly InboxEntry[],
  rooms: readonly Room[],
  moment: Moment,
): InboxEntry[][] {
  const competing = new Set(rooms.filter(({ contention }) => contention === 'compete').map(({ id }) => id))
  const wanted = entries.map(({ booking }) =>
    ableDates(booking, 'approve', moment).flatMap((occurrence) => {
      const slot = slotInQuestion(booking, occurrence)
      const span = takenSpan(slot, moment.zone)
      return slot.rooms
        .filter((room) => competing.has(room))
        .map((room) => ({ room, date: slot.date, ...span }))
    }),
  )
  const meet = (one: number, other: number) =>
    wanted[one]!.some((a) =>
      wanted[other]!.some((b) => a.room === b.room && a.date === b.date && a.from < b.to && b.from < a.to),
    )
  const groups: number[][] = []
  for (const place of entries.keys()) {
    const met = groups.filter((group) => group.some((other) => meet(place, other)))
    const [first, ...rest] = met
    if (first === undefined) groups.push([place])
    else {
      first.push(...rest.flat(), place)
      for (const merged of rest) groups.splice(groups.indexOf(merged), 1)
    }
  }
  return groups.map((group) => group.sort((a, b) => a - b).map((place) => entries[place]!))
}
