import type { MailContent } from '../../../shared/html/mail.ts'
import { isOpen } from '../../bookings/rules/state.ts'
import type { Say } from './words.ts'
import type { BookingModel } from './model.ts'

/** How it stands, in big words; of a series with dates that stand differently, how many are safe. */
export function standingWords({ booking, entry }: BookingModel, say: Say): string {
  const { safe, open, lost } = countsOf({ booking })
  const isAsked = booking.occurrences.some(({ asked }) => asked !== undefined)
  if (isAsked && entry.state === 'approved' && open === 0) return say('standing.asked', { count: safe })
  if (booking.repeat === undefined) return say(`standing.${entry.state}`)
  const takesAway = entry.what === 'cancelled' || entry.what === 'displaced'
  if (takesAway && safe > 0 && open === 0) return say('standing.left', { count: safe })
  if (safe > 0 && open + lost > 0) return say('standing.some', { safe, all: safe + open + lost })
  return entry.state === 'approved' && safe > 1
    ? say('standing.all', { count: safe })
    : say(`standing.${entry.state}`)
}

export function toneOf({ entry }: BookingModel): NonNullable<MailContent['tone']> {
  if (isOpen(entry.state)) return 'waiting'
  return entry.state === 'approved' ? 'good' : 'over'
}

/** How many dates stand where; what the contact or the house has cancelled does not count. */
export function countsOf({ booking }: Pick<BookingModel, 'booking'>) {
  const states = booking.occurrences.map(({ state }) => state)
  return {
    safe: states.filter((state) => state === 'approved').length,
    open: states.filter(isOpen).length,
    lost: states.filter((state) => state === 'declined' || state === 'expired').length,
  }
}
