import * as z from 'zod/mini'
import { idPattern } from '../../shared/ids.ts'
import { Line } from '../../shared/text-shapes.ts'
import { Instant } from '../../shared/time/civil.ts'
import { HouseId } from '../houses/schema.ts'

export const FeedId = z.string().check(z.regex(idPattern))

/** What its owner calls a feed, after where it is read: "Mein Handy". */
export const FeedName = Line(60)

/** A manager's secret calendar. Its address follows from the id and the installation's secret and is stored nowhere. */
export const Feed = z.object({
  id: FeedId,
  house: HouseId,
  person: z.string(),
  name: FeedName,
  createdAt: Instant,
})
export type Feed = z.infer<typeof Feed>

/** The last rendering of a calendar in one language: as long as this stands, readers that know the tag need no new one. */
export const Kept = z.object({
  /** Strong, over the bytes. */
  etag: z.string(),
  /** The span of time in which the calendar shows the same months; `until` is exclusive. */
  from: Instant,
  until: Instant,
  /** Which way of writing calendars made it, and for which address. */
  edition: z.string(),
})
export type Kept = z.infer<typeof Kept>

/** What is known of a calendar without rendering it. */
export interface CalendarState {
  /** Counts the changes of what the calendar shows; `undefined` before the first. */
  version: number | undefined
  kept: Kept | undefined
}
