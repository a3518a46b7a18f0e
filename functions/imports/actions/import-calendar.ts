import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Imported } from '../../../shared/ical/imported.ts'
import { derivedId } from '../../../shared/ids.ts'
import { errorFacts } from '../../../shared/log.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addMonths, today } from '../../../shared/time/civil.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { RoomDays } from '../../rooms/rules/free.ts'
import type { Room } from '../../rooms/schema.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { planImport } from '../rules/plan.ts'
import { draftOf } from '../rules/draft.ts'
import { countOf } from '../rules/spans.ts'
import type { BlockEntry, ImportTerms } from '../rules/terms.ts'
import type { ImportChoice, ImportPlan, ImportReport, ImportWords } from '../schema.ts'
import { takeOver } from './take-over.ts'
import type { Taking } from './take-over.ts'

export interface Importing {
  house: string
  /** The calendar file. */
  text: string
  choice: ImportChoice
  words: ImportWords
  /** The longest that reading may take. */
  milliseconds: number
}

/** How far one call goes. */
export interface Pace {
  /** Bookings and blocks at most. */
  most?: number
  /** Hears after each how many there are. */
  progress?: (done: number) => void
  /** Asked before each few of them, which come next, whether it may go on; the report is the one so far. */
  mayGoOn?: (next: ImportPlan['takes'], report: () => Promise<ImportReport>) => Promise<boolean>
  /** What failed before comes last, so that it never stands before the others. */
  last?: readonly string[]
}

const months = 24
const passes = 3
const atOnce = 25

/** What a calendar would lead to; nothing is written. Refuses a file that cannot be read, `calendar-unreadable` and the like. */
export async function previewImport(ctx: Context, actor: Actor, importing: Importing): Promise<ImportReport> {
  const file = await openHouse(ctx, actor, importing)
  const plan = await planOf(ctx, file, importing, await readEvents(ctx, file, importing))
  return reportOf(ctx, plan, { done: [], refused: [], failed: new Set(), isCut: false })
}

/**
 * Takes a calendar over: each event one booking, or a block each date, under an id that follows from the event, so that whatever is
 * there stays as it is, and what was cut off goes on when it is asked for again. The report's plan is what is left.
 */
export async function importCalendar(
  ctx: Context,
  actor: Actor,
  importing: Importing,
  pace: Pace = {},
): Promise<ImportReport> {
  const file = await openHouse(ctx, actor, importing)
  const read = await readEvents(ctx, file, importing)
  const gone: Gone = { done: [], refused: [], failed: new Set(pace.last), isCut: false }
  // Somebody may book meanwhile: whatever could not be had is looked at anew.
  for (let pass = 0; pass < passes && !gone.isCut; pass++) {
    const plan = await planOf(ctx, file, importing, read)
    if (plan.takes.length === 0) break
    await takeAll(ctx, actor, { file, importing, plan, gone, pace })
  }
  return reportOf(ctx, await planOf(ctx, file, importing, read), gone)
}

/** What a call has taken over, with the dates that its series could not have. */
interface Gone extends Pick<ImportPlan, 'refused'>, Pick<ImportReport, 'done' | 'isCut'> {
  failed: Set<string>
}

interface Round {
  file: HouseWithRooms
  importing: Importing
  plan: ImportPlan
  gone: Gone
  pace: Pace
}

async function takeAll(ctx: Context, actor: Actor, round: Round): Promise<void> {
  const { file, importing, plan, gone, pace } = round
  const { most = Infinity, mayGoOn, progress } = pace
  const sorted = plan.takes.toSorted((a, b) => Number(gone.failed.has(a.id)) - Number(gone.failed.has(b.id)))
  const takes = sorted.slice(0, most - gone.done.length)
  gone.isCut = takes.length < sorted.length
  for (let at = 0; at < takes.length; at += atOnce) {
    const next = takes.slice(at, at + atOnce)
    if (mayGoOn && !(await mayGoOn(next, () => reportSoFar(ctx, plan, gone)))) {
      gone.isCut = true
      return
    }
    for (const take of next) {
      if (!(await tryToTake(ctx, actor, { file, take, ...importing }))) {
        gone.failed.add(take.id)
        continue
      }
      gone.failed.delete(take.id)
      gone.done.push(take)
      gone.refused.push(...plan.refused.filter(({ of }) => of === take.id))
      progress?.(gone.done.length)
    }
  }
}

