// Without destructuring, here and in the other modules: the oldest phones that the build writes for do not know it.

/** Local wall time, 'HH:MM': compares as text. */
export interface Span {
  from: string
  to: string
}

export interface Day {
  date: string
  open: Span[]
  /** `rooms`: it is in these rooms, and keeps this one from being used. */
  taken: (Span & { kind: string; rooms?: string[] })[]
}

/** What is free in all of the rooms on their day. */
export function freeOf(days: readonly Day[]): Span[] {
  const free = days.map((day) => day.taken.reduce(without, joined(day.open)))
  return free.reduce((common, spans) =>
    common.flatMap((span) => spans.flatMap((other) => overlap(span, other))),
  )
}

/** The day with the turnover added on both sides of what is taken. */
export function widened(day: Day, gap: number): Day {
  if (gap === 0) return day
  const taken = day.taken.map((use) => ({
    kind: use.kind,
    from: timeOf(Math.max(0, minutes(use.from) - gap)),
    to: timeOf(Math.min(1440, minutes(use.to) + gap)),
  }))
  return { date: day.date, open: day.open, taken }
}

/** Whether a time with set-up and tidy-up lies within what is free. */
export function fits(free: readonly Span[], chosen: Span & { setUp: number; tidyUp: number }): boolean {
  const from = minutes(chosen.from) - chosen.setUp
  const to = minutes(chosen.to) + chosen.tidyUp
  return free.some((span) => minutes(span.from) <= from && to <= minutes(span.to))
}

/** 08:00-12:00 and 12:00-22:00 are one stretch. */
function joined(open: readonly Span[]): Span[] {
  return open.reduce<Span[]>((spans, span) => {
    const last = spans[spans.length - 1]
    return last?.to === span.from
      ? spans.slice(0, -1).concat({ from: last.from, to: span.to })
      : spans.concat(span)
  }, [])
}

function without(free: Span[], used: Span): Span[] {
  return free.flatMap((span) =>
    overlap(span, { from: '00:00', to: used.from }).concat(overlap(span, { from: used.to, to: '24:00' })),
  )
}

function overlap(one: Span, other: Span): Span[] {
  const from = one.from > other.from ? one.from : other.from
  const to = one.to < other.to ? one.to : other.to
  return from < to ? [{ from, to }] : []
}

function timeOf(minute: number): string {
  const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
