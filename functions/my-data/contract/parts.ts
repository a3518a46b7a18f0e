import * as z from 'zod/mini'
import { Instant, LocalDate } from '../../../shared/time/civil.ts'

const StoredView = z.object({
  kind: z.string(),
  id: z.string(),
  house: z.optional(z.string()),
  title: z.optional(z.string()),
  dates: z.optional(z.array(LocalDate)),
  since: z.optional(Instant),
  /** When it goes by itself; without it, what it hangs on. */
  goes: z.optional(Instant),
  stays: z.optional(z.enum(['until-you-leave', 'until-you-hand-over', 'until-trust-ends'])),
  data: z.record(z.string(), z.unknown()),
})
export const StoredDataView = z.object({ stored: z.array(StoredView) })
