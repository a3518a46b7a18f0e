import ICAL from 'ical.js'
import { expect } from 'vitest'
import type { Calendar, CalendarEvent } from '../../../shared/ical/calendar.ts'

export function aCalendar(changes: Partial<Calendar> = {}): Calendar {
  return {
    prodId: '-//Treffpunkt//Treffpunkt//DE',
    method: 'PUBLISH',
    language: 'de',
    timeZone: 'Europe/Berlin',
    name: 'Seminarraum',
    refresh: 60,
    color: { name: 'steelblue', hex: '#4682B4' },
    events: [],
    ...changes,
  }
}

export function anEvent(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: 'b-0123456789ab@aef.example',
    stamp: '2026-11-22T10:00:00.123Z',
    sequence: 0,
    when: { date: '2026-12-05', from: '19:00', to: '21:00' },
    summary: 'Belegt',
    transparent: true,
    ...changes,
  }
}

/** What ical.js, a reader that is not ours, finds in the file; our zone's rules come from the file itself. */
export function read(text: string) {
  const root = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return { root, events: root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}

/** The lines of a file, each of which must end with CRLF. */
export function linesOf(text: string): string[] {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  return text.slice(0, -2).split('\r\n')
}
