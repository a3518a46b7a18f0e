import * as z from 'zod/mini'
import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { Id } from '../../shared/text-shapes.ts'
import { longestTypedDate } from '../../shared/time/typed-date.ts'
import { InHouse, managed, ManagedById, page } from '../houses/contract/parts.ts'
import { RoomId } from '../rooms/schema.ts'
import { searchPaths } from './contract/paths.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'search/navigation', de, en }

const look = { method: 'GET', access: 'signed-in', answer: page, refusals: managed } as const
const OfContact = z.extend(InHouse, { contact: Id })
/** Where a page begins, as the store has it. */
const At = z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\.[0-9a-z]{12}$/)))

/** Where a browser has no picker for dates, people write them as they are used to. */
const TypedDate = z.optional(z.string().check(z.maxLength(longestTypedDate)))

export const states = ['waiting', 'approved', 'declined', 'cancelled', 'expired'] as const

/** Which dates are listed, and where a page of them begins. */
export const ListQuery = z.object({
  state: z.optional(z.enum(states)),
  room: z.optional(RoomId),
  group: z.optional(Id),
  from: TypedDate,
  to: TypedDate,
  series: z.optional(z.boolean()),
  past: z.optional(z.boolean()),
  at: At,
})

export const capability = {
  name: 'search',
  about: 'Finding bookings, people, groups, and all that there is on a day',
  impact: 'Those who run a house find no booking by a name or a code, and have no list of all of them.',
  table: 'read-write',
  navigation: [
    {
      area: 'manage',
      place: 'search',
      path: searchPaths.search,
      rank: 15,
      label: labelOf(navigation, 'search'),
    },
    {
      area: 'manage',
      place: 'bookings',
      path: searchPaths.bookings,
      rank: 25,
      label: labelOf(navigation, 'bookings'),
    },
  ],
  routes: {
    searchPage: {
      ...look,
      path: searchPaths.search,
      summary:
        'Finds bookings, people, groups, meetings and rooms by a code, a name, a date; one code leads straight on.',
      params: InHouse,
      query: z.object({ q: z.optional(z.string().check(z.maxLength(400))) }),
    },
    bookingListPage: {
      ...look,
      path: searchPaths.bookings,
      summary: 'All dates of all bookings, in pages, by what is asked for.',
      params: InHouse,
      query: ListQuery,
    },
    contactPage: {
      ...look,
      path: searchPaths.contact,
      summary: 'Somebody who asks for rooms: what they have had, and whether the house trusts them.',
      params: OfContact,
    },
    sendContactTrust: {
      ...look,
      method: 'POST',
      path: searchPaths.contactTrust,
      summary: 'Trusts somebody, or no longer: rooms of the policy `trusted` are theirs at once.',
      params: OfContact,
      body: z.object({ trusted: z.boolean() }),
    },
    groupHistoryPage: {
      ...look,
      path: searchPaths.group,
      summary: 'A group: who hosts it, what it has had, and why the house trusts it or does not.',
      params: ManagedById,
    },
  },
} as const satisfies Capability
