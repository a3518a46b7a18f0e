import type { ImportedEvent, LeftOut } from '../../../shared/ical/imported.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Room, SheetEntry } from '../../rooms/schema.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { ImportChoice, ImportWords } from '../schema.ts'
import type { Draft } from './draft.ts'
import { lineOf } from './spans.ts'

export interface ImportTerms {
  room: Room
  zone: string
  now: Instant
  choice: ImportChoice
  words: ImportWords
  /** The id under which an event, or one date of it as a block, is always found again. */
  idOf: (uid: string, key?: string) => string
  draft: Draft
  /** What became of events at an earlier import, by id; blocks as they lie on the days to come. */
  bookings: ReadonlyMap<string, Booking>
  blocks: ReadonlyMap<string, readonly BlockEntry[]>
}

export interface BlockEntry extends SheetEntry {
  date: string
}

/** What the house calls an event, or one date of it that has a title of its own. */
export function importTitle(
  event: Pick<ImportedEvent, 'summary'>,
  date: { summary?: string },
  { words }: Pick<ImportTerms, 'words'>,
): string {
  return lineOf(date.summary ?? event.summary, 120) || words.untitled
}

export function leftOutOf(
  { uid, summary, instances }: ImportedEvent,
  reason: string,
  facts: LeftOut['facts'] = {},
): LeftOut {
  const [first] = instances
  return { uid, summary, ...(first === undefined ? {} : { date: first.date }), reason, facts }
}
