import { forTeam } from '../../houses/rules/roles.ts'
import type { Context } from '../../../shared/context.ts'
import { html, pagesOf } from '../../../shared/http/pages.ts'
import { today } from '../../../shared/time/civil.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { rivalsAmong } from '../../bookings/rules/rivals.ts'
import { decidingOn } from '../../houses/rules/who-decides.ts'
import { lookAhead } from '../../bookings/rules/ahead.ts'
import type { LookingAhead } from '../../bookings/rules/ahead.ts'
import { hoursUsed } from '../../contacts/actions/usage.ts'
import { deskPages } from '../contract/desk.ts'
import { glanceDays, readInbox } from '../actions/read-inbox.ts'
import type { Inbox } from '../actions/read-inbox.ts'
import { besideEachOther } from '../views/rivals.ts'
import { inboxView } from '../views/inbox.ts'

const { inboxPage } = deskPages

/** What looking ahead asks, out of what the inbox has read anyway. */
function aheadOf(inbox: Inbox): Omit<LookingAhead, 'now'> {
  const { house, rooms, entries, isTrusted } = inbox
  const blocked = new Set(
    entries.filter(({ collisions }) => collisions.length > 0).map((entry) => entry.booking.id),
  )
  return { house, rooms, team: inbox, days: glanceDays, isTrusted, isBlocked: ({ id }) => blocked.has(id) }
}

interface Told {
  done?: string | undefined
  booking?: string | undefined
  yes?: readonly string[] | undefined
  no?: readonly string[] | undefined
}

/** What the address says that has just been done, with the bookings of this house that it names. */
async function toldOf(ctx: Context, house: string, { done, booking: id, yes = [], no = [] }: Told) {
  if (done === undefined) return {}
  const codes = new Map(no.map((each) => each.split('.') as [string, string]))
  const ids = [...(id === undefined ? [] : [id]), ...yes, ...codes.keys()]
  const found = ids.length === 0 ? [] : await loadBookings(ctx, [...new Set(ids)])
  const own = new Map(found.filter((each) => each.house === house).map((each) => [each.id, each]))
  if (done !== 'several') return { done: { what: done, booking: own.get(id ?? '') } }
  const approved = yes.flatMap((each) => own.get(each) ?? [])
  const failed = [...codes].flatMap(([each, code]) => {
    const booking = own.get(each)
    return booking === undefined ? [] : [{ booking, code }]
  })
  return { several: { approved, failed } }
}

export const inboxPages = pagesOf(
  { inboxPage },
  {
    inboxPage: async (ctx, { actor, params, query, path, language }) => {
      const inbox = await readInbox(ctx, actor, params)
      const { done, several } = await toldOf(ctx, params.house, query)
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
          house: forTeam(inbox, actor).house,
          rooms: inbox.rooms,
          entries: inbox.entries,
          asking: inbox.asking,
          losers,
          used: await hoursUsed(ctx, inbox.house, contacts),
          outlook: lookAhead(bookings, { ...aheadOf(inbox), now: moment.now }),
          deciding: decidingOn(inbox, today(ctx.now(), inbox.house.timeZone)),
          by: actor.person?.id ?? actor.kind,
          ...(done ? { done } : {}),
          several,
        }),
      )
    },
  },
)
