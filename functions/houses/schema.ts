import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Instant } from '../../shared/time/civil.ts'

/** Names that begin other paths; a house called so could not be reached. */
const reserved = [
  'api',
  'assets',
  'bookings',
  'feeds',
  'language',
  'manage',
  'problems',
  'sign-in',
  'sign-out',
]

export const HouseId = z.string().check(
  z.regex(/^[a-z][a-z0-9-]{1,39}$/),
  z.refine((id) => !reserved.includes(id)),
)

const Words = (longest: number) => z.string().check(z.trim(), z.maxLength(longest))
const Count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

/** What the manager may change about a house. Everything has a sense from the first day on. */
export const HouseSettings = z.object({
  name: Words(80).check(z.minLength(1)),
  address: z._default(Words(200), ''),
  phone: z.optional(Words(40)),
  email: z.optional(z.email().check(z.maxLength(254))),
  /** House rules as plain text, a paragraph a line; shown in the form. */
  rulesGerman: z._default(Words(4000), ''),
  rulesEnglish: z._default(Words(4000), ''),
  /** Sentences to choose from when a request is declined, one a line. */
  declineReasons: z._default(Words(2000), ''),
  /** How long a request holds its slot before the e-mail address is proved. */
  unprovedHoldMinutes: Count(5, 1440),
  /** How long before a deadline the managers are reminded; 0 = not at all. */
  reminderHours: Count(0, 336),
  maxOpenRequests: Count(1, 100),
  maxRequestsPerContactPerDay: Count(1, 1000),
  maxRequestsPerAddressPerHour: Count(1, 10000),
  /** Months after its last date until a booking with its personal data goes away by itself. */
  retentionMonths: Count(1, 120),
})
export type HouseSettings = z.infer<typeof HouseSettings>

export const House = z.extend(HouseSettings, {
  id: HouseId,
  timeZone: z.string(),
  /** In which the house writes its own words: descriptions, features. */
  language: z._default(Language, 'de'),
  version: z.int(),
})
export type House = z.infer<typeof House>

/** Somebody who decides in a house. The mail address stands here too, so that a notice needs no further read. */
export const Manager = z.object({
  house: HouseId,
  person: z.string(),
  name: Words(80),
  email: z.email(),
  language: z.enum(['de', 'en']),
  role: z.enum(['manager', 'deputy']),
  since: Instant,
})
export type Manager = z.infer<typeof Manager>

/** A house in the list of all houses, with what is needed to choose one. */
export const HouseEntry = z.object({
  id: HouseId,
  name: z.string(),
  address: z.string(),
  timeZone: z.string(),
  rooms: z.array(z.object({ id: z.string(), name: z.string(), capacity: z.int() })),
})
export type HouseEntry = z.infer<typeof HouseEntry>
