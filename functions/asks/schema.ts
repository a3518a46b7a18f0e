import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Id, Line, Paragraphs } from '../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../shared/time/civil.ts'
import { Contact } from '../contacts/schema.ts'
import { HouseId } from '../houses/schema.ts'
import { Around, RoomId } from '../rooms/schema.ts'

/** Both in the same slot, each for themselves; each in the other's; or both together. */
export const AskKind = z.enum(['share', 'swap', 'merge'])
export type AskKind = z.infer<typeof AskKind>

/** When and where, all of it: whether it still is so is asked before a yes counts. */
export const Slot = z.object({
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
  rooms: z.array(RoomId),
  setUpMinutes: Around,
  tidyUpMinutes: Around,
})
export type Slot = z.infer<typeof Slot>

/** A date of a booking as it was when the question was asked. */
const AskedDate = z.object({ booking: Id, key: z.string(), slot: Slot })

export const AskWords = Paragraphs(500).check(z.minLength(1))

/** One polite question to the hosts of a group that has a date, by somebody who would like it too. */
export const Ask = z.object({
  id: Id,
  house: HouseId,
  kind: AskKind,
  /** `unproved`: nobody but the one with the address knows of it. */
  state: z.enum(['unproved', 'open', 'yes', 'no', 'over']),
  words: AskWords,
  of: z.extend(AskedDate, { group: Id, groupName: Line(80) }),
  /** What the asker has, to be exchanged or given back. */
  mine: z.optional(AskedDate),
  /** Where they would be. */
  wish: Slot,
  /** What they have planned, where that becomes a booking of theirs. */
  purpose: z.optional(Line(120)),
  attendees: z.optional(z.int()),
  /** Who asks, perhaps in the name of a group. */
  contact: Contact,
  group: z.optional(Id),
  groupName: z.optional(Line(80)),
  enteredBy: z.optional(Id),
  contactId: z.string(),
  /** Hash of whoever asked in a group's name: by it they are found when they ask what is stored of them. */
  personId: z.optional(z.string()),
  language: Language,
  /** Of the link that proves the address: another one each time. */
  proof: z.optional(Id),
  at: Instant,
  until: Instant,
  /** What the asker has since a yes. */
  booking: z.optional(Id),
  version: z.int(),
})
export type Ask = z.infer<typeof Ask>

/** What somebody is told of a question; of a group one of its hosts. */
export const AskNotice = z.object({
  about: z.literal('ask'),
  id: Id,
  house: HouseId,
  what: z.enum(['proof', 'asked', 'yes', 'no', 'over']),
  member: z.optional(Id),
  version: z.int(),
})
export type AskNotice = z.infer<typeof AskNotice>
