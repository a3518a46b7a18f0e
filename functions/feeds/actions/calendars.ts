import { systemActor } from '../../../shared/actor.ts'
import type { Actor } from '../../../shared/actor.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadBlocks } from '../../blocks/actions/load.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { tokenHash } from '../../identity/rules.ts'
import { mayManage } from '../../houses/rules.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import { findRoom, loadRooms } from '../../rooms/actions/load-rooms.ts'
import { isKnown, isPublished, seriesAmong, usesOf } from '../rules/uses.ts'
import type { RoomUse } from '../rules/uses.ts'
import { windowAt } from '../rules/window.ts'
import { calendarKey, readCalendarState, readSecret, secretKey } from '../store.ts'
import { publicCalendar } from '../views/public-calendar.ts'
import { staffCalendar } from '../views/staff-calendar.ts'
import { serveOwn } from './own/serve.ts'
import { serve } from './serve.ts'
import type { CalendarRequest, Rendering, Served, Serving } from './serve.ts'

/**
 * What is on in the house. One read if the reader's copy is right; else besides it one query for the house and one a room, and a
 * batch where there are series.
 */
export async function readPublicCalendar(
  ctx: Serving,
  asked: CalendarRequest & { house: string },
): Promise<Served> {
  return servePublic(ctx, asked)
}

/** The same for one room. All rooms are read for it, because a use names every room that it takes, in whichever calendar. */
export async function readRoomCalendar(
  ctx: Serving,
  asked: CalendarRequest & { house: string; room: string },
): Promise<Served> {
  return servePublic(ctx, asked)
}

async function servePublic(
  ctx: Serving,
  asked: CalendarRequest & { house: string; room?: string },
): Promise<Served> {
  const key = calendarKey(asked.house, asked.room)
  const state = await readCalendarState(ctx.table, key, asked.language)
  return serve(ctx, { ...asked, key, state, isPublic: true }, () => renderPublic(ctx, asked))
}

async function renderPublic(
  ctx: Serving,
  { house: id, room: roomId, language }: CalendarRequest & { house: string; room?: string },
): Promise<Rendering> {
  const { house, rooms } = await loadRooms(ctx, id)
  const room = roomId === undefined ? undefined : findRoom(rooms, roomId)
  const window = windowAt(ctx.now(), house.timeZone)
  const days = await loadRoomDays(ctx, rooms, { from: window.first, to: window.last, consistent: true })
  const all = usesOf(days, isPublished)
  const uses = room ? all.filter((use) => use.rooms.some((taken) => taken.id === room.id)) : all
  const series = await loadBookings(ctx, seriesAmong(days, isPublished))
  const { publicUrl } = ctx.settings
  return { window, text: publicCalendar({ language, house, room, rooms, uses, series, publicUrl }) }
}

/**
 * A manager's own calendar by its secret, or that of somebody else (`own/serve.ts`). Refuses with `not-found`, or with `feed-revoked` (gone) once it was revoked or its owner
 * no longer manages the house.
 */
export async function readFeed(
  ctx: Serving,
  { token, ...asked }: CalendarRequest & { token: string },
): Promise<Served> {
  const hash = tokenHash(token)
  const secret = await readSecret(ctx.table, hash, asked.language)
  if (secret === undefined) throw new Refusal('not-found', 'not-found')
  if (secret.isRevoked) throw ended()
  if ('item' in secret) return serveOwn(ctx, { ...asked, hash, ...secret })
  const { house, person, state } = secret
  const owner: Actor = { ...systemActor, kind: 'person', person: { id: person, name: '' } }
  return serve(ctx, { ...asked, key: secretKey(hash), state }, () =>
    renderStaff(ctx, { ...asked, house, owner }),
  )
}

async function renderStaff(
  ctx: Serving,
  { house: id, owner, language }: CalendarRequest & { house: string; owner: Actor },
): Promise<Rendering> {
  const { house, managers, rooms } = await loadRooms(ctx, id).catch(turnedAway)
  if (!mayManage(managers, owner)) throw ended()
  const window = windowAt(ctx.now(), house.timeZone)
  const days = await loadRoomDays(ctx, rooms, { from: window.first, to: window.last, consistent: true })
  const uses = usesOf(days, isKnown)
  const idsOf = (wanted: RoomUse['kind']) => uses.filter(({ kind }) => kind === wanted).map((use) => use.id)
  const [bookings, blocks] = await Promise.all([
    loadBookings(ctx, [...new Set([...idsOf('booking'), ...seriesAmong(days, isKnown)])]),
    loadBlocks(ctx, id, [...new Set(idsOf('block'))]),
  ])
  const words = { bookings: byId(bookings), blocks: byId(blocks) }
  const { publicUrl } = ctx.settings
  return { window, text: staffCalendar({ ...words, language, house, rooms, uses, publicUrl }) }
}

function byId<Named extends { id: string }>(all: readonly Named[]): ReadonlyMap<string, Named> {
  return new Map(all.map((each) => [each.id, each]))
}

function ended(): Refusal {
  return new Refusal('gone', 'feed-revoked')
}

/** Without its house a calendar has ended too. */
function turnedAway(error: unknown): never {
  throw error instanceof Refusal && error.kind === 'not-found' ? ended() : error
}
