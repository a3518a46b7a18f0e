import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { trustAmong } from '../../bookings/actions/consent.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { endsByTrust, lookAhead } from '../../bookings/rules/ahead.ts'
import type { Outlook } from '../../bookings/rules/ahead.ts'
import { readSomeLedgers } from '../../contacts/actions/ledger.ts'
import { groupsToCall } from '../../groups/actions/list-groups.ts'
import { requireManager } from '../../houses/rules.ts'
import { meetingsAsking } from '../../meetings/actions/list-meetings.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { collisionsOf } from '../rules/collision.ts'
import { loadUndecided } from './read-inbox.ts'

/** Of so many contacts what is open stands on one page. */
const mostContacts = 200

export interface Vacancy extends HouseWithRooms, Outlook {
  /** What else waits for somebody. */
  others: Other[]
  /** Begins the page after it. */
  next?: string
}

export interface Other {
  kind: 'group' | 'words'
  id: string
  name: string
  when: Instant
  what: 'forgotten' | 'open'
  by: 'manager' | 'clock'
}

/**
 * What would become of open requests if nobody of the house came for so many days: the rule by which the timer settles them, asked
 * beforehand. Four queries, one batch for the bookings, and sheets where a yes would be given.
 */
export async function readVacancy(
  ctx: Context,
  actor: Actor,
  { house: id, days, from }: { house: string; days: number; from?: string | undefined },
): Promise<Vacancy> {
  const isFirst = from === undefined
  const [file, read, groups, asking] = await Promise.all([
    loadRooms(ctx, id),
    readSomeLedgers(ctx.table, id, { from, most: mostContacts + 1 }),
    isFirst ? groupsToCall(ctx, id) : [],
    isFirst ? meetingsAsking(ctx, id) : [],
  ])
  requireManager(file.managers, actor)
  const ledgers = read.slice(0, mostContacts)
  const next = read[mostContacts]?.contactId
  const ids = ledgers.flatMap(({ open }) => [...open.keys()])
  const bookings = await loadBookings(ctx, ids)
  const { house, rooms } = file
  const now = ctx.now()
  const looking = { house, rooms, now, days, team: file }
  const isTrusted = await trustAmong(ctx, file, endsByTrust(bookings, looking))
  const moment = { now, zone: house.timeZone }
  const sheets = await loadUndecided(ctx, file, bookings.filter(isTrusted), moment)
  const isBlocked = (booking: (typeof bookings)[number]) =>
    collisionsOf(booking, { ...moment, sheets, rooms }).collisions.length > 0
  const outlook = lookAhead(bookings, { ...looking, isTrusted, isBlocked })
  const others = [
    ...groups.map((group) => groupAhead(group, outlook.until)),
    ...asking.map(({ id: meeting, title }): Other => {
      return { kind: 'words', id: meeting, name: title, when: outlook.until, what: 'open', by: 'manager' }
    }),
  ]
  return { ...file, ...outlook, others, ...(next === undefined ? {} : { next }) }
}

/** A group that nobody calls goes away by itself. */
function groupAhead(
  { id, name, until }: { id: string; name: string; until: Instant },
  horizon: Instant,
): Other {
  return until <= horizon
    ? { kind: 'group', id, name, when: until, what: 'forgotten', by: 'clock' }
    : { kind: 'group', id, name, when: horizon, what: 'open', by: 'manager' }
}
