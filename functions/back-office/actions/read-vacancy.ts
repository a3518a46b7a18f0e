import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { trustAmong } from '../../bookings/actions/consent.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { lookAhead } from '../../bookings/rules/ahead.ts'
import type { Outlook } from '../../bookings/rules/ahead.ts'
import { isUndecided } from '../../bookings/rules/scope.ts'
import { readSomeLedgers } from '../../contacts/actions/ledger.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions.ts'
import type { HouseWithRooms } from '../../rooms/actions.ts'
import { collisionsOf } from '../rules/collision.ts'
import { loadUndecided } from './read-inbox.ts'

/** Of so many contacts what is open stands on one page. */
const mostContacts = 200

export interface Vacancy extends HouseWithRooms, Outlook {
  /** Begins the page after it. */
  next?: string
}

/**
 * What would become of open requests if nobody of the house came for so many days: the rule by which the timer settles them, asked
 * beforehand. Two queries, one batch for the bookings, and sheets where a yes would be given.
 */
export async function readVacancy(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  { house: id, days, from }: { house: string; days: number; from?: string | undefined },
): Promise<Vacancy> {
  const [file, read] = await Promise.all([
    loadRooms(ctx, id),
    readSomeLedgers(ctx.table, id, { from, most: mostContacts + 1 }),
  ])
  requireManager(file.managers, actor)
  const ledgers = read.slice(0, mostContacts)
  const next = read[mostContacts]?.contactId
  const ids = ledgers.flatMap(({ open }) => [...open.keys()])
  const bookings = (await loadBookings(ctx, ids)).filter((booking) => isUndecided(booking))
  const isTrusted = trustAmong(ledgers)
  const { house, rooms } = file
  const now = ctx.now()
  const moment = { now, zone: house.timeZone }
  const sheets = await loadUndecided(ctx, file, bookings.filter(isTrusted), moment)
  const isBlocked = (booking: (typeof bookings)[number]) =>
    collisionsOf(booking, { ...moment, sheets, rooms }).collisions.length > 0
  const outlook = lookAhead(bookings, { house, rooms, now, days, team: file, isTrusted, isBlocked })
  return { ...file, ...outlook, ...(next === undefined ? {} : { next }) }
}
