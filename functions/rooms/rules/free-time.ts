import type { Span } from '../schema.ts'

/** Free time of the chosen rooms on the chosen date, as far as the server knows them already. */
export interface FreeTime {
  date: string
  spans: readonly Span[]
  /** What all of the rooms are closed for on that day. */
  block?: { label?: string } | undefined
}

/** Whether all of a time is free. */
export function isFreeThen({ spans }: Pick<FreeTime, 'spans'>, { from, to }: Span): boolean {
  return spans.some((span) => span.from <= from && to <= span.to)
}

/** What is free in all of the rooms: the overlap of their free spans, each in order. */
export function freeInAll(spansByRoom: readonly (readonly Span[])[]): Span[] {
  const [first = [], ...others] = spansByRoom
  return others.reduce<Span[]>(
    (common, spans) => common.flatMap((span) => spans.flatMap((other) => overlap(span, other))),
    [...first],
  )
}

function overlap(one: Span, other: Span): Span[] {
  const from = one.from > other.from ? one.from : other.from
  const to = one.to < other.to ? one.to : other.to
  return from < to ? [{ from, to }] : []
}
