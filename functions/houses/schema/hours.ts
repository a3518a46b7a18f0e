import * as z from 'zod/mini'
import { Line } from '../../../shared/text-shapes.ts'
import { EndTime, LocalDate, LocalTime } from '../../../shared/time/civil.ts'

const isQuarter = (time: string) => Number(time.slice(3)) % 15 === 0
export const QuarterTime = LocalTime.check(z.refine(isQuarter))
export const QuarterEnd = EndTime.check(z.refine(isQuarter))

/** Local wall time of one day, `to` exclusive and '24:00' at the latest. */
export const Span = z.object({ from: QuarterTime, to: QuarterEnd })
export type Span = z.infer<typeof Span>

const OpenSpan = Span.check(z.refine(({ from, to }) => from < to, { path: ['to'] }))
export const OpenSpans = z.array(OpenSpan).check(
  z.maxLength(6),
  z.refine((spans) => spans.every(({ from }, at) => at === 0 || (spans[at - 1]?.to ?? '') <= from)),
)

/** Opening hours; an empty list is a closed day. */
export const WeekHours = z.object({
  mo: OpenSpans,
  tu: OpenSpans,
  we: OpenSpans,
  th: OpenSpans,
  fr: OpenSpans,
  sa: OpenSpans,
  su: OpenSpans,
})
export type WeekHours = z.infer<typeof WeekHours>

/** Other hours on one date; an empty list is a closed day. */
export const HoursException = z.object({ date: LocalDate, open: OpenSpans, note: z.optional(Line(120)) })
export type HoursException = z.infer<typeof HoursException>

export const HoursExceptions = z.array(HoursException).check(z.maxLength(200))
