import { spendWrite } from '../../../shared/limit.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { Refusal, together } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { loadRooms, pickRooms } from '../../rooms/actions/load-rooms.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import { enteringWrite, readLedger } from '../../contacts/actions/ledger.ts'
import { contactRefusal } from '../../contacts/rules/contact.ts'
import { mayManage, namedIn } from '../../houses/rules.ts'
import { sheetWrites } from '../../rooms/actions/load-room-days.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { managerName } from '../../contacts/rules/access.ts'
import { addressLimit, limitRefusal, newLedger } from '../../contacts/rules/limits.ts'
import type { Ledger } from '../../contacts/rules/limits.ts'
import { queueMailLimit } from '../../contacts/rules/unproved.ts'
import type { House } from '../../houses/schema.ts'
import { headsRefusal, whenRefusal } from '../../rooms/rules/wanted.ts'
import { countedWishes, newPlace, queueFingerprintOf } from '../rules/place.ts'
import { obstaclesOf, placeClaim, stillThere } from '../rules/fit.ts'
import type { Sheets } from '../rules/day-of.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import type { Place, QueueRequest } from '../schema.ts'
import { newPlaceWrite, readPlace } from '../store.ts'
import { withSheets } from './sheets.ts'

export interface Joining {
  house: string
  request: QueueRequest
  /** The same key with the same request is the same place, however often it arrives. */
  idempotencyKey?: string
}

/**
 * Takes a place in the queue for a slot that is taken now: that it is taken still is part of the write. Refuses with `not-taken` if
 * nobody is in the way (it can be booked), with what the rooms do not allow, or with `too-many-requests`.
 */
export async function joinQueue(ctx: Context, actor: Actor, asked: Joining): Promise<Place> {
  const { idempotencyKey: key, house, request } = asked
  const id = key === undefined ? ctx.newId() : derivedId(await ctx.secret(), 'place', `${house}\n${key}`)
  try {
    return await retryIfChanged(() => enter(ctx, actor, asked, id))
  } catch (error) {
    const earlier = key !== undefined && error instanceof Refusal ? await readPlace(ctx.table, id) : undefined
    if (earlier === undefined) throw error
    if (earlier.fingerprint === queueFingerprintOf(request)) return earlier
    throw new Refusal('conflict', 'key-used-before')
  }
}

async function enter(ctx: Context, actor: Actor, asked: Joining, id: string): Promise<Place> {
  const { house: houseId, request, idempotencyKey } = asked
  const contactId = await contactIdOf(ctx, request.contact, id)
  const [file, ledger = newLedger(contactId)] = await Promise.all([
    loadRooms(ctx, houseId),
    readLedger(ctx.table, houseId, contactId),
  ])
  const { house, managers } = file
  const byManager = mayManage(managers, actor)
  const rooms = pickRooms(file.rooms, request.rooms)
  const now = ctx.now()
  const isLimited = ctx.settings.rateLimits && !byManager
  // To wait is no open request: those may be as many as they are.
  const counted = { ...house, maxOpenRequests: Infinity }
  const refusal =
    together([
      byManager ? undefined : contactRefusal(request.contact),
      headsRefusal(request.attendees, rooms),
      whenRefusal(request, { house, rooms, now, byManager }),
    ]) ?? (isLimited ? limitRefusal(ledger, { house: counted, now }) : undefined)
  if (refusal) throw refusal
  const by = byManager
    ? managerName(namedIn(managers, actor))
    : ({ kind: 'contact', name: request.contact.name } as const)
  const place = newPlace({
    id,
    house: houseId,
    contactId,
    request,
    zone: house.timeZone,
    line: { id: ctx.newId(), at: now, by, what: 'waiting' },
    origin: byManager ? 'manager' : 'public',
    ...(idempotencyKey === undefined ? {} : { fingerprint: queueFingerprintOf(request) }),
  })
  const claim = placeClaim(place, { house, rooms: file.rooms, now })
  const sheets = await withSheets(ctx, houseId, claim, new Map())
  const slots = [...countedWishes(place, sheets), whatIsInTheWay(ctx, place, { claim, sheets, file })]
  const outcome = await ctx.table.transact([
    ...sheetWrites(ctx, slots, house),
    newPlaceWrite(place, house.retentionMonths),
    ...countedWrites(ctx, { place, house, actor, ledger }),
  ])
  return outcome === 'repeated' ? ((await readPlace(ctx.table, id)) ?? place) : place
}

interface Counted {
  place: Place
  house: House
  actor: Actor
  ledger: Ledger
}

/**
 * Who is known has asked once more on this day. What nobody has proved takes nothing from whoever the address belongs to: it counts for the
 * network address, and for the mails that one address gets.
 */
function countedWrites(ctx: Context, { place, house, actor, ledger }: Counted): Write[] {
  const { id, contactId, origin, contact } = place
  const now = ctx.now()
  if (origin === 'manager') {
    return [
      enteringWrite({ house: house.id, id, ledger, now, isOpen: false, isProved: true, most: undefined }),
    ]
  }
  if (!ctx.settings.rateLimits) return []
  const here = spendWrite(addressLimit(house, actor.address), now)
  return contact.email === undefined ? [here] : [here, spendWrite(queueMailLimit(contactId), now)]
}

/** Somebody who holds something of the slot, as a condition; best on the place's own sheets, which are written anyway. */
function whatIsInTheWay(
  ctx: Context,
  place: Place,
  { claim, sheets, file: { house, rooms } }: { claim: SheetChange[]; sheets: Sheets; file: HouseWithRooms },
): SheetChange {
  const terms = { house, rooms, now: ctx.now() }
  const holders = obstaclesOf(place, claim, sheets, terms).filter(({ quarter }) => quarter !== undefined)
  const own = holders.find(({ room, date }) => place.rooms.includes(room) && place.date === date)
  const chosen = own ?? holders[0]
  if (chosen === undefined) throw new Refusal('conflict', 'not-taken', { pointer: '/from' })
  return stillThere(place, chosen, { house: house.id, stamp: place.id })
}
