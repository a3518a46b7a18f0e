import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { today } from '../../../shared/time/civil.ts'
import { insideRole } from '../../meetings/actions/load.ts'
import { openMeeting, openToChange } from '../../meetings/actions/load.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { datesOf, hasEnded, stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { dutiesOf, hasAlready, keyDuty } from '../rules/duties.ts'
import type { Duty, Taker } from '../schema.ts'
import {
  dutyListWrite,
  givingBackWrites,
  readAllDuties,
  readDutiesOf,
  replacingWrite,
  takingWrites,
} from '../store/duties.ts'
import type { Needed } from '../store/duties.ts'
import { ownedDutiesWrites } from '../store/owned.ts'
import { askAnewWrites } from '../store/key-steps.ts'
import { dutyNamed, ofDate, openDuties, requireOpen, takerOf } from './load.ts'
import type { DutyFile } from './load.ts'
import { reachId } from '../../contacts/actions/contact-id.ts'

/** What somebody says who takes a duty. */
export type Taking = Pick<Taker, 'name' | 'contact'> & { language?: Taker['language'] | undefined }

/** A day; a rota is one taking. Whoever gives an address of somebody else's sends them a mail each time: few. */
const mostByContact = 10
/** Of those without a contact, by network address: a whole house may share one. */
const mostByAddress = 40

/** Somebody takes a duty: one write. Refuses with `duty-taken` where as many have it as it needs. */
export function takeDuty(
  ctx: Context,
  actor: Actor,
  { id, key, duty: name, asked }: { id: string; key: string; duty: string; asked: Taking },
): Promise<Taker> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, actor, { id, key })
    const duty = dutyNamed(file, name)
    requireOpen(ctx, file)
    const taker = await newTaker(ctx, file, duty, asked)
    if (hasAlready(taker, file.takers)) throw new Refusal('conflict', 'duty-yours', { duty: name })
    await ctx.table.transact([
      ...takingWrites(ofDate(file), taker, neededNow(duty, taker, file.takers)),
      ...ownedDutiesWrites(ofDate(file), taker),
      ...limitWrites(ctx, actor, file.role, taker),
    ])
    return taker
  }, tries)
}

/** So many have a duty at most: each of them may be faster once. */
const tries = 22

function neededNow({ duty, needed }: Duty, { contactId }: Taker, takers: readonly Taker[]): Needed {
  if (contactId === undefined) return { needed }
  return { needed, seen: takers.filter((each) => each.duty === duty).length }
}

async function newTaker(
  ctx: Context,
  file: Pick<DutyFile, 'meeting' | 'role'>,
  { duty }: Duty,
  asked: Taking,
): Promise<Taker> {
  const { name, contact, language } = asked
  const contactId = await reachId(ctx, contact)
  return {
    id: ctx.newId(),
    duty,
    name,
    language: language ?? file.meeting.language,
    origin: file.role === undefined ? 'public' : 'manager',
    at: ctx.now(),
    ...known({ contact: contactId === undefined ? undefined : contact, contactId }),
  }
}

function limitWrites(ctx: Context, actor: Actor, role: DutyFile['role'], { contactId }: Taker): Write[] {
  if (!ctx.settings.rateLimits || role !== undefined) return []
  const [of, most] = contactId === undefined ? [actor.address, mostByAddress] : [contactId, mostByContact]
  return [spendWrite({ purpose: 'duty', of, most, minutes: 24 * 60 }, ctx.now())]
}

/** What became of one date of a rota. */
export type RotaDate = { key: string; taker: Taker } | { key: string; refused: string }

/** As many as one write takes, two items a date. */
const mostDates = 45

export interface Rota {
  id: string
  duty: string
  asked: Taking
  every?: number
  first?: string
  until?: string
}

