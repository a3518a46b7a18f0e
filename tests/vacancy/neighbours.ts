import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { manageToken, proofToken } from '../../functions/contacts/rules/access.ts'
import type { Contact } from '../../functions/contacts/schema.ts'
import { takeDuty } from '../../functions/duties/actions/take-duty.ts'
import { foundMeeting } from '../../functions/meetings/actions/found-meeting.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { offerToken } from '../../functions/waitlist/rules/place.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { readPlace } from '../../functions/waitlist/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { addDays, today, timeOfMinutes } from '../../shared/time/civil.ts'
import { aVisitor } from '../support/builders.ts'
import { chanceOf, pick } from './chance.ts'
import type { Chance } from './chance.ts'
import { pulseAnswers } from './pulse-answers.ts'
import { changeHands, ends, foundCircle, hostOf } from './circles.ts'
import type { Circle } from './circles.ts'
import { house, zone } from './quiet-house.ts'
import type { QuietHouse } from './quiet-house.ts'
import { proved } from '../waitlist/waiting.ts'

/** Some around the house are known to it by the address of one of them, some are groups there; some are trusted. */
interface Neighbour {
  contact: Contact
  isTrusted: boolean
  circle?: Circle | undefined
}

export interface Neighbours {
  quiet: QuietHouse
  groups: readonly Neighbour[]
  perDay: number
  chance: Chance
  meeting: string
  bookings: Set<string>
  places: Set<string>
  /** What did not come about, and why, by its code. */
  refused: Map<string, number>
  keysTaken: number
}

/** What the manager leaves behind on the last day: groups that are trusted, a meeting that needs a key, a closure to come. */
export async function settleIn(
  quiet: QuietHouse,
  { groups: count, perDay, seed, days }: { groups: number; perDay: number; seed: number; days: number },
): Promise<Neighbours> {
  const { ctx, manager } = quiet
  const groups: Neighbour[] = []
  for (let at = 0; at < count; at += 1) {
    const contact = { name: `Gruppe ${at + 1}`, email: `gruppe-${at + 1}@gruppe.example` }
    const isTrusted = at % 3 === 0
    const circle = at % 2 === 1 ? await foundCircle(quiet, contact, isTrusted) : undefined
    groups.push({ contact, isTrusted, circle })
  }
  const begin = today(ctx.now(), zone)
  const bookings = new Set<string>()
  for (const [at, { contact, isTrusted, circle }] of groups.entries()) {
    const [from, to] = [timeOfMinutes(8 * 60 + (at % 12) * 60), timeOfMinutes(9 * 60 + (at % 12) * 60)]
    const repeat = { every: 'week', count: Math.ceil(days / 7) + 1, mode: 'free' } as const
    const request = {
      rooms: ['seminarraum'],
      date: addDays(begin, 1 + Math.floor(at / 12)),
      from,
      to,
      purpose: 'Treffen',
      repeat,
    }
    const { id } = await asks(quiet, { contact, circle }, request)
    bookings.add(id)
    if (isTrusted && circle === undefined) await trustContact(ctx, manager, { id, trusted: true })
    if (at % 4 < 2) await approveBooking(ctx, manager, { id })
    else await prove(quiet, id)
  }
  const { meeting, booking } = await foundMeeting(ctx, manager, {
    house,
    asked: {
      title: 'Sprachcafé',
      description: 'Deutsch sprechen bei Tee.',
      audience: ['newcomers'],
      languages: ['de'],
      venue: { kind: 'rooms', rooms: ['teekueche'] },
      date: addDays(begin, 4),
      from: '15:00',
      to: '17:00',
      repeat: { every: 'week', count: Math.ceil(days / 7) + 2, mode: 'all' },
      needsKey: true,
    },
  })
  bookings.add(booking)
  await createClosure(ctx, manager, {
    house,
    request: {
      from: `${addDays(begin, Math.ceil(days / 3))}T00:00`,
      to: `${addDays(begin, Math.ceil(days / 3) + 2)}T00:00`,
      words: 'Wir streichen die Wände.',
      displaced: 'offer',
    },
  })
  const chance = chanceOf(seed)
  const [places, refused] = [new Set<string>(), new Map<string, number>()]
  return { quiet, groups, perDay, chance, meeting, bookings, places, refused, keysTaken: 0 }
}

/** Asked for by whoever hosts the group, in its name; by somebody for themselves. */
async function asks(
  quiet: QuietHouse,
  { contact, circle }: Pick<Neighbour, 'contact' | 'circle'>,
  request: Omit<Parameters<typeof requestBooking>[2]['request'], 'contact'>,
) {
  const host = circle && (await hostOf(quiet, circle))
  return host === undefined
    ? requestBooking(quiet.ctx, aVisitor, { house, request: { ...request, contact } })
    : requestBooking(quiet.ctx, host, { house, request: { ...request, group: circle!.id } })
}

