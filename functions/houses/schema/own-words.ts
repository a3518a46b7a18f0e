import * as z from 'zod/mini'
import { Language } from '../../../shared/language.ts'
import { Line, Paragraphs } from '../../../shared/text-shapes.ts'

/** What a house says in its own words, each as long as it may be. */
export const houseTexts = {
  rules: Paragraphs(4000),
  openedBy: Paragraphs(600),
  keyText: Paragraphs(600),
  hostText: Paragraphs(600),
  parking: Paragraphs(600),
} as const
export type HouseText = keyof typeof houseTexts
export const houseTextNames = Object.keys(houseTexts) as HouseText[]

/** The same of each of its rooms. */
export const roomTexts = {
  name: Line(80),
  description: Paragraphs(1000),
  floor: Line(80),
  cost: Line(200),
} as const
export type RoomText = keyof typeof roomTexts
export const roomTextNames = Object.keys(roomTexts) as RoomText[]

export const HouseWords = z.partial(z.object(houseTexts))
export type HouseWords = z.infer<typeof HouseWords>

export const RoomWords = z.partial(z.object(roomTexts))
export type RoomWords = z.infer<typeof RoomWords>

/** Of a room in this house: it names what is said of it. */
export const RoomId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/))

/** A text among all of a house and of its rooms: `house-rules`, `room-saal-cost`. */
export const OwnTextKey = z.string().check(z.regex(/^[a-z][a-zA-Z0-9-]{0,80}$/))

/** All that a house says of itself and of its rooms, in a language other than that in which it was written first. */
export const OwnWords = z.object({
  house: z.string(),
  language: Language,
  words: HouseWords,
  /** By the ids of the rooms. */
  rooms: z.record(RoomId, RoomWords),
  /** What stood in the house when each of them was written: the beginning of its fingerprint. Where it is missing nobody knows. */
  madeOf: z.optional(z.record(OwnTextKey, z.string().check(z.regex(/^[\w-]{8}$/)))),
  version: z.int(),
})
export type OwnWords = z.infer<typeof OwnWords>
