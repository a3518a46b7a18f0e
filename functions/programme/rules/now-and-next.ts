import type { Instant, Zone } from '../../../shared/time/civil.ts'
import { hasBegun, hasEnded, takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'

/** Of a screen, below its head, as `screen.css` draws it: heights in rem, and how many letters a line holds. */
const height = 12.2
const ofTitle = { letters: 36, line: 1.4 }
const ofFacts = { letters: 52, line: 1.15 }
const between = 0.5

interface NowAndNext<T> {
  running: T[]
  coming: T[]
  /** Of today and the next days, for which there is no room. */
  more: number
}

/**
 * What is on at this moment, and what comes next, as much as can be read from four metres; only what takes place. `dates` stand in the
 * order of time, `wordsOf` says what is written of one.
 */
export function nowAndNext<T extends Pick<MeetingDate, 'date' | 'from' | 'to' | 'state'>>(
  dates: readonly T[],
  {
    zone,
    now,
    wordsOf,
  }: { zone: Zone; now: Instant; wordsOf: (date: T) => { title: string; facts: string } },
): NowAndNext<T> {
  const ahead = dates.filter((date) => takesPlace(date) && !hasEnded(date, zone, now))
  let left = height
  const shown = ahead.filter((date) => {
    const { title, facts } = wordsOf(date)
    left -= heightOf(title, ofTitle) + heightOf(facts, ofFacts) + between
    return left >= 0
  })
  const running = shown.filter((date) => hasBegun(date, zone, now))
  const coming = shown.filter((date) => !hasBegun(date, zone, now))
  return { running, coming, more: ahead.length - shown.length }
}

function heightOf(text: string, { letters, line }: { letters: number; line: number }): number {
  return Math.ceil(text.length / letters) * line
}
