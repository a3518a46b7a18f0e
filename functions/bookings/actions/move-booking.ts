import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { textOfFields } from '../../../shared/text-of.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import { whenRefusal } from '../../rooms/rules/wanted.ts'
import { needsDecision } from '../rules/consent.ts'
import type { ConsentTerms } from '../rules/consent.ts'
import { waitingOf } from '../rules/deadline.ts'
import { datesMeant } from '../rules/able.ts'
import { datesChanges, lifted } from '../rules/decision.ts'
import { crowdedRefusal } from '../rules/heads.ts'
import { fieldChanges, withStep } from '../rules/history.ts'
import {
  isInsideYes,
  movingOf,
  overlapRefusal,
  overRefusal,
  ownSlot,
  slotInQuestion,
  slotOf,
} from '../rules/move.ts'
import type { Moving, NewTime, DateMove } from '../rules/move.ts'
import { stateOf } from '../rules/scope.ts'
import { requireSeen } from '../rules/seen.ts'
import type { Seen } from '../rules/seen.ts'
import { isOpen } from '../rules/state.ts'
import { wordsOn } from '../rules/words.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import { contactTerms } from './consent.ts'
import { momentOf } from './moment.ts'
import { openBookingAs } from './load.ts'
import type { BookingFile, OpenedFile } from './load.ts'
import { withAlternatives } from './alternatives.ts'
import { growthWrites } from './limits.ts'
import { saveBooking } from './save.ts'

export interface Move extends Scope, Seen {
  id: string
  to: NewTime
  /** Only these dates of the scope, by key. */
  keys?: readonly string[]
  /** That dates with times of their own lose them, where these meet others' new times, is known and wanted. */
  loseExceptions?: boolean
  /** What else is written with it, from what came of it. */
  beside?: (after: Booking) => readonly Write[]
}

/**
 * Other time or other rooms, claimed before the old ones are given back, in one write. The manager's move keeps the state. So
 * does the contact's while it is open, or only gets shorter, or nobody has to decide; else what is approved stays as it is
 * and the new time is held beside it until somebody decides. Refuses with `exceptions-lost` and which dates these are.
 */
export async function moveBooking(ctx: Context, actor: Actor, move: Move): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, move.id)
    const moving = whatMoves(ctx, file, move)
    requireSeen(move, file.booking)
    if (moving.lost.length > 0 && !move.loseExceptions) {
      const lost = moving.lost.map(({ key, date, from, to }) => ({ key, date, from, to }))
      throw new Refusal('conflict', 'exceptions-lost', { lost, pointer: '/loseExceptions' })
    }
    refuseImpossible(ctx, file, moving.steps)
    const after = await afterMove(ctx, file, moving)
    const grown = after === undefined ? [] : growthWrites(ctx, actor, file, after)
    const beside = [...grown, ...(move.beside?.(after ?? file.booking) ?? [])]
    if (after === undefined) {
      // From online to outdoors no room and no hour is another, and still it is news.
      await ctx.table.transact(beside)
      return file.booking
    }
    const { slot } = moving.steps[0]!
    return saveBooking(ctx, file, after, { beside }).catch((error: unknown) =>
      withAlternatives(ctx, error, slot, file, slot.rooms),
    )
  })
}

/** Which dates would move where, and which would lose a time of their own; nothing is written. */
export function whatMoves(ctx: Pick<Context, 'now'>, { booking, house }: BookingFile, move: Move): Moving {
  const { keys } = move
  const inScope = datesMeant(booking, 'move', move, momentOf(ctx, { house }))
  const meant = keys === undefined ? inScope : inScope.filter(({ key }) => keys.includes(key))
  const named = booking.occurrences.find(({ key }) => key === move.occurrence) ?? meant[0]
  if (named === undefined) throw new Refusal('conflict', 'in-the-past')
  return movingOf(booking, meant, named, move.to)
}

