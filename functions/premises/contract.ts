import * as z from 'zod/mini'
import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { Language } from '../../shared/language.ts'
import { Id } from '../../shared/text-shapes.ts'
import { LocalDate } from '../../shared/time/civil.ts'
import { managePaths } from '../houses/contract.ts'
import { InHouse, managersOnly, page } from '../houses/contract/parts.ts'
import { HouseHours, HouseId } from '../houses/schema.ts'
import { OpenSpans, WeekHours } from '../houses/schema/hours.ts'
import { HouseWords, OwnTextKey, RoomWords } from '../houses/schema/own-words.ts'
import { mostPhotoBytes, PhotoForm } from '../photos/schema.ts'
import { RoomId, RoomSettings } from '../rooms/schema.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'premises/navigation', de, en }

const OfRoom = z.object({ house: HouseId, room: RoomId })
const Saved = z.object({
  saved: z.optional(z.string().check(z.maxLength(20))),
  /** By which it is known whom the change was told. */
  note: z.optional(Id),
})
/** What was done, and to which room. */
const Placed = z.extend(Saved, { room: z.optional(z.string().check(z.maxLength(60))) })
const managed = { access: 'signed-in', answer: page, refusals: managersOnly } as const
const changing = { ...managed, refusals: [...managersOnly, 'changed-meanwhile'] } as const

/** What a form says of the dates that would not fit any more: which it has shown, and what becomes of them. */
export const Deciding = z.object({
  version: z.int(),
  /** The dates that were shown, by their fingerprint: others are shown first. */
  shown: z.optional(z.string().check(z.regex(/^[\w-]{16}$/))),
  /** They stay in any case; `tell`: whoever has one hears of the change. */
  outside: z._default(z.enum(['keep', 'tell']), 'keep'),
  /** Which page of them shall be shown; nothing is saved then. */
  page: z.optional(z.int().check(z.minimum(1), z.maximum(10000))),
})
export type Deciding = z.infer<typeof Deciding>

/** In which language; the first of those that there are without it. */
const InLanguage = z.object({ in: z.optional(Language), saved: Saved.shape.saved })

/** What the house says in one other language, with what stood beside each text when the form was shown, by its name. */
export const OwnWordsForm = z.object({
  in: Language,
  house: z.optional(HouseWords),
  rooms: z.optional(z.record(RoomId, RoomWords)),
  shown: z.optional(z.record(OwnTextKey, z.string().check(z.regex(/^[\w-]{32}$/)))),
  /** Those that are still right, though what they were made of was changed afterwards. */
  fits: z.optional(z.record(OwnTextKey, z.literal('yes'))),
})
export type OwnWordsForm = z.infer<typeof OwnWordsForm>

const Remove = z.optional(z.array(LocalDate).check(z.maxLength(200)))

export const capability = {
  name: 'premises',
  about: 'Rooms and opening hours as managers set them',
  impact: 'Managers can change neither opening hours nor rooms.',
  table: 'read-write',
  navigation: [
    {
      area: 'manage',
      place: 'rooms',
      path: managePaths.rooms,
      rank: 55,
      label: labelOf(navigation, 'rooms'),
      when: 'change-settings',
    },
  ],
  news: ['change-note'],
  routes: {
    hoursPage: {
      ...managed,
      method: 'GET',
      path: managePaths.hours,
      summary: 'When the house is open: by weekday, on single days, on holidays.',
      params: InHouse,
      query: Saved,
    },
    changeHours: {
      ...changing,
      method: 'POST',
      path: managePaths.hours,
      summary: 'Changes the hours; first lists what would lie outside, all of which stays.',
      params: InHouse,
      body: z.extend(HouseHours, {
        hours: WeekHours,
        /** For each from Monday to Friday, in the place of what stands there. */
        workdays: z.optional(OpenSpans),
        remove: Remove,
        ...Deciding.shape,
      }),
    },
    ownWordsPage: {
      ...managed,
      method: 'GET',
      path: managePaths.words,
      summary: 'What the house says in its own words, beside it the same in one other language.',
      params: InHouse,
      query: InLanguage,
    },
    changeOwnWords: {
      ...changing,
      method: 'POST',
      path: managePaths.words,
      summary: 'Changes what the house says in one other language.',
      params: InHouse,
      body: OwnWordsForm,
      // All texts of a house and of fifty rooms, each letter as six bytes (Arabic, Cyrillic).
      longest: 512 * 1024,
    },
    managedRoomsPage: {
      ...managed,
      method: 'GET',
      path: managePaths.rooms,
      summary: 'All rooms in their order, with those that are put away.',
      params: InHouse,
      query: Placed,
    },
    placeRoom: {
      ...changing,
      method: 'POST',
      path: `${managePaths.room}/place`,
      summary: 'Puts a room one place up or down in every list.',
      params: OfRoom,
      body: z.object({ way: z.enum(['up', 'down']) }),
    },
    putAwayPage: {
      ...managed,
      method: 'GET',
      path: `${managePaths.room}/put-away`,
      summary: 'What is booked in a room that is to be put away.',
      params: OfRoom,
    },
    putAwayRoom: {
      ...changing,
      method: 'POST',
      path: `${managePaths.room}/put-away`,
      summary: 'Puts a room away: nobody can ask for it any more, and what is booked stays.',
      params: OfRoom,
      body: Deciding,
    },
    takeRoomBack: {
      ...changing,
      method: 'POST',
      path: `${managePaths.room}/take-back`,
      summary: 'Takes a room out again.',
      params: OfRoom,
    },
    roomSettingsPage: {
      ...managed,
      method: 'GET',
      path: managePaths.room,
      summary: 'The room: opening hours, exceptions, durations, approval.',
      params: OfRoom,
      query: Saved,
    },
    changeRoom: {
      ...changing,
      method: 'POST',
      path: managePaths.room,
      summary: 'Changes the room; first lists what would lie outside, all of which stays.',
      params: OfRoom,
      body: z.extend(RoomSettings, {
        /** Dates whose exceptions shall go. */
        remove: Remove,
        ...Deciding.shape,
      }),
    },
    setRoomPhoto: {
      ...managed,
      method: 'POST',
      path: `${managePaths.room}/photo`,
      summary: 'A photo of the room, or other words for it.',
      params: OfRoom,
      body: PhotoForm,
      upload: { most: mostPhotoBytes, isBinary: true },
    },
    removeRoomPhoto: {
      ...managed,
      method: 'POST',
      path: `${managePaths.room}/photo/remove`,
      summary: 'Takes the photo of the room away.',
      params: OfRoom,
    },
    newRoomPage: {
      ...managed,
      method: 'GET',
      path: managePaths.newRoom,
      summary: 'A further room.',
      params: InHouse,
    },
    addRoom: {
      ...changing,
      method: 'POST',
      path: managePaths.newRoom,
      summary: 'Adds the room.',
      params: InHouse,
      body: z.extend(RoomSettings, { id: RoomId }),
      refusals: [...managersOnly, 'room-exists', 'rooms-enough', 'changed-meanwhile'],
    },
  },
} as const satisfies Capability
