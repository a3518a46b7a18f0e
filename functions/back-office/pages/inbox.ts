import { html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { href } from '../../../shared/http/contract.ts'
import { today } from '../../../shared/time/civil.ts'
import { findByCode, loadBookings } from '../../bookings/actions/load.ts'
import { rivalsAmong } from '../../bookings/rules/rivals.ts'
import { decidingOn } from '../../houses/rules/who-decides.ts'
import { bookingHref } from '../views/links.ts'
import { deskPages } from '../contract/desk.ts'
import { readInbox } from '../actions/read-inbox.ts'
import { findPlacesByCode } from '../../waitlist/actions/load.ts'
import { loadRooms } from '../../rooms/actions.ts'
import { besideEachOther } from '../views/rivals.ts'
import { hoursUsed } from '../../contacts/actions/usage.ts'
import { findView } from '../views/find.ts'
import { inboxView } from '../views/inbox.ts'

const { inboxPage, findByCodePage } = deskPages

export const inboxPages = pagesOf(
  { inboxPage, findByCodePage },
  {
    inboxPage: async (ctx, { actor, params, query, path, language }) => {
      const inbox = await readInbox(ctx, actor, params)
      const [booking] = query.booking === undefined ? [] : await loadBookings(ctx, [query.booking])
      const own = booking?.house === params.house ? booking : undefined
      const moment = { now: ctx.now(), zone: inbox.house.timeZone }
      const bookings = inbox.entries.map((entry) => entry.booking)
      const losers = rivalsAmong(bookings, { rooms: inbox.rooms, ...moment })
      const rivals = besideEachOther(inbox.entries, losers).filter(({ length }) => length > 1)
      const contacts = rivals.flat().map((entry) => entry.booking.contactId)
      return html(
        inboxView({
          language,
          here: path,
          now: ctx.now(),
          house: inbox.house,
          rooms: inbox.rooms,
          entries: inbox.entries,
          asking: inbox.asking,
          losers,
          used: await hoursUsed(ctx, inbox.house, contacts),
          deciding: decidingOn(inbox, today(ctx.now(), inbox.house.timeZone)),
          ...(query.done === undefined ? {} : { done: { what: query.done, booking: own } }),
        }),
      )
    },

    findByCodePage: async (ctx, { actor, params, query, path, language }) => {
      const code = query.code ?? ''
      const found = await findByCode(ctx, actor, { house: params.house, code })
      const [first, second] = found
      if (first && second === undefined) return seeOther(bookingHref(first))
      const [place] = first ? [] : await findPlacesByCode(ctx, actor, { house: params.house, code })
      if (place) return seeOther(href(deskPages.managedPlacePage, { house: place.house, id: place.id }))
      const { house, rooms } = await loadRooms(ctx, params.house)
      return html(findView({ language, here: path, now: ctx.now(), house, rooms, code, found }))
    },
  },
)
