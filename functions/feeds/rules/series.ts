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

/** Whether it can change what the public calendars show of a booking; other words (`changed`) only if its name is among them. */
const published: Readonly<Record<Exclude<Happening, 'changed'>, boolean>> = {
  requested: true,
  entered: true,
  confirmed: true,
  approved: true,
  declined: false,
  moved: true,
  cancelled: true,
  expired: false,
  reminded: false,
  asked: false,
  answered: false,
  // Of several dates, some may be at another time at once while others ask.
  'change-asked': true,
  'change-approved': true,
  'change-declined': false,
  'change-expired': false,
  decided: true,
  claimed: true,
  displaced: true,
  'offer-taken': true,
  'offer-over': false,
  restored: true,
  'deadline-extended': false,
  'give-asked': false,
  given: false,
  'give-declined': false,
  'pulse-asked': false,
  'pulse-quiet': false,
  'pulse-yes': false,
}

/**
 * When what the public calendars show of a series last changed, and how often it may have: told by its history, so that cancelling
 * one date counts too, and that a question to those who meet does not.
 */
export function publishedStep({ history, sequence }: Booking): { stamp: string; sequence: number } {
  const place = Math.max(0, history.findLastIndex(isPublishedStep))
  return { stamp: history[place]?.at ?? '', sequence: sequence - (history.length - 1 - place) }
}

function isPublishedStep({ what, changes }: HistoryEntry): boolean {
  if (what === 'changed') return changes?.some(({ field }) => field === 'label') ?? false
  return published[what]
}
