import { roomsOf } from '../../bookings/rules/slot.ts'
import { isHidden } from '../../bookings/rules/state.ts'
import type { Booking, Happening, HistoryEntry, Occurrence } from '../../bookings/schema.ts'

/** What the public calendars show of a series. */
export function isPublishedDate({ state }: Pick<Occurrence, 'state'>): boolean {
  return state === 'approved'
}

/** The rooms whose public calendars a change of a booking concerns: none if what they show of it is as it was. */
export function seriesTouches(before: Booking | undefined, after: Booking | undefined): string[] {
  if (shownOf(before) === shownOf(after)) return []
  const all = [before, after].flatMap((booking) =>
    booking ? booking.occurrences.flatMap((each) => roomsOf(booking, each)) : [],
  )
  return [...new Set(all)]
}

function shownOf(booking: Booking | undefined): string {
  if (booking?.repeat === undefined || isHidden(booking)) return ''
  const dates = booking.occurrences.filter(isPublishedDate)
  return JSON.stringify(
    dates.map((each) => {
      const { key, date, from, to, label = booking.label } = each
      return [key, date, from, to, label, roomsOf(booking, each)]
    }),
  )
}

/** What happens to a booking and is in no public calendar. */
const unpublished: readonly Happening[] = [
  ...(['reminded', 'asked', 'answered', 'declined', 'expired'] as const),
  ...(['change-declined', 'change-expired', 'deadline-extended'] as const),
]

/**
 * When what the public calendars show of a series last changed, and how often it may have: told by its history, so that cancelling
 * one date counts too, and that a question to the contact does not.
 */
export function publishedStep({ history, sequence }: Booking): { stamp: string; sequence: number } {
  const place = Math.max(0, history.findLastIndex(isPublishedStep))
  return { stamp: history[place]?.at ?? '', sequence: sequence - (history.length - 1 - place) }
}

function isPublishedStep({ what, changes }: HistoryEntry): boolean {
  if (what === 'changed') return changes?.some(({ field }) => field === 'label') ?? false
  return !unpublished.includes(what)
}
