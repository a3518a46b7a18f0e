import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { known } from '../../../shared/known.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { claimDate } from '../../bookings/actions/claim-date.ts'
import { decideDates } from '../../bookings/actions/decide-dates.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import type { DateDecision } from '../../bookings/actions/decide-dates.ts'
import type { Seen } from '../../bookings/rules/seen.ts'
import type { Occurrence } from '../../bookings/schema.ts'
import { bookingHref, inboxHref } from '../views/links.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { managedBookingView } from '../views/booking.ts'
import { ableDates } from '../../bookings/rules/able.ts'
import { reasonOf } from '../views/reasons.ts'
import { isLate, lateView } from './decide.ts'
import { bookingModel, openManaged } from './opened.ts'

const { sendDecide, sendClaim } = bookingRoutes

/** The dates of a series one by one. */
export const datePages = pagesOf(
  { sendDecide, sendClaim },
  {
    sendDecide: async (ctx, asked) => {
      const file = await openManaged(ctx, asked)
      const { booking } = file
      return answerForm(asked, {
        accepted: async (sent) => {
          const dates = decisionsOf(ableDates(booking, 'approve', momentOf(ctx, file)), sent, file)
          await decideDates(ctx, asked.actor, { id: booking.id, dates, version: sent.version })
          return seeOther(inboxHref(booking.house, { done: doneOf(dates), booking: booking.id }))
        },
        refused: async (failure) => {
          if (isLate(failure) || failure.code === 'changed-meanwhile')
            return html(await lateView(ctx, asked, failure.code))
          const here = bookingHref(booking)
          return html(managedBookingView({ ...(await bookingModel(ctx, file, asked)), here, failure }))
        },
      })
    },

    sendClaim: async (ctx, asked) => {
      const file = await openManaged(ctx, asked)
      return answerForm(asked, {
        accepted: async ({ occurrence }) => {
          const { booking } = file
          await claimDate(ctx, asked.actor, { id: booking.id, occurrence })
          return seeOther(bookingHref(booking, 'managedBookingPage', { done: 'claimed' }))
        },
        refused: async () => html(await lateView(ctx, asked, 'not-claimed')),
      })
    },
  },
)

interface Sent extends Seen {
  approve?: readonly string[] | undefined
  own?: Record<string, string | undefined> | undefined
  chosen?: string | undefined
  reason?: string | undefined
}

/** What is ticked is approved; what is not is declined for its own reason, or the one for all. */
function decisionsOf(
  open: readonly Occurrence[],
  sent: Sent,
  { house, booking }: BookingFile,
): DateDecision[] {
  const { approve = [], own = {} } = sent
  const common = reasonOf(sent, house, booking.language)
  if (open.length === 0) throw new Refusal('conflict', 'already-decided')
  return open.map(({ key }) => {
    if (approve.includes(key)) return { key }
    const { reason: decline, reasonIn: declineIn } = own[key] === undefined ? common : { reason: own[key] }
    if (decline === undefined) throw invalidField('/reason', 'required')
    return { key, decline, ...known({ declineIn }) }
  })
}

function doneOf(dates: readonly DateDecision[]): string {
  const declined = dates.filter(({ decline }) => decline !== undefined).length
  if (declined === 0) return 'approved'
  return declined === dates.length ? 'declined' : 'decided'
}
