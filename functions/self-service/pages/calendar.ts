import { file, pagesOf } from '../../../shared/http/pages.ts'
import { plainRefusals } from '../../../shared/http/plain-refusals.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { canTakeOut } from '../../bookings/rules/what-changed.ts'
import { bookingCalendar as calendarOf, cancelledCalendar } from '../../bookings/views/calendar.ts'
import { texts } from '../../bookings/views/texts.ts'
import { bookingRoutes } from '../contract/booking.ts'

const { bookingCalendar } = bookingRoutes

/** The dates of a booking for whoever has its link, as a file: what the mails bring along. Who has a wrong link reads a line, no page. */
export const calendarPages = plainRefusals(
  pagesOf(
    { bookingCalendar },
    {
      bookingCalendar: async (ctx, { actor, params }) => {
        const { booking, house, rooms } = await openBookingAs(ctx, actor, params.id)
        const isOut = canTakeOut(booking)
        if (!isOut && !booking.occurrences.some(({ state }) => state === 'approved'))
          throw new Refusal('not-found', 'not-found')
        const { publicUrl } = ctx.settings
        const write = isOut ? cancelledCalendar : calendarOf
        return file(write(booking, { house, rooms, publicUrl }), 'text/calendar; charset=utf-8', {
          'content-disposition': `attachment; filename="${house.id}-${booking.id}.ics"`,
        })
      },
    },
  ),
  (language, what) => texts(language)(`calendarFile.${what}`),
)
