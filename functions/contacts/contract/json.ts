import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Weekday } from '../../../shared/time/civil.ts'
import { InHouse } from '../../houses/contract/parts.ts'
import { HouseSettings } from '../../houses/schema.ts'

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

export const jsonRoutes = {
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
} as const satisfies Record<string, Route>
