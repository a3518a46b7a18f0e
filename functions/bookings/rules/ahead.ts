import { addDays, instantOf, today } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { silentFrom } from '../../houses/rules/silence.ts'
import { isVacantOn } from '../../houses/rules/who-decides.ts'
import type { Team } from '../../houses/rules/who-decides.ts'
import type { Booking } from '../schema.ts'
import { waitingSince } from './deadline.ts'
import type { WaitingTerms } from './deadline.ts'
import { rivalsAmong } from './rivals.ts'
import { isOpen } from './state.ts'
import { whatComes } from './unattended.ts'
import type { By, Coming, Ending } from './unattended.ts'

/** What would become of an open request. */
export interface Ahead {
  booking: Booking
  /** Its end as far as it lies within the days that are looked at; else that it would still wait, and for whom. */
  end: { when: Instant; what: Ending['what'] | 'open'; by: By | 'manager' }
  steps: Coming[]
}

export interface LookingAhead extends WaitingTerms {
  team: Team
  days: number
  isTrusted: (booking: Booking) => boolean
  /** Whether something stands in the way of a yes by now. */
  isBlocked: (booking: Booking) => boolean
}

export interface Outlook {
  ahead: Ahead[]
  /** From when on the managers would count as silent, if that lies within the days. */
  silentFrom?: Instant
  until: Instant
}

/** The bookings that would end otherwise if the house trusted who asks: of the others nobody needs to know it. */
export function endsByTrust(
  bookings: readonly Booking[],
  looking: Omit<LookingAhead, 'isTrusted' | 'isBlocked'>,
): Booking[] {
  const endings = (isKnown: boolean) => {
    const { ahead } = lookAhead(bookings, { ...looking, isTrusted: () => isKnown, isBlocked: () => false })
    return new Map(ahead.map(({ booking, end }) => [booking.id, end.what]))
  }
  const [known, unknown] = [endings(true), endings(false)]
  return bookings.filter(({ id }) => known.get(id) !== unknown.get(id))
}

/** What would become of open requests if no manager and no deputy came for so many days, the first end first. */
export function lookAhead(bookings: readonly Booking[], terms: LookingAhead): Outlook {
  const { house, team, now, days } = terms
  const { timeZone } = house
  const until = instantOf(addDays(today(now, timeZone), days), '24:00', timeZone)
  const planned = (at: Instant) => isVacantOn(team, today(at, timeZone))
  const waiting = bookings.filter((booking) => booking.state !== 'unconfirmed')
  const matters = waiting.flatMap((booking) => {
    const { end } = whatComes(booking, { ...terms, isTrusted: false, isVacantAt: planned })
    return end === undefined ? [] : [{ waitingSince: waitingSince(booking), until: end.when }]
  })
  const silent = silentFrom(team.silence, matters, house)
  const isVacantAt = (at: Instant) => (silent !== undefined && silent <= at) || planned(at)
  const all = bookings.flatMap((booking): Ahead[] => {
    const isTrusted = terms.isTrusted(booking) && !terms.isBlocked(booking)
    const { steps, end } = whatComes(booking, { ...terms, isTrusted, isVacantAt, silentFrom: silent })
    return end === undefined ? [] : [{ booking, end, steps }]
  })
  const ahead = withRivals(all, terms).map((each): Ahead => {
    const steps = each.steps.filter(({ when }) => when <= until)
    const isHandedOver = steps.some(({ by }) => by === 'deputy')
    const open = { when: until, what: 'open', by: isHandedOver ? 'deputy' : 'manager' } as const
    return { ...each, steps, end: each.end.when <= until ? each.end : open }
  })
  return { ahead, until, ...(silent !== undefined && silent <= until ? { silentFrom: silent } : {}) }
}

/** Where requests compete, the first one that is given takes the time from the others. */
function withRivals(all: readonly Ahead[], { rooms, house, now }: LookingAhead): Ahead[] {
  const bookings = all.map(({ booking }) => booking)
  const losers = rivalsAmong(bookings, { rooms, now, zone: house.timeZone })
  const lost = new Map<string, Instant>()
  const inOrder = [...all].sort(byEnd)
  const settled = inOrder.map((each): Ahead => {
    const { booking, end, steps } = each
    const at = lost.get(booking.id)
    if (at === undefined || booking.repeat !== undefined) {
      const takes = end.what === 'approved' || end.what === 'change-approved'
      for (const id of takes ? (losers.get(booking.id) ?? []) : []) if (!lost.has(id)) lost.set(id, end.when)
      return each
    }
    const what = isOpen(booking.state) ? 'declined' : 'change-declined'
    const declined = { when: at, what, by: 'rule' } as const
    return { booking, end: declined, steps: [...steps.filter(({ when }) => when < at), declined] }
  })
  return settled.sort(byEnd)
}

/** Of those that end at one moment the older one first. */
function byEnd(one: Ahead, other: Ahead): number {
  const rank = ({ booking, end }: Ahead) => `${end.when} ${booking.createdAt} ${booking.id}`
  return rank(one) < rank(other) ? -1 : 1
}
