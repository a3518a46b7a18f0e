import { linkKey } from '../../../contacts/rules/access.ts'
import { readHeld } from '../../../bookings/actions/held.ts'
import { loadBookings } from '../../../bookings/actions/load.ts'
import { readGroupFor } from '../../../groups/actions/read-group.ts'
import { loadRooms } from '../../../rooms/actions/load-rooms.ts'
import type { Item } from '../../../../shared/table/write.ts'
import { ownWindow } from '../../rules/own.ts'
import type { CalendarState } from '../../schema.ts'
import type { OwnSecret } from '../../schema/own.ts'
import { ownSecretOf } from '../../store/own.ts'
import { secretKey } from '../../store.ts'
import { groupCalendar } from '../../views/group-calendar.ts'
import { ownCalendar } from '../../views/own/calendar.ts'
import { serve } from '../serve.ts'
import type { CalendarRequest, Rendering, Served, Serving } from '../serve.ts'
import { endedByItself, noteUse } from './keep.ts'
import { placed, thingsOf } from './things.ts'
import type { OwnThings } from './things.ts'

/** The site has no clock of its own; where nothing is on, nobody sees which it was. */
const usualZone = 'Europe/Berlin'

/**
 * Somebody's own calendar. Whoever has the right copy costs one read of half a unit, but for the first time each day, when it is written anew and
 * noted that it is used. Refuses with `feed-revoked` once what it shows is there no longer or not theirs.
 */
export async function serveOwn(
  ctx: Serving,
  { hash, item, state, ...asked }: CalendarRequest & { hash: string; item: Item; state: CalendarState },
): Promise<Served> {
  const secret = ownSecretOf(item)
  if (secret === undefined) throw new Error('a secret calendar of no kind')
  const served = await serve(ctx, { ...asked, key: secretKey(hash), state }, async () => {
    const rendering = await renderOwn(ctx, secret, asked)
    if (rendering === undefined) throw await endedByItself(ctx, secret, hash)
    return rendering
  })
  await noteUse(ctx, secret, hash)
  return served
}

function renderOwn(
  ctx: Serving,
  { scope, contactId }: OwnSecret,
  { language }: CalendarRequest,
): Promise<Rendering | undefined> {
  if (scope.kind === 'group') return renderGroup(ctx, scope, language)
  return scope.kind === 'booking' ? renderBooking(ctx, scope, language) : renderAll(ctx, contactId, language)
}

async function renderAll(
  ctx: Serving,
  contactId: string,
  language: CalendarRequest['language'],
): Promise<Rendering> {
  return written(ctx, await thingsOf(ctx, contactId), { language, id: contactId })
}

/** Nothing once it has gone or was given to somebody else. */
async function renderBooking(
  ctx: Serving,
  { booking: id, link }: Extract<OwnSecret['scope'], { kind: 'booking' }>,
  language: CalendarRequest['language'],
): Promise<Rendering | undefined> {
  const [booking] = await loadBookings(ctx, [id])
  if (booking === undefined || linkKey(booking) !== link) return undefined
  const things = await placed(ctx, { bookings: [booking], attendances: [], duties: [] })
  return written(ctx, things, { language, id, only: booking })
}

function written(
  ctx: Serving,
  things: OwnThings,
  more: Pick<Parameters<typeof ownCalendar>[0], 'language' | 'id' | 'only'>,
): Rendering {
  const [first] = things.houses.values()
  const timeZone = first?.house.timeZone ?? usualZone
  const window = ownWindow(ctx.now(), timeZone)
  const { publicUrl } = ctx.settings
  return { window, text: ownCalendar({ ...things, ...more, timeZone, window, publicUrl, now: ctx.now() }) }
}

/** Nothing for whoever is in it no longer. */
async function renderGroup(
  ctx: Serving,
  { group: id, member }: Extract<OwnSecret['scope'], { kind: 'group' }>,
  language: CalendarRequest['language'],
): Promise<Rendering | undefined> {
  const group = await readGroupFor(ctx.table, { group: id, member, now: ctx.now() })
  if (group === undefined) return undefined
  const [held, { house, rooms }] = await Promise.all([readHeld(ctx.table, id), loadRooms(ctx, group.house)])
  const { publicUrl } = ctx.settings
  const text = groupCalendar({ language, house, rooms, group, held, publicUrl, isInside: true })
  return { window: ownWindow(ctx.now(), house.timeZone), text }
}