/** Every nth date to come that is free, in one write; what others have stays theirs. */
export function takeRota(ctx: Context, actor: Actor, rota: Rota): Promise<RotaDate[]> {
  return retryIfChanged(async () => {
    const file = await openMeeting(ctx, rota.id)
    const role = await insideRole(ctx, actor, file)
    const { until = '9999' } = rota
    if (until < today(ctx.now(), file.house.timeZone)) throw invalidField('/until', 'in-the-past')
    const chosen = chosenDates(ctx, file, rota)
    const { list, takers } = await readDutiesOf(
      ctx.table,
      rota.id,
      chosen.map(({ key }) => key),
    )
    const duty = dutyNamed({ duties: dutiesOf(file.meeting, list) }, rota.duty)
    if (stateOf(file.entry) !== 'published' && role === undefined)
      throw new Refusal('conflict', 'registration-closed')
    const person = { ...(await newTaker(ctx, { ...file, role }, duty, rota.asked)), rota: ctx.newId() }
    const there = ({ key }: MeetingDate) => takers.get(key) ?? []
    const isMine = (date: MeetingDate) => hasAlready(person, there(date))
    const has = (date: MeetingDate) => there(date).filter((each) => each.duty === duty.duty).length
    const free = chosen.filter((date) => has(date) < duty.needed && !isMine(date))
    const taken = new Map(free.map((date) => [date.key, { ...person, id: ctx.newId() }]))
    const writes = free.flatMap((date) =>
      takingWrites(ofDate({ ...file, date }), taken.get(date.key)!, neededNow(duty, person, there(date))),
    )
    const [last] = free.slice(-1)
    const beside = last
      ? [
          ...ownedDutiesWrites(ofDate({ ...file, date: last }), person),
          ...limitWrites(ctx, actor, role, person),
        ]
      : []
    await ctx.table.transact([...writes, ...beside]).catch(again)
    return chosen.map((date) => {
      const { key } = date
      const taker = taken.get(key)
      return taker ? { key, taker } : { key, refused: isMine(date) ? 'duty-yours' : 'duty-taken' }
    })
  }, tries)
}

function chosenDates(
  ctx: Pick<Context, 'now'>,
  { entry, house }: MeetingFile,
  { every = 1, first = '', until = '9999' }: Rota,
): MeetingDate[] {
  const ahead = datesOf(entry).filter(
    (date) =>
      takesPlace(date) &&
      !hasEnded(date, house.timeZone, ctx.now()) &&
      date.key >= first &&
      date.date <= until,
  )
  return ahead.filter((_, at) => at % every === 0).slice(0, mostDates)
}

/** Somebody was quicker on one of the dates: the others are still to be had. */
function again(error: unknown): never {
  const isTaken = error instanceof Refusal && error.code === 'duty-taken'
  throw isTaken ? new Refusal('conflict', 'changed-meanwhile') : error
}

/**
 * Whose duty it is gives it back by their token; the host and the house can take it away. Also of a date that is cancelled, and a
 * duty that the meeting needs no more. A key that came back is asked for anew.
 */
export function giveBackDuty(
  ctx: Context,
  actor: Actor,
  { id, key, duty, taker: takerId }: { id: string; key: string; duty: string; taker?: string },
): Promise<void> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, actor, { id, key })
    const { date, house, role, meeting } = file
    const own = (await takerOf(ctx, file.takers, actor.token))?.taker
    const those = file.takers.filter((each) => each.duty === duty)
    const named = role === undefined ? own : (those.find((each) => each.id === takerId) ?? those[0])
    if (named === undefined && role !== undefined) throw new Refusal('not-found', 'not-found', { duty })
    if (named === undefined || named.duty !== duty) throw stranger(actor)
    if (hasEnded(date, house.timeZone, ctx.now())) throw new Refusal('conflict', 'in-the-past')
    const of = ofDate(file)
    const anew = meeting.needsKey && duty === keyDuty ? askAnewWrites(of, ctx.now()) : []
    await ctx.table.transact([...givingBackWrites(of, named), ...anew])
  })
}

/** Shows that the mail address is theirs: for all dates that were taken with it in one go. */
export function proveDuty(
  ctx: Context,
  { id, key, token }: { id: string; key: string; token: string },
): Promise<Taker> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, { kind: 'visitor', address: '', token }, { id, key })
    const own = await takerOf(ctx, file.takers, token)
    if (!own?.isProof) throw new Refusal('forbidden', 'not-allowed')
    const { taker } = own
    if (taker.provedAt !== undefined) return taker
    const provedAt = ctx.now()
    const all = taker.rota === undefined ? [] : await readAllDuties(ctx.table, id)
    const more = all.flatMap(({ takers, ...of }) =>
      takers
        .filter((each) => each.rota === taker.rota && each.id !== taker.id)
        .map((each) => replacingWrite(of, each, { ...each, provedAt })),
    )
    await ctx.table.transact([replacingWrite(ofDate(file), taker, { ...taker, provedAt }), ...more])
    return { ...taker, provedAt }
  })
}

/** What a meeting needs at each of its dates; by its host or the house. */
export async function changeDuties(
  ctx: Context,
  actor: Actor,
  { id, duties }: { id: string; duties: Duty[] },
): Promise<void> {
  await openToChange(ctx, actor, id)
  await ctx.table.transact([dutyListWrite({ meeting: id, duties })])
}

export function stranger({ token, person }: Actor): Refusal {
  return token === undefined && person === undefined
    ? new Refusal('unauthenticated', 'sign-in-needed')
    : new Refusal('forbidden', 'not-allowed')
}
