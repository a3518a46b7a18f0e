import ICAL from 'ical.js'
import { readCalendar } from '../../shared/ical/read.ts'

/** Every instance in a calendar as ical.js sees it: `2026-12-01 19:00–21:00 Yoga`. The file's own zone, overrides by their uid. */
export function theirExpansion(text: string): string[] {
  const root = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = root.getAllSubcomponents('vevent')
  const masters = events.filter((event) => !event.hasProperty('recurrence-id'))
  return masters.flatMap((master) => instancesOf(master, events)).sort()
}

function instancesOf(component: ICAL.Component, all: ICAL.Component[]): string[] {
  const uid = component.getFirstPropertyValue('uid')
  const overrides = all.filter(
    (each) => each.hasProperty('recurrence-id') && each.getFirstPropertyValue('uid') === uid,
  )
  const event = new ICAL.Event(component, { exceptions: overrides, strictExceptions: true } as never)
  const said = (start: ICAL.Time, end: ICAL.Time, summary: string) =>
    `${dateOf(start)} ${clock(start)}–${endClock(start, end)} ${summary}`
  if (!event.isRecurring()) return [said(event.startDate, event.endDate, event.summary)]
  const iterator = event.iterator()
  const found: string[] = []
  for (let next = iterator.next(); next && found.length < 1000; next = iterator.next()) {
    const { startDate, endDate, item } = event.getOccurrenceDetails(next)
    found.push(said(startDate, endDate, item.summary))
  }
  return found
}

/** The same as our own import sees it, which repeats with another library. */
export function ourExpansion(text: string): string[] {
  const { events, leftOut } = readCalendar(text, { zone: 'Europe/Berlin', from: '2026-07-01' })
  if (leftOut.length > 0) throw new Error(JSON.stringify(leftOut))
  return events
    .flatMap(({ summary, instances }) =>
      instances.map((each) => `${each.date} ${each.from}–${each.to} ${each.summary ?? summary}`),
    )
    .sort()
}

const two = (number: number) => String(number).padStart(2, '0')
const clock = ({ hour, minute }: ICAL.Time) => `${two(hour)}:${two(minute)}`
const dateOf = ({ year, month, day }: ICAL.Time) => `${year}-${two(month)}-${two(day)}`
const endClock = (start: ICAL.Time, end: ICAL.Time) =>
  dateOf(start) !== dateOf(end) && clock(end) === '00:00' ? '24:00' : clock(end)
