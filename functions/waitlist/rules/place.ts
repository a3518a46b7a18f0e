import { createHash } from 'node:crypto'
import type { Actor } from '../../../shared/actor.ts'
import { derivedToken } from '../../../shared/ids.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addMinutes, instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { goesAfter, unprovedGoesAfter } from '../../houses/rules/retention.ts'
import { roleOn } from '../../contacts/rules/access.ts'
import type { RequestDetails } from '../../contacts/schema.ts'
import type { Manager } from '../../houses/schema.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { emptyChange } from '../../rooms/rules/sheet-change.ts'
import type { SheetWish, When } from '../../rooms/schema.ts'
import { mostWishes, shortened } from './bounds.ts'
import { dayOf } from './day-of.ts'
import type { Sheets } from './day-of.ts'
import type { Place, PlaceLine, PlaceState, QueueRequest } from '../schema.ts'

/** Hours within which a place is proved by the link of its mail, or is over. */
const proofHours = 24

/**
 * Whether time may be held for a place: its address is proved, the house entered it, or it has a telephone alone, and the house calls.
 * Whoever types others' addresses holds nothing.
 */
export function isKnown({
  provedAt,
  origin,
  contact,
}: Pick<Place, 'provedAt' | 'origin' | 'contact'>): boolean {
  return provedAt !== undefined || origin === 'manager' || contact.email === undefined
}

/** Whether a line of a place asks its contact to prove the address. */
export function isQuestion(
  place: Pick<Place, 'provedAt' | 'origin' | 'contact'>,
  { what }: PlaceLine,
): boolean {
  return what === 'waiting' && !isKnown(place)
}

/** How a place stands at this moment: an offer that is over, or a slot that has begun, is over though nobody wrote it yet. */
export function placeStateAt(place: Place, now: Instant): PlaceState {
  const { state, offer } = place
  const isOver = (state === 'offered' && (offer?.until ?? '') <= now) || waitsUntil(place) <= now
  return isOver && (state === 'waiting' || state === 'offered') ? 'expired' : state
}

/** Why the slot of a place cannot be taken now: `offer-over`, `not-offered` (it is not free yet) or `already-decided`. */
export function acceptRefusal(place: Place, now: Instant): Refusal | undefined {
  const state = placeStateAt(place, now)
  if (state === 'offered') return undefined
  const code = state === 'expired' ? 'offer-over' : state === 'waiting' ? 'not-offered' : 'already-decided'
  return new Refusal('conflict', code, { state })
}

/** When the timer has to look at a place: the end of its offer, else the beginning of what it waits for. */
export function placeDueAt(place: Place): Instant | undefined {
  if (place.state === 'offered') return place.offer?.until
  return place.state === 'waiting' ? waitsUntil(place) : undefined
}

/** Until when it waits if nothing becomes free; whoever has proved nothing, for a day. */
export function waitsUntil(place: Place): Instant {
  if (isKnown(place)) return place.startsAt
  const end = addMinutes(place.createdAt, proofHours * 60)
  return end < place.startsAt ? end : place.startsAt
}

/** When it goes away with its personal data: the house's months after its date, or days after its end where nobody showed whose address it is. Epoch seconds. */
export function placeGoesAwayAt(place: Place, retentionMonths: number): number {
  const { date, history, createdAt } = place
  return isOverUnproved(place)
    ? unprovedGoesAfter(history.at(-1)?.at ?? createdAt, date, retentionMonths)
    : goesAfter(date, retentionMonths)
}

/** What nobody has proved, by mail or by taking the offer, was perhaps never theirs. */
function isOverUnproved({ state, origin, provedAt }: Place): boolean {
  return (state === 'expired' || state === 'left') && origin === 'public' && provedAt === undefined
}

/** Proves that the mail with the offer has arrived, and opens the place like its manage token. */
export function offerToken(secret: string, { id, contact }: Pick<Place, 'id' | 'contact'>): string {
  return derivedToken(secret, 'offer', [id, contact.email?.toLowerCase()].join(' '))
}

