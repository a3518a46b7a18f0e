import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { textOfFields } from '../../../shared/text-of.ts'
import { addDays, daysBetween, weekdayOf } from '../../../shared/time/civil.ts'
import type { When } from '../../rooms/schema.ts'
import { asHost } from '../../groups/actions/acting.ts'
import { slotOf } from '../rules/move.ts'
import { isProved } from '../rules/proof.ts'
import { isIrregular } from '../rules/series.ts'
import { requireStep } from '../rules/state.ts'
import type { Booking, BookingRequest, Occurrence } from '../schema.ts'
import type { Repeat } from '../schema/series.ts'
import { continuedWrite } from '../store.ts'
import { openBookingAs } from './load.ts'
import { requestBooking } from './request-booking.ts'
import { datesOfRequest } from './series.ts'

/**
 * Goes on with a series until a later date: a request of its own, linked, that asks for the new dates alone. The rule goes on
 * from the last date it gave, so that "every second week" keeps its weeks. Asking twice for the same is one request. Refuses with
 * `no-rule` where its dates follow none.
 */
export function extendBooking(ctx: Context, actor: Actor, extension: Extension): Promise<Booking> {
  return retryIfChanged(() => extend(ctx, actor, extension))
}

export interface Extension {
  id: string
  until: string
  mode?: 'all' | 'free'
}

async function extend(ctx: Context, actor: Actor, { id, until, mode = 'free' }: Extension): Promise<Booking> {
  const { booking, house, by, host } = await openBookingAs(ctx, actor, id)
  const { repeat } = booking
  if (repeat === undefined) throw new Refusal('conflict', 'no-series')
  requireStep('extend', booking)
  const usual = usualDates(booking, repeat)
  const last = usual.at(-1)
  if (isIrregular(repeat) || last === undefined) throw new Refusal('conflict', 'no-rule')
  if (until <= last.date) throw invalidField('/until', 'invalid-input', { reason: 'ends-before-it-begins' })
  const { also: _also, count: _count, ...rule } = { ...repeat, ...weekdaysOf(repeat, usual) }
  const { date: start, from, to, ...place } = slotOf(booking, last)
  const when = { date: start, from, to }
  const { dates } = await datesOfRequest(house, { ...when, repeat: { ...rule, until } })
  const had = daysHad(booking, last).filter((date) => date >= start)
  const first = dates.find(({ date }) => !had.includes(date))
  if (first === undefined) throw invalidField('/until', 'no-dates')
  const request: BookingRequest = {
    ...detailsOf(booking),
    ...when,
    ...place,
    // The rule is asked from the last date on; that date itself is had already.
    repeat: { ...rule, until, mode, except: [...(rule.except ?? []), ...had] },
  }
  // By a link it is asked for as by its contact, also where somebody is signed in who runs the house.
  const visitor: Actor = { kind: 'visitor', address: actor.address }
  const asContact = host ? await asHost(ctx, visitor, host) : visitor
  return requestBooking(ctx, by.kind === 'contact' ? asContact : actor, {
    house: booking.house,
    request,
    idempotencyKey: `extend ${id} ${start} ${until}`,
    continues: id,
    // It goes on as what others come to, and where it was.
    ...known({ meeting: booking.meeting, elsewhere: booking.elsewhere }),
    isProved: isProved(booking),
    beside: (id) => [continuedWrite(booking, id)],
  })
}

/** What the rule gave, as most of it is by now: as far from its original day, at the same time, in the same rooms. In order. */
function usualDates(booking: Booking, { also = [] }: Repeat): Occurrence[] {
  const further = new Set(also.map(({ date, from }) => `${date}T${from}`))
  const given = booking.occurrences.filter(({ key }) => !further.has(key))
  const groups = Map.groupBy(given, (each) => {
    const { date, ...slot } = slotOf(booking, each)
    return JSON.stringify([daysBetween(each.key.slice(0, 10), date), textOfFields(slot)])
  })
  const [most = []] = [...groups.values()].sort((a, b) => b.length - a.length)
  return most
}

/** The days on which the rule, as most dates follow it by now, gave those that are had: also one that was moved alone. */
function daysHad({ occurrences }: Booking, usual: Occurrence): string[] {
  const [day = '', start] = usual.key.split('T')
  const shift = daysBetween(day, usual.date)
  const alike = occurrences.filter(({ key }) => key.slice(11) === start)
  return alike.map(({ key }) => addDays(key.slice(0, 10), shift))
}

/** Who moved from Tuesday to Wednesday goes on on Wednesdays. */
function weekdaysOf({ weekdays }: Repeat, usual: readonly Occurrence[]): Pick<Repeat, 'weekdays'> {
  return weekdays === undefined ? {} : { weekdays: [...new Set(usual.map(({ date }) => weekdayOf(date)))] }
}

function detailsOf(booking: Booking): Omit<BookingRequest, keyof When> {
  const { purpose, groupName, group, contact, attendees, note, label, language } = booking
  return { purpose, contact, language, ...known({ groupName, group, attendees, note, label }) }
}