type Happening = (around: Neighbours) => Promise<void>

/** What people do on a day. */
const happenings: readonly Happening[] = [
  askForRooms,
  takeOffers,
  callOff,
  takeTheKey,
  changeHosts,
  answerPulses,
]

export async function aDayPasses(around: Neighbours): Promise<void> {
  for (const happens of happenings) await happens(around)
}

async function askForRooms(around: Neighbours): Promise<void> {
  for (let count = 0; count < around.perDay; count++) await trying(around, () => askForARoom(around))
}

async function askForARoom({ quiet, groups, chance, bookings, places }: Neighbours): Promise<void> {
  const { ctx } = quiet
  const neighbour = pick(groups, chance)
  const start = 8 + Math.floor(chance() * 12)
  const request = {
    rooms: [pick(['saal', 'seminarraum', 'seminarraum', 'teekueche', 'teekueche'], chance)],
    date: addDays(today(ctx.now(), zone), 1 + Math.floor(chance() * 20)),
    from: timeOfMinutes(start * 60),
    to: timeOfMinutes((start + 1 + Math.floor(chance() * 2)) * 60),
    purpose: 'Treffen',
  }
  const isSeries = chance() < 0.15
  const repeat = isSeries ? ({ repeat: { every: 'week', count: 3, mode: 'free' } } as const) : {}
  try {
    const { id } = await asks(quiet, neighbour, { ...request, ...repeat })
    bookings.add(id)
    if (chance() < 0.9) await prove(quiet, id)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'room-taken') throw error
    const wish = { ...request, contact: neighbour.contact }
    places.add((await proved(ctx, await joinQueue(ctx, aVisitor, { house, request: wish }))).id)
  }
}

/** Two of three take what is held for them; their link proves the address. */
async function takeOffers(around: Neighbours): Promise<void> {
  const { quiet, places, chance, bookings } = around
  const { ctx } = quiet
  const known = await Promise.all([...places].map((id) => readPlace(ctx.table, id)))
  const offered = known.filter((place): place is Place => place?.state === 'offered')
  for (const place of offered) {
    if (chance() > 0.66) continue
    const token = offerToken(await ctx.secret(), place)
    await trying(around, async () => {
      const { booking } = await acceptPlace(ctx, { ...aVisitor, token }, { id: place.id })
      bookings.add(booking.id)
    })
  }
}

/** Now and then a group calls off what it has, and somebody else gets it. */
async function callOff(around: Neighbours): Promise<void> {
  const { quiet, chance, bookings } = around
  if (chance() > 0.5) return
  const id = pick([...bookings], chance)
  const booking = await readBooking(quiet.ctx.table, id)
  if (booking === undefined || booking.meeting !== undefined) return
  const actor: Actor = { ...aVisitor, token: manageToken(await quiet.ctx.secret(), id) }
  await trying(around, () => cancelBooking(quiet.ctx, actor, { id, scope: 'all' }))
}

/** Of every other week somebody has the key. */
async function takeTheKey(around: Neighbours): Promise<void> {
  const { quiet, groups, chance, meeting } = around
  if (chance() > 0.15) return
  const booking = await meetingDates(around)
  const key = booking.find((date) => date.slice(0, 10) > today(quiet.ctx.now(), zone))
  if (key === undefined) return
  const { contact } = pick(groups, chance)
  const asked = { name: contact.name, contact: { email: contact.email! } }
  await trying(around, async () => {
    await takeDuty(quiet.ctx, aVisitor, { id: meeting, key, duty: 'key', asked })
    around.keysTaken += 1
  })
}

/** Who hosts a group leaves it, somebody goes on, and now and then one is over. */
async function changeHosts(around: Neighbours): Promise<void> {
  const { quiet, groups, chance } = around
  const { circle } = pick(groups, chance)
  if (circle === undefined || chance() > 0.7) return
  await trying(around, () => (chance() < 0.2 ? ends(quiet, circle) : changeHands(quiet, circle)))
}

async function answerPulses(around: Neighbours): Promise<void> {
  for (const answer of await pulseAnswers(around)) await trying(around, answer)
}

async function meetingDates({ quiet, bookings, meeting }: Neighbours): Promise<string[]> {
  const all = await Promise.all([...bookings].map((id) => readBooking(quiet.ctx.table, id)))
  const own = all.find((booking) => booking?.meeting === meeting)
  return own?.occurrences.map(({ key }) => key) ?? []
}

async function prove({ ctx }: QuietHouse, id: string): Promise<void> {
  const booking = await readBooking(ctx.table, id)
  if (booking) await confirmBooking(ctx, { id, token: proofToken(await ctx.secret(), booking) })
}

/** What the house refuses, it says; anything else is a fault. */
async function trying({ refused }: Neighbours, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refused.set(error.code, (refused.get(error.code) ?? 0) + 1)
  }
}
