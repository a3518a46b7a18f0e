import { instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import type { DaySheet } from '../../rooms/schema.ts'
import type { Block } from '../schema.ts'
import type { AffectedDate, Closure } from '../schema/closure.ts'
import { blockedDays, lengthRefusal, momentsRefusal } from './block.ts'
import type { Moment } from '../../bookings/rules/scope.ts'

/** For so long a closure can be undone. */
export const undoMinutes = 60

/**
 * Milliseconds: nobody waits longer for an answer, and the timer, which begins its last turn after forty seconds, ends within the minute of its
 * function. Whatever is left then is done by the timer, or by sending it again.
 */
export const longestWait = { page: 20_000, timer: 15_000 } as const

/** A year of five rooms; it is laid step by step. */
const mostRoomDays = 2000

/** Why a house cannot be closed so; nothing if it can. `rooms` counts those that are closed. */
export function closureRefusal(
  moments: Pick<Closure, 'from' | 'to'>,
  rooms: number,
  { now, zone }: Moment,
): Refusal | undefined {
  const refusal = momentsRefusal(moments, zone) ?? lengthRefusal(moments, rooms, mostRoomDays)
  if (refusal) return refusal
  const last = blockedDays(moments, zone).at(-1)
  const isOver = last === undefined || instantOf(last.date, last.to, zone) <= now
  return isOver ? invalidField('/to', 'too-soon') : undefined
}

/** What lies in the day sheets under the closure's id: nobody can book there, and the board says why. */
export function blockOf({ id, house, rooms, from, to, words, by, createdAt }: Closure): Block {
  return { id, house, rooms, from, to, label: words, closure: true, createdAt, by: by.name ?? '' }
}

/** Whether what a closure did can be taken back by now. */
export function mayUndo({ state, undoUntil }: Closure, now: Instant): boolean {
  return state === 'undoing' || (state !== 'undone' && now <= undoUntil)
}

/** What is noted of a booking: what it had lost before, and what it loses now. */
export function affectedDates(
  { affected }: Closure,
  booking: string,
  lost: readonly AffectedDate[],
): AffectedDate[] {
  const noted = affected.find((other) => other.booking === booking)?.dates ?? []
  const again = new Set(lost.map(({ occurrence }) => occurrence))
  return [...noted.filter(({ occurrence }) => !again.has(occurrence)), ...lost]
}

/**
 * What these changes ask of a closure's block: it hands over what they take, and where turnover or related rooms must be clear it is not in
 * the way. So does any other block: one that was laid around a booking got its time when the closure displaced it, and one that is laid over
 * a closure gets nothing that this one holds. `undefined` where somebody else is.
 */
export function handedOver(
  block: string,
  changes: readonly SheetChange[],
  sheetOf: (change: SheetChange) => DaySheet | undefined,
): SheetChange[] | undefined {
  const handed = changes.map((change) => {
    const sheet = sheetOf(change)
    const holderOf = (quarter: number) => sheet?.quarters.get(quarter)
    const isBlock = (holder: string) => holder === block || sheet?.entries.get(holder)?.kind === 'block'
    const held = (some: Iterable<number>) =>
      [...some].flatMap((quarter): [number, string][] => {
        const holder = holderOf(quarter)
        return holder !== undefined && isBlock(holder) ? [[quarter, holder]] : []
      })
    const wanted = [...change.take.keys()].filter((quarter) => !change.free.has(quarter))
    const isTaken = [...wanted, ...change.clear].some(
      (quarter) => !isBlock(holderOf(quarter) ?? block) && !change.free.has(quarter),
    )
    if (isTaken) return undefined
    const [given, around] = [held(wanted), held(change.clear)]
    const kept = new Set(around.map(([quarter]) => quarter))
    return {
      ...change,
      take: new Map([...around, ...change.take]),
      free: new Map([...change.free, ...given, ...around]),
      clear: new Set([...change.clear].filter((quarter) => !kept.has(quarter))),
    }
  })
  return handed.every((change) => change !== undefined) ? handed : undefined
}
