import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { known } from '../../../shared/known.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { openMeeting, openToChange } from '../../meetings/actions/load.ts'
import { datesOf, hasEnded, takesPlace } from '../../meetings/rules/dates.ts'
import type { Duty, Taker } from '../schema.ts'
import { dutyListWrite, givingBackWrites, replacingWrite, takingWrites } from '../store/duties.ts'
import { dutyNamed, ofDate, openDuties, requireOpen, takerOf } from './load.ts'
import type { DutyFile } from './load.ts'

/** What somebody says who takes a duty. */
export type Taking = Pick<Taker, 'name' | 'contact'> & { language?: Taker['language'] | undefined }

/** Of one contact, or of one network address where there is none, a day. */
const mostTakings = 40

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
    await ctx.table.transact([
      ...takingWrites(ofDate(file), taker, duty.needed),
      ...limitWrites(ctx, actor, file, taker),
    ])
    return taker
  })
}

async function newTaker(ctx: Context, file: DutyFile, { duty }: Duty, asked: Taking): Promise<Taker> {
  const { name, contact, language } = asked
  const reach = contact?.email?.toLowerCase() ?? contact?.phone?.replace(/\D/g, '')
  const contactId = reach === undefined ? undefined : derivedId(await ctx.secret(), 'contact', reach)
  return {
    id: ctx.newId(),
    duty,
    name,
    language: language ?? file.meeting.language,
    origin: file.role === undefined ? 'public' : 'manager',
    at: ctx.now(),
    ...known({ contact: reach === undefined ? undefined : contact, contactId }),
  }
}

function limitWrites(ctx: Context, actor: Actor, { role }: DutyFile, { contactId }: Taker): Write[] {
  if (!ctx.settings.rateLimits || role !== undefined) return []
  const of = contactId ?? actor.address
  return [spendWrite({ purpose: 'duty', of, most: mostTakings, minutes: 24 * 60 }, ctx.now())]
}

/** What became of one date of a rota. */
export type RotaDate = { key: string; taker: Taker } | { key: string; refused: string }

const mostDates = 60

/** Every nth date to come, each by itself: what others have stays theirs. */
export async function takeRota(
  ctx: Context,
  actor: Actor,
  rota: { id: string; duty: string; asked: Taking; every?: number; first?: string; until?: string },
): Promise<RotaDate[]> {
  const { id, duty, asked, every = 1, first = '', until = '9999' } = rota
  const { entry, house } = await openMeeting(ctx, id)
  const ahead = datesOf(entry).filter(
    (date) =>
      takesPlace(date) &&
      !hasEnded(date, house.timeZone, ctx.now()) &&
      date.key >= first &&
      date.date <= until,
  )
  const chosen = ahead.filter((_, at) => at % every === 0).slice(0, mostDates)
  const dates: RotaDate[] = []
  for (const { key } of chosen) {
    try {
      dates.push({ key, taker: await takeDuty(ctx, actor, { id, key, duty, asked }) })
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
      dates.push({ key, refused: error.code })
    }
  }
  return dates
}

/** Whose duty it is gives it back by their token; the host and the house can take it away. */
export function giveBackDuty(
  ctx: Context,
  actor: Actor,
  { id, key, duty, taker: takerId }: { id: string; key: string; duty: string; taker?: string },
): Promise<void> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, actor, { id, key })
    dutyNamed(file, duty)
    const own = await takerOf(ctx, file.takers, actor.token)
    const those = file.takers.filter((each) => each.duty === duty)
    const meant =
      own?.taker ?? (file.role ? (those.find((each) => each.id === takerId) ?? those[0]) : undefined)
    if (meant === undefined || meant.duty !== duty) throw stranger(actor)
    requireOpen(ctx, file)
    await ctx.table.transact(givingBackWrites(ofDate(file), meant))
  })
}

/** Shows that the mail address is theirs. */
export function proveDuty(
  ctx: Context,
  { id, key, token }: { id: string; key: string; token: string },
): Promise<Taker> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, { kind: 'visitor', address: '', token }, { id, key })
    const own = await takerOf(ctx, file.takers, token)
    if (!own?.isProof) throw new Refusal('forbidden', 'not-allowed')
    if (own.taker.provedAt !== undefined) return own.taker
    const after = { ...own.taker, provedAt: ctx.now() }
    await ctx.table.transact([replacingWrite(ofDate(file), own.taker, after)])
    return after
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
