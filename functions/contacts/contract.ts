import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { Weekday } from '../../shared/time/civil.ts'
import { InHouse, page } from '../houses/contract/parts.ts'
import { HouseSettings } from '../houses/schema.ts'
import { primeTimePath } from '../rooms/contract.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'contacts/navigation', de, en }

/** What a house's limits are; a limit that it does not have is missing. */
const LimitsView = z.extend(z.pick(HouseSettings, { maxHoursPerWeek: true, maxDatesAhead: true }), {
  primeTime: z.optional(
    z.object({ weekdays: z.array(Weekday), from: z.string(), to: z.string(), hours: z.int() }),
  ),
})

const UsageView = z.object({
  rule: LimitsView,
  /** Who uses the prime time of a half-year (`2026-2` begins in July), most hours first; who has said no public name has none. */
  entries: z.array(
    z.object({ label: z.optional(z.string()), period: z.string(), hours: z.number(), most: z.int() }),
  ),
})

export const capability = {
  name: 'contacts',
  about: 'Who asks, and how much they may take',
  impact: 'Nobody can read how many hours of the times in demand are taken, and by whom.',
  table: 'read',
  navigation: [
    {
      area: 'house-footer',
      place: 'prime-time',
      path: primeTimePath,
      rank: 10,
      label: labelOf(navigation, 'primeTime'),
      when: 'prime-time',
    },
    {
      area: 'house-footer',
      place: 'prime-time',
      path: primeTimePath,
      rank: 10,
      label: labelOf(navigation, 'limits'),
      when: 'limits',
    },
  ],
  routes: {
    readUsage: {
      method: 'GET',
      path: '/api/houses/{house}/usage',
      access: 'anyone',
      summary:
        'The limits of a house, and how many hours of its prime time are taken by whom; no personal data.',
      params: InHouse,
      answer: { status: 200, schema: UsageView },
      refusals: ['not-found'],
    },
    usagePage: {
      method: 'GET',
      path: primeTimePath,
      access: 'anyone',
      summary: 'Who uses the prime time, and the rule in words.',
      params: InHouse,
      answer: page,
      refusals: ['not-found'],
    },
  },
} as const satisfies Capability
