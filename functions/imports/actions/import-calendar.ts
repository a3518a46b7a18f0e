import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Imported } from '../../../shared/ical/imported.ts'
import { derivedId } from '../../../shared/ids.ts'
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
import type { ImportChoice, ImportPlan, ImportWords } from '../schema.ts'
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

export interface ImportReport {
  plan: ImportPlan
  /** What was taken over by this very call; how many dates and blocks that are. */
  done: ImportPlan['takes']
  taken: number
  /** What bookings in the way are for, by id. */
  purposes: ReadonlyMap<string, string>
}

const months = 24
const passes = 3

/** What a calendar would lead to; nothing is written. Refuses a file that cannot be read, `calendar-unreadable` and the like. */
export async function previewImport(ctx: Context, actor: Actor, importing: Importing): Promise<ImportReport> {
  const file = await openHouse(ctx, actor, importing)
  const plan = await planOf(ctx, file, importing, await readEvents(ctx, file, importing))
  return reportOf(ctx, plan, { done: [], refused: [] })
}

/**
 * Takes a calendar over: each event one booking, or a block each date, under an id that follows from the event, so that whatever is
 * there stays as it is, and what was cut off goes on when it is asked for again. At most `most` bookings and blocks at a time; `progress`
 * hears after each how many there are. The report's plan is what is left.
 */
export async function importCalendar(
  ctx: Context,
  actor: Actor,
  importing: Importing,
  { most = Infinity, progress }: { most?: number; progress?: (done: number) => void } = {},
): Promise<ImportReport> {
  const file = await openHouse(ctx, actor, importing)
  const read = await readEvents(ctx, file, importing)
  const gone: Gone = { done: [], refused: [] }
  // Somebody may book meanwhile: whatever could not be had is looked at anew.
  for (let pass = 0; pass < passes && gone.done.length < most; pass++) {
    const { takes, refused } = await planOf(ctx, file, importing, read)
    if (takes.length === 0) break
    for (const take of takes.slice(0, most - gone.done.length)) {
      if (!(await tryToTake(ctx, actor, { file, take, ...importing }))) continue
      gone.done.push(take)
      progress?.(gone.done.length)
      gone.refused.push(...refused.filter(({ of }) => of === take.id))
    }
  }
  return reportOf(ctx, await planOf(ctx, file, importing, read), gone)
}

/** What a call has taken over, with the dates that its series could not have. */
type Gone = Pick<ImportPlan, 'refused'> & Pick<ImportReport, 'done'>

async function tryToTake(ctx: Context, actor: Actor, taking: Taking): Promise<boolean> {
  try {
    await takeOver(ctx, actor, taking)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    ctx.log.info('not taken over', { id: taking.take.id, code: error.code })
    return false
  }
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

async function reportOf(ctx: Context, next: ImportPlan, { done, refused }: Gone): Promise<ImportReport> {
  const mine = new Set(done.map(({ id }) => id))
  const known = next.known.filter(({ id }) => !mine.has(id))
  const plan = { ...next, known, refused: [...refused, ...next.refused] }
  const planned = [...done, ...plan.takes].map(({ id, title }) => [id, title] as const)
  const ids = plan.refused.flatMap(({ by }) => (by?.kind === 'booking' ? [by.id] : []))
  const bookings = await loadBookings(ctx, [...new Set(ids)])
  const purposes = new Map([...planned, ...bookings.map(({ id, purpose }) => [id, purpose] as const)])
  return { plan, done, taken: countOf(done), purposes }
}