/** Who acts on a place, and whether the token proves the address. Refuses as `roleOn` does. */
export function roleOnPlace(
  place: Place,
  actor: Actor,
  terms: { managers: readonly Manager[]; secret: string },
): { by: PlaceLine['by']; isProved: boolean } {
  const { token } = actor
  const isProved =
    actor.kind !== 'system' &&
    token !== undefined &&
    proves(token, terms.secret, (key) => offerToken(key, place))
  if (isProved && place.contact.email !== undefined) {
    return { by: { kind: 'contact', name: place.contact.name }, isProved }
  }
  return { by: roleOn(place, actor, terms), isProved: false }
}

/** The next version of a place: its new state, and a line in its history that says so. */
export function placeAfter(
  { offer: _offer, ...place }: Place,
  line: PlaceLine,
  change: Pick<Partial<Place>, 'offer' | 'booking' | 'provedAt'> = {},
): Place {
  return {
    ...place,
    ...change,
    state: line.what,
    version: place.version + 1,
    history: shortened([...place.history, line]),
  }
}

export interface NewPlace {
  id: string
  house: string
  line: PlaceLine
  contactId: string
  request: QueueRequest
  origin: Place['origin']
  zone: string
  since?: Instant
  fingerprint?: string
}

/** A place as it begins. */
export function newPlace({ id, house, line, contactId, request, origin, zone, ...more }: NewPlace): Place {
  const { setUpMinutes = 0, tidyUpMinutes = 0, language = 'de', date, from } = request
  const { since = line.at, fingerprint } = more
  return {
    ...request,
    id,
    house,
    setUpMinutes,
    tidyUpMinutes,
    language,
    state: 'waiting',
    origin,
    contactId,
    since,
    startsAt: instantOf(date, from, zone),
    createdAt: line.at,
    version: 1,
    ...(fingerprint === undefined ? {} : { fingerprint }),
    history: [line],
  }
}

/** What stands of it on the day sheets. */
export function wishOf({ from, to, rooms, since }: Place): SheetWish {
  return { from, to, rooms, since }
}

/** The request that a place becomes when it is taken. Without words of their own it is called by its group, or by its contact. */
export function requestOf(place: Place): RequestDetails & When {
  const { rooms, date, from, to, setUpMinutes, tidyUpMinutes, contact, language } = place
  const { groupName, attendees, note, label } = place
  const known = { groupName, attendees, note, label }
  const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
  const purpose = place.purpose ?? groupName ?? contact.name
  return { rooms, date, from, to, setUpMinutes, tidyUpMinutes, contact, language, purpose, ...said }
}

/** Tells requests apart that came with the same Idempotency-Key. */
export function queueFingerprintOf(request: QueueRequest): string {
  const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  const entries = sorted({ ...request, contact: sorted(request.contact) })
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 16)
}

/** The wish on the sheet of each room; who gives time back there must know of it. */
export function wishChanges(place: Place): SheetChange[] {
  const { id, house, rooms, date } = place
  const wishes = new Map([[id, wishOf(place)]])
  return rooms.map((room) => ({ ...emptyChange(house, room, date), wishes, stamp: id }))
}

/**
 * The same where there is room for one more, as the sheets were read: with each wish they get another stamp, so that a crowd that comes
 * at once is counted one by one. Refuses with `too-many-requests` (`limit` is `queue`).
 */
export function countedWishes(place: Place, sheets: Sheets): SheetChange[] {
  const waiting = [...sheets.values()].map(({ wishes }) => wishes.size)
  if (Math.max(0, ...waiting) >= mostWishes)
    throw new Refusal('too-many', 'too-many-requests', { limit: 'queue', most: mostWishes })
  return wishChanges(place).map((change) => ({
    ...change,
    seen: { stamp: sheets.get(dayOf(change))?.stamp },
  }))
}
