import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import { newBooking } from '../../bookings/rules/new-booking.ts'
import type { Booking, BookingRequest, Occurrence } from '../../bookings/schema.ts'
import { createBlock } from '../../blocks/actions/create-block.ts'
import { carryOut } from '../../bookings/actions/save.ts'
import { blockMoments } from '../rules/blocks.ts'
import { repeatOf } from '../rules/repeat.ts'
import { lineOf } from '../rules/spans.ts'
import type { ImportChoice, ImportWords, TakenBlock, TakenBooking } from '../schema.ts'

export interface Taking<Take = TakenBooking | TakenBlock> {
  file: HouseWithRooms
  take: Take
  choice: ImportChoice
  words: ImportWords
}

/** Enters one booking or one block. Refuses with `room-taken` and the like. */
export async function takeOver(ctx: Context, actor: Actor, taking: Taking): Promise<void> {
  const { take } = taking
  if (take.kind === 'block') await enterBlock(ctx, actor, { ...taking, take })
  else await enterBooking(ctx, actor, { ...taking, take })
}

async function enterBooking(ctx: Context, actor: Actor, taking: Taking<TakenBooking>): Promise<void> {
  const { file, take, choice } = taking
  const request = await requestOf(taking)
  const { id, dates } = take
  const contactId = await contactIdOf(ctx, request.contact, id)
  const named = { id, line: ctx.newId(), contactId, house: file.house.id, request }
  const refused = new Map(dates.flatMap((each) => (each.refused ? [[each.key, each.refused] as const] : [])))
  const wanted = dates.map(({ key, date, from, to }) => ({ key, date, from, to }))
  const booking = newBooking(named, wanted, {
    house: file.house,
    rooms: pickRooms(file.rooms, [choice.room]),
    now: ctx.now(),
    byManager: true,
    refused,
    actor,
    state: 'approved',
  })
  const after: Booking = {
    ...booking,
    fingerprint: take.fingerprint,
    occurrences: booking.occurrences.map((each) => titled(each, take)),
  }
  await carryOut(ctx, { ...file, before: undefined, after, beside: [] })
}

async function requestOf({ file, take, choice }: Taking<TakenBooking>): Promise<BookingRequest> {
  const { dates, title } = take
  const { date = '', from = '', to = '' } = dates[0] ?? {}
  const { name, email } = choice
  return {
    rooms: [choice.room],
    date,
    from,
    to,
    purpose: title,
    contact: { name, ...(email === undefined ? {} : { email }) },
    language: file.house.language,
    ...(take.isPublic ? { label: lineOf(title, 80) } : {}),
    ...(dates.length > 1 ? { repeat: await ruleOf(dates) } : {}),
  }
}

/** The library that repeats is only loaded where something repeats. */
async function ruleOf(dates: TakenBooking['dates']) {
  const { datesOf } = await import('../../../shared/time/recurrence.ts')
  return repeatOf(dates, datesOf)
}

/** A date that is called otherwise than its series. */
function titled(occurrence: Occurrence, { dates, isPublic, title }: TakenBooking): Occurrence {
  const own = dates.find(({ key }) => key === occurrence.key)?.title
  if (own === undefined || own === title) return occurrence
  return { ...occurrence, purpose: own, ...(isPublic ? { label: lineOf(own, 80) } : {}) }
}

async function enterBlock(
  ctx: Context,
  actor: Actor,
  { file, take, choice, words }: Taking<TakenBlock>,
): Promise<void> {
  const { house } = file
  const moments = blockMoments(take, { now: ctx.now(), zone: house.timeZone })
  const shown = take.isPublic
    ? { label: lineOf(take.title, 80) }
    : { label: words.blocked, reason: take.title }
  await createBlock(ctx, actor, {
    house: house.id,
    id: take.id,
    request: { rooms: [choice.room], ...moments, ...shown },
  })
}
