import { inARow } from '../../../shared/in-a-row.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { formatDate, formatDuration, formatRange } from '../../../shared/time/format.ts'
import { daysBetween } from '../../../shared/time/civil.ts'
import { peopleWords } from '../../rooms/views/people.ts'
import { slotInQuestion, slotOf } from '../../bookings/rules/move.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { texts as words } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { texts } from '../../bookings/views/series-texts.ts'

/** Approved dates for which their contact asked for something else. */
function askedDates({ occurrences }: Pick<Booking, 'occurrences'>): Occurrence[] {
  return occurrences.filter(({ asked }) => asked !== undefined)
}

/** Approved already, and only a change of it waits for a decision. */
export function isChangeAsked({ state, occurrences }: Pick<Booking, 'state' | 'occurrences'>): boolean {
  return state === 'approved' && askedDates({ occurrences }).length > 0
}

/** What is approved and stays, and what is asked for, both in words; of a series those that ask for the same together. */
export function askedFacts(model: ManagerPage, booking: Booking, only?: Occurrence): Content {
  const say = texts(model.language)
  const groups = [
    ...Map.groupBy(only ? [only] : askedDates(booking), (each) => differenceOf(booking, each)).values(),
  ]
  const facts = groups.flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const dates = group.length > 1 ? html`${groupWords(model, group)}<br />` : ''
    return [
      { name: say('decide.kept'), value: html`${dates}${nowWords(model, booking, group)}` },
      {
        name: say('decide.asked'),
        value: html`${dates}<strong>${askedWords(model, booking, group)}</strong>`,
      },
    ]
  })
  return definitionList(facts, { columns: true })
}

/** `9 Termine, Di 4.11. – Di 6.1.` */
function groupWords({ language }: ManagerPage, group: readonly Occurrence[]): string {
  const days = group.map(({ date }) => date).sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return texts(language)('decide.span', {
    count: group.length,
    first: formatDate(first, language, 'compact'),
    last: formatDate(last, language, 'compact'),
  })
}

function nowWords(model: ManagerPage, booking: Booking, group: readonly Occurrence[]): string {
  const [first] = group
  if (first === undefined) return ''
  const { date, ...slot } = slotOf(booking, first)
  const heads = first.asked?.attendees === undefined ? undefined : (first.attendees ?? booking.attendees)
  return slotWords(model, { ...slot, ...(group.length > 1 ? {} : { date }), ...placeOf(booking) }, heads)
}

function askedWords(model: ManagerPage, booking: Booking, group: readonly Occurrence[]): string {
  const [first] = group
  if (first === undefined) return ''
  const { date, ...slot } = slotInQuestion(booking, first)
  const shown = { ...slot, ...(group.length > 1 && date === first.date ? {} : { date }) }
  return slotWords(model, { ...shown, ...placeOf(booking) }, first.asked?.attendees)
}

interface Shown {
  date?: string
  from: string
  to: string
  rooms: readonly string[]
  setUpMinutes: number
  tidyUpMinutes: number
  elsewhere?: string
}

function placeOf({ elsewhere }: Booking): { elsewhere?: string } {
  return elsewhere === undefined ? {} : { elsewhere }
}

function slotWords({ language, rooms: known }: ManagerPage, slot: Shown, heads: number | undefined): string {
  const say = words(language)
  const { date, from, to, rooms, setUpMinutes, tidyUpMinutes } = slot
  const minutes = (name: 'fact.setUp' | 'fact.tidyUp', count: number) =>
    count > 0 && `${say(name)}: ${formatDuration(count, language)}`
  return inARow(
    [
      date !== undefined && formatDate(date, language, 'compact'),
      formatRange(from, to, language),
      whereWords(slot, rooms, { rooms: known, language }),
      minutes('fact.setUp', setUpMinutes),
      minutes('fact.tidyUp', tidyUpMinutes),
      heads !== undefined && peopleWords(heads, language),
    ],
    language,
  )
}

/** The same for all dates whose change is the same in time, rooms and heads. */
function differenceOf(booking: Booking, occurrence: Occurrence): string {
  const { date: old, ...before } = slotOf(booking, occurrence)
  const { date, ...after } = slotInQuestion(booking, occurrence)
  return JSON.stringify([
    before,
    after,
    daysBetween(old, date),
    occurrence.asked?.attendees,
    occurrence.attendees,
  ])
}
