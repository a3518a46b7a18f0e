import * as z from 'zod/mini'
import { Line, unique } from '../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../shared/time/civil.ts'
import { HouseId } from '../houses/schema.ts'
import type { Land } from '../houses/schema.ts'
import { HoursExceptions, QuarterEnd, QuarterTime, WeekHours } from '../houses/schema/hours.ts'
import type { HoursException } from '../houses/schema/hours.ts'
import { RoomId, roomTexts } from '../houses/schema/own-words.ts'
import { Photo } from '../photos/schema.ts'

export { RoomId } from '../houses/schema/own-words.ts'
export { HoursException, QuarterEnd, QuarterTime, Span, WeekHours } from '../houses/schema/hours.ts'

/** `request`: somebody decides. `trusted`: known contacts at once, others by request. `direct`: at once. */
export const Approval = z.enum(['request', 'trusted', 'direct', 'phone-only'])
export type Approval = z.infer<typeof Approval>

/** `hold`: a request has its slot until it is decided. `compete`: requests stand side by side, and one of them gets it. */
export const Contention = z.enum(['hold', 'compete'])
export type Contention = z.infer<typeof Contention>

/** A room from before has hours of its own. */
export const HoursFrom = z.enum(['house', 'room'])

/** On public holidays: as the house says, or otherwise. */
export const OnHolidays = z.enum(['as-house', 'open', 'closed'])

const Minutes = (least: number, most: number) =>
  z.int().check(z.minimum(least), z.maximum(most), z.multipleOf(15))
const Count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

/** How people get in and along. Words for them are the product's, so that they are read in every language. */
export const RoomAccess = z.enum([
  'step-free',
  'lift',
  'wide-door',
  'accessible-toilet',
  'hearing-loop',
  'near-parking',
])
export type RoomAccess = z.infer<typeof RoomAccess>

const OtherRooms = z.array(RoomId).check(z.maxLength(20))

/** What the manager may change about a room. */
export const RoomSettings = z.object({
  name: Line(80),
  description: z.optional(roomTexts.description),
  capacity: Count(1, 10000),
  features: z.array(Line(60)).check(z.maxLength(20)),
  /** Where in the house: „im Erdgeschoss“, „1. Stock, mit Aufzug“. */
  floor: z.optional(roomTexts.floor),
  access: z.optional(z.array(RoomAccess).check(z.maxLength(6), z.refine(unique))),
  /** Clear width of the narrowest door on the way, in centimetres. */
  doorWidth: z.optional(Count(50, 400)),
  /** What it costs, in a few words; nothing is said without it. */
  cost: z.optional(roomTexts.cost),
  /** Whose hours count: as long as they are the house's, the room's own are a copy that nobody asks. */
  hoursFrom: z._default(HoursFrom, 'room'),
  hours: WeekHours,
  exceptions: HoursExceptions,
  onHolidays: z._default(OnHolidays, 'as-house'),
  /** Turnover between two uses, in minutes. */
  gapMinutes: Minutes(0, 240),
  minMinutes: Minutes(15, 1440),
  maxMinutes: Minutes(15, 1500),
  /** How long before its start a use must be asked for. */
  leadHours: Count(0, 2160),
  horizonMonths: Count(1, 60),
  approval: Approval,
  contention: z._default(Contention, 'hold'),
  /** Rooms that are parts of this one: who has this one has them, and who has one of them keeps others from this one. */
  contains: z._default(OtherRooms, []),
  /** Rooms that cannot be used at the same time. Said by one of the two, it holds for both. */
  excludes: z._default(OtherRooms, []),
  /** A request that nobody decided within this time gives its slot back. */
  decideWithinHours: Count(1, 2160),
})
export type RoomSettings = z.infer<typeof RoomSettings>

export const Room = z.extend(RoomSettings, {
  id: RoomId,
  house: HouseId,
  /** Its place in lists. */
  position: z.int(),
  photo: z.optional(Photo),
  version: z.int(),
  /** Since when nobody can ask for it any more; what was, and what was promised, stays. */
  putAwayAt: z.optional(Instant),
})

/** What a room has from its house, as it is at the moment: never stored with the room. */
export interface OfHouse {
  exceptions: readonly HoursException[]
  /** Closed on the public holidays of this Land. */
  closedOn?: Land
}

/** As the house has it: its hours are those that count. */
export type Room = z.infer<typeof Room> & { ofHouse?: OfHouse }

/** `offer`: held for somebody out of the queue, who has not said yes. */
export const UseKind = z.enum(['booking', 'block', 'offer'])
export type UseKind = z.infer<typeof UseKind>

export const UseState = z.enum(['unconfirmed', 'requested', 'approved'])
export type UseState = z.infer<typeof UseState>

/** One use in a day sheet: what the notice board may show, and nothing more. Set-up and tidy-up lie outside from-to. */
export const SheetEntry = z.object({
  from: LocalTime,
  to: EndTime,
  kind: UseKind,
  state: UseState,
  label: z.optional(z.string()),
  setUp: z.optional(z.int()),
  tidyUp: z.optional(z.int()),
  /** When what calendars publish of it last changed, and how often it has. */
  at: z.optional(Instant),
  seq: z.optional(z.int()),
})
export type SheetEntry = z.infer<typeof SheetEntry>

/** Somebody waits for this time, should it become free: when and in which rooms, since when. Who it is stands elsewhere. */
export const SheetWish = z.object({ from: LocalTime, to: EndTime, rooms: z.array(RoomId), since: Instant })
export type SheetWish = z.infer<typeof SheetWish>

/** Who has which room on one date. */
export interface DaySheet {
  room: string
  date: string
  /** Holder by quarter (quarters elapsed since local midnight). */
  quarters: ReadonlyMap<number, string>
  /** By name (`schema/entry-name.ts`). */
  entries: ReadonlyMap<string, SheetEntry>
  /** By the id of the place in the queue. */
  wishes: ReadonlyMap<string, SheetWish>
  /**
   * Changes with each block that is laid over the day or taken away, each place in its queue and each request that competes
   * for it: whoever gives quarters back, or decides between rivals, must know of them.
   */
  stamp: string | undefined
}

/** What stands in somebody's way. */
export const Conflict = z.object({
  room: RoomId,
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
  kind: UseKind,
  /** Of a block: what everybody may read. */
  label: z.optional(z.string()),
})
export type Conflict = z.infer<typeof Conflict>

/** Minutes for setting up or tidying up. */
export const Around = z.int().check(z.minimum(0), z.maximum(240), z.multipleOf(15))

/** The rooms of one slot, each once. */
export const RoomIds = z.array(RoomId).check(
  z.minLength(1),
  z.maxLength(10),
  z.refine((rooms) => new Set(rooms).size === rooms.length),
)

/** When and where: one or more rooms on one date, local wall time of the house. */
export const When = z.object({
  rooms: RoomIds,
  date: LocalDate,
  from: QuarterTime,
  to: QuarterEnd,
  setUpMinutes: z.optional(Around),
  tidyUpMinutes: z.optional(Around),
})
export type When = z.infer<typeof When>
