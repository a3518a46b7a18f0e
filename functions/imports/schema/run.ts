import * as z from 'zod/mini'
import type { LeftOut } from '../../../shared/ical/imported.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { HouseId } from '../../houses/schema.ts'
import { RoomId } from '../../rooms/schema.ts'
import type { ImportPlan, KnownEvent, RefusedSpan } from '../schema.ts'

const Count = z.int().check(z.nonnegative())

/** A calendar that is taken over in the background, or was: the last one of a house. Its file and what is told of it lie beside it. */
export const ImportRun = z.object({
  house: HouseId,
  id: Id,
  /** Whose rights it has, and who hears of its end. */
  by: z.string(),
  room: RoomId,
  /** `failed`: it ended before the calendar did, and `why` says so. */
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  startedAt: Instant,
  /** When it last got anywhere. */
  movedAt: Instant,
  /** When somebody shall go on with it; whoever does puts it off, so that no other one does. */
  next: Instant,
  /** One more with each write. */
  step: Count,
  /** Rounds since then in which nothing could be entered. */
  idle: Count,
  /** Pieces that the file lies in. */
  pieces: Count,
  /** Dates and blocks that are entered, that are still to be entered, that could not be had; of these, those of series that are entered. */
  taken: Count,
  left: Count,
  refused: Count,
  ofTaken: Count,
  /** Entries that were there before, and that were left out. */
  known: Count,
  leftOut: Count,
  why: z.optional(
    z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
})
export type ImportRun = z.infer<typeof ImportRun>

/** What is told of a run, as far as anybody reads lists; the counts in the run are those of all. */
export interface RunReport {
  taken: ImportPlan['takes']
  /** Dates of series that are entered, and all others: these may still change. */
  ofTaken: RefusedSpan[]
  refused: RefusedSpan[]
  known: KnownEvent[]
  leftOut: LeftOut[]
  /** What is being entered just now, with the dates that cannot be had: after a crash somebody has to look which of it is there. */
  trying: { takes: ImportPlan['takes']; refused: RefusedSpan[] }
  /** What failed, though nothing was in the way, by id: it comes last. */
  failed: string[]
  /** What bookings in the way are for, by id. */
  purposes: Record<string, string>
}

/** That a calendar is taken over, told to whoever began it. */
export const ImportNotice = z.object({
  about: z.literal('import-run'),
  house: HouseId,
  to: z.object({ kind: z.literal('manager'), person: z.string() }),
  run: z.omit(ImportRun, { step: true, idle: true, pieces: true, next: true }),
})
export type ImportNotice = z.infer<typeof ImportNotice>
