import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { textOfFields } from '../../../shared/text-of.ts'
import { addDays, daysBetween, weekdayOf } from '../../../shared/time/civil.ts'
import type { When } from '../../rooms/schema.ts'
import { asHost } from '../../groups/actions/acting.ts'
import { slotOf } from '../rules/move.ts'
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
  const { repeat, occurrences } = booking
  if (repeat === undefined) throw new Refusal('conflict', 'no-series')
  requireStep('extend', booking)
  if (isIrregular(repeat)) throw new Refusal('conflict', 'no-rule')
  const usual = usualDates(booking)
  const last = usual.at(-1) ?? occurrences.at(-1)
  if (last === undefined) throw new Refusal('conflict', 'no-series')
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
  const asContact = host ? await asHost(ctx, actor, host) : { ...actor, token: undefined }
  const actorHere = by.kind === 'contact' ? asContact : actor
  return requestBooking(ctx, actorHere, {
    house: booking.house,
    request,
    idempotencyKey: `extend ${id} ${start} ${until}`,
    continues: id,
    ...inOther(booking),
    isProved: booking.state !== 'unconfirmed',
    beside: (id) => [continuedWrite(booking, id)],
  })
}

/** The dates as most of them are by now: the same way from their original day, at the same time, in the same rooms. In order. */
function usualDates(booking: Booking): Occurrence[] {
  const groups = Map.groupBy(booking.occurrences, (each) => {
    const { date, ...slot } = slotOf(booking, each)
    const [original = '', start] = each.key.split('T')
    return JSON.stringify([daysBetween(original, date), start, textOfFields(slot)])
  })
  const [most] = [...groups.values()].sort((a, b) => b.length - a.length)
  return most ?? []
}

/** The days on which the rule, as most dates follow it by now, gave those that are had: also one that was moved alone. */
function daysHad({ occurrences }: Booking, usual: Occurrence): string[] {
  const [day = '', start] = usual.key.split('T')
  const shift = daysBetween(day, usual.date)
  const alike = occurrences.filter(({ key }) => key.slice(11) === start)
  return alike.map(({ key }) => addDays(key.slice(0, 10), shift))
}

/** Who moved from Tuesday to Wednesday goes on on Wednesdays. */
function weekdaysOf({ every, weekdays }: Repeat, usual: readonly Occurrence[]): Pick<Repeat, 'weekdays'> {
  if (every !== 'week' || weekdays === undefined) return {}
  return { weekdays: [...new Set(usual.map(({ date }) => weekdayOf(date)))] }
}

/** It goes on as what others come to, and where it was. */
function inOther({ meeting, elsewhere }: Booking): { meeting?: string; elsewhere?: string } {
  return { ...(meeting === undefined ? {} : { meeting }), ...(elsewhere === undefined ? {} : { elsewhere }) }
}

function detailsOf(booking: Booking): Omit<BookingRequest, keyof When> {
  const { purpose, groupName, group, contact, attendees, note, label, language } = booking
  const known = { groupName, group, attendees, note, label }
  const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
  return { purpose, contact, language, ...said }
}
