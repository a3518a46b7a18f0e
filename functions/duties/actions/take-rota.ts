import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { today } from '../../../shared/time/civil.ts'
import { insideRole, openMeeting } from '../../meetings/actions/load.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { datesOf, hasEnded, stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { dutiesOf, hasAlready } from '../rules/duties.ts'
import type { Taker } from '../schema.ts'
import { readDutiesOf, takingWrites } from '../store/duties.ts'
import { ownedDutiesWrites } from '../store/owned.ts'
import { dutyNamed, ofDate } from './load.ts'
import { limitWrites, neededNow, newTaker, tries } from './taking.ts'
import type { Taking } from './taking.ts'

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
