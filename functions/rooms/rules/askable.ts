import { addMinutes, localOf, minutesOfTime, timeOfMinutes } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { Room, Span } from '../schema.ts'
import { freeSpans } from './free.ts'
import type { RoomDays } from './free.ts'
import { useRefusal } from './use.ts'

export interface AskableTerms {
  zone: string
  now: Instant
}

/** Nobody looks for a quarter of an hour between two groups; who wants it can still ask for it in the form. */
const shortest = 30

/** Where a long stretch is offered in pieces: at noon and in the evening. */
const cuts = ['12:00', '18:00'].map(minutesOfTime)

/**
 * What neighbours can ask for of a day: free, long enough, neither too soon nor too far ahead; a long stretch in pieces, so that an evening
 * can be chosen as directly as a morning.
 */
export function askableSpans(days: RoomDays, date: LocalDate, terms: AskableTerms): Span[] {
  const { room } = days
  if (room.approval === 'phone-only') return []
  const soonest = soonestOn(room, date, terms)
  const rules = { room, ...terms, byManager: false }
  return freeSpans(days, date, terms.zone)
    .map(({ from, to }) => ({ from: Math.max(minutesOfTime(from), soonest), to: minutesOfTime(to) }))
    .flatMap((span) => pieces(span, Math.max(60, room.minMinutes)))
    .filter((span) => minutesOfTime(span.to) - minutesOfTime(span.from) >= shortest)
    .filter((span) => {
      const use = { date, ...firstPart(room, span), setUpMinutes: 0, tidyUpMinutes: 0 }
      return useRefusal(use, rules) === undefined
    })
}

/** What a stretch is asked for first: two hours of it, or as little more or less as the room allows. */
export function firstPart({ minMinutes, maxMinutes }: Room, { from, to }: Span): Span {
  const length = Math.min(Math.max(120, minMinutes), maxMinutes)
  return { from, to: timeOfMinutes(Math.min(minutesOfTime(from) + length, minutesOfTime(to))) }
}

/** In minutes since midnight: what is left of the day by now, in quarters of an hour. */
function soonestOn({ leadHours }: Room, date: LocalDate, { zone, now }: AskableTerms): number {
  const earliest = localOf(addMinutes(now, leadHours * 60 + 14), zone)
  return earliest.date === date ? Math.floor(minutesOfTime(earliest.time) / 15) * 15 : 0
}

function pieces({ from, to }: { from: number; to: number }, least: number): Span[] {
  const found: Span[] = []
  let start = from
  for (const cut of cuts) {
    if (cut - start < least || to - cut < least) continue
    found.push({ from: timeOfMinutes(start), to: timeOfMinutes(cut) })
    start = cut
  }
  return start < to ? [...found, { from: timeOfMinutes(start), to: timeOfMinutes(to) }] : found
}