function refuseImpossible(
  ctx: Context,
  { booking, rooms: all, house, by }: OpenedFile,
  steps: readonly DateMove[],
) {
  const overlapping = overlapRefusal(booking, steps)
  if (overlapping) throw overlapping
  for (const { slot, occurrence } of steps) {
    const heads = occurrence.asked?.attendees ?? wordsOn(booking, occurrence).attendees
    const isSmaller = slot.rooms.length < slotOf(booking, occurrence).rooms.length
    const isHad = isInsideYes(booking, { slot, occurrence })
    const rooms = pickRooms(all, slot.rooms)
    const terms = { house, rooms, now: ctx.now(), byManager: by.kind !== 'contact' }
    const refusal = isHad ? overRefusal(slot, momentOf(ctx, { house })) : whenRefusal(slot, terms)
    const crowded = isHad && !isSmaller ? undefined : crowdedRefusal(booking, [{ place: slot, heads }], all)
    if (refusal ?? crowded) throw refusal ?? crowded
  }
}

async function afterMove(ctx: Context, file: OpenedFile, { steps }: Moving): Promise<Booking | undefined> {
  const { booking, house, rooms, by } = file
  const now = ctx.now()
  const slots = steps.map(({ slot }) => slot)
  const terms = by.kind === 'contact' ? await contactTerms(ctx, file, slots) : undefined
  const byKey = new Map(steps.map((step) => [step.occurrence.key, step]))
  const moved = booking.occurrences.map((each) => {
    const step = byKey.get(each.key)
    return step === undefined ? each : movedTo(booking, step, asks(booking, step, terms))
  })
  const next = lifted(booking, { occurrences: moved, state: stateOf(moved, momentOf(ctx, file)) })
  const changed = moved.filter((each, at) => textOfFields(each) !== textOfFields(booking.occurrences[at]!))
  if (changed.length === 0) return undefined
  const changes = changesOf(file, steps)
  const waiting = { deadline: undefined, ...waitingOf({ ...booking, ...next }, { house, rooms, now }) }
  const kept = isOpen(booking.state) ? keptDeadline(booking, waiting) : waiting
  const isAsked = steps.some((step) => asks(booking, step, terms))
  const what = isAsked ? 'change-asked' : 'moved'
  const dates = booking.repeat === undefined ? {} : { dates: datesChanges(changed.map(dateLine)) }
  return withStep(booking, { id: ctx.newId(), at: now, by, what, changes, ...dates }, { ...next, ...kept })
}

/** Whether somebody has to consent to another time of an approved date; `terms` are the contact's. */
function asks(booking: Booking, { occurrence, slot }: DateMove, terms: ConsentTerms | undefined): boolean {
  if (terms === undefined || isOpen(occurrence.state)) return false
  return needsDecision(booking, slot, terms) && !isInsideYes(booking, { occurrence, slot })
}

/** What was approved stays, and the new time is held beside it, where it is asked for. Heads stay asked for. */
function movedTo(booking: Booking, { occurrence, slot }: DateMove, isAsked: boolean): Occurrence {
  const { asked, ...before } = occurrence
  const next = ownSlot(booking, slot)
  const heads = asked?.attendees === undefined ? undefined : { attendees: asked.attendees }
  const beside = heads || isAsked ? { asked: { ...next, ...heads } } : {}
  if (isAsked) return { ...before, ...beside }
  const { rooms: _rooms, setUpMinutes: _setUp, tidyUpMinutes: _tidyUp, ...bare } = before
  return { ...bare, ...next, ...beside }
}

/** What differs, for the history: at the first date at which anything does. */
function changesOf({ booking }: BookingFile, steps: readonly DateMove[]) {
  const fields = ['rooms', 'date', 'from', 'to', 'setUpMinutes', 'tidyUpMinutes']
  const all = [slotInQuestion, slotOf].flatMap((known) =>
    steps.map((step) => fieldChanges(known(booking, step.occurrence), step.slot, fields)),
  )
  const [first = []] = all.filter(({ length }) => length > 0)
  return first
}

function dateLine({ key, state }: Occurrence) {
  return { key, state }
}

/** Moving an open request does not win time: its deadline stays, or becomes earlier. */
function keptDeadline(
  { deadline, remindAt, lookAt }: Booking,
  next: { deadline?: string | undefined; remindAt?: string; lookAt?: string },
) {
  const look = lookAt === undefined ? {} : { lookAt }
  if (deadline === undefined || next.deadline === undefined || next.deadline < deadline)
    return { ...next, ...look }
  return { deadline, ...(remindAt === undefined ? {} : { remindAt }), ...look }
}