/** One that fails never stops the others. */
async function tryToTake(ctx: Context, actor: Actor, taking: Taking): Promise<boolean> {
  const { id } = taking.take
  try {
    await takeOver(ctx, actor, taking)
    return true
  } catch (error) {
    if (error instanceof Refusal) ctx.log.info('not taken over', { id, code: error.code })
    else ctx.log.error('could not be taken over', { id, ...errorFacts(error) })
    return false
  }
}

/** Without looking again: what was planned, less what is done. */
function reportSoFar(ctx: Context, plan: ImportPlan, gone: Gone): Promise<ImportReport> {
  const mine = new Set(gone.done.map(({ id }) => id))
  const takes = plan.takes.filter(({ id }) => !mine.has(id))
  const refused = plan.refused.filter(({ of }) => !mine.has(of))
  return reportOf(ctx, { ...plan, takes, refused }, gone)
}

async function openHouse(ctx: Context, actor: Actor, { house }: Importing): Promise<HouseWithRooms> {
  const file = await loadRooms(ctx, house)
  requireManager(file.managers, actor)
  return file
}

/** The reader is only loaded where something is read. */
async function readEvents(
  ctx: Context,
  file: HouseWithRooms,
  { text, milliseconds, choice }: Importing,
): Promise<Imported> {
  roomOf(file, choice)
  const zone = file.house.timeZone
  const { readCalendarSafely } = await import('../../../shared/ical/read.ts')
  const read = readCalendarSafely(text, { zone, from: today(ctx.now(), zone) }, { milliseconds })
  // Whatever stands in a file is either taken or told.
  if (read.events.length === 0 && read.leftOut.length === 0 && read.cutOff === undefined)
    throw new Refusal('invalid', 'calendar-without-events')
  return read
}

function roomOf({ rooms }: HouseWithRooms, { room: id }: Importing['choice']): Room {
  const room = rooms.find((other) => other.id === id)
  if (room === undefined) throw new Refusal('invalid', 'unknown-room', { pointer: '/room', room: id })
  return room
}

/** One query a room, and what became of these events before. */
async function planOf(
  ctx: Context,
  file: HouseWithRooms,
  { choice, words }: Importing,
  read: Imported,
): Promise<ImportPlan> {
  const { house, rooms } = file
  const room = roomOf(file, choice)
  const zone = house.timeZone
  const from = today(ctx.now(), zone)
  const secret = await ctx.secret()
  const idOf: ImportTerms['idOf'] = (uid, key) =>
    derivedId(secret, 'import', [house.id, choice.room, uid, ...(key === undefined ? [] : [key])].join('\n'))
  const span = { from, to: addMonths(from, months + 1), consistent: true, all: rooms }
  const [days = { room, sheets: new Map(), related: [] }] = await loadRoomDays(ctx, [room], span)
  const ids = [...new Set(read.events.map(({ uid }) => idOf(uid)))]
  const bookings = new Map((await loadBookings(ctx, ids)).map((booking) => [booking.id, booking]))
  const blocks = blocksOn(days)
  const draft = draftOf(days, zone)
  return planImport(read, { room, zone, now: ctx.now(), choice, words, idOf, draft, bookings, blocks })
}

function blocksOn({ sheets }: RoomDays): Map<string, BlockEntry[]> {
  const all = [...sheets.values()].flatMap(({ date, entries }) =>
    [...entries].flatMap(([name, entry]) =>
      entry.kind === 'block' ? [{ id: holderOf(name), entry: { ...entry, date } }] : [],
    ),
  )
  const byId = Map.groupBy(all, ({ id }) => id)
  return new Map([...byId].map(([id, entries]) => [id, entries.map(({ entry }) => entry)]))
}

async function reportOf(ctx: Context, next: ImportPlan, gone: Gone): Promise<ImportReport> {
  const { done, refused, isCut } = gone
  const mine = new Set(done.map(({ id }) => id))
  const known = next.known.filter(({ id }) => !mine.has(id))
  const plan = { ...next, known, refused: [...refused, ...next.refused] }
  const planned = [...done, ...plan.takes].map(({ id, title }) => [id, title] as const)
  const ids = plan.refused.flatMap(({ by }) => (by?.kind === 'booking' ? [by.id] : []))
  const bookings = await loadBookings(ctx, [...new Set(ids)])
  const purposes = new Map([...planned, ...bookings.map(({ id, purpose }) => [id, purpose] as const)])
  const failed = plan.takes.flatMap(({ id }) => (gone.failed.has(id) ? [id] : []))
  return { plan, done: [...done], taken: countOf(done), purposes, failed, isCut }
}
