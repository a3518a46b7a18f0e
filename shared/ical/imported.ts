import type { EndTime, LocalDate, LocalTime } from '../time/civil.ts'

/** Something that a calendar of another program has, with the dates on which it happens within the window. */
export interface ImportedEvent {
  uid: string
  summary: string
  description: string
  location: string
  /** Whole days. */
  allDay: boolean
  /** Whether it is, or was, one of a series. */
  series: boolean
  /** The words are not meant for everybody. */
  isPrivate: boolean
  /** Its owner does not count as busy meanwhile, as with a birthday or a reminder. */
  transparent: boolean
  /** Of what the file says of it, whenever it is read: another one, and it was changed there. */
  fingerprint: string
  /** In order, at least one. */
  instances: ImportedInstance[]
}

export interface ImportedInstance {
  /** The original start, which a move does not change: `2026-11-02T19:00` in the zone asked for, of whole days the date. */
  key: string
  date: LocalDate
  from: LocalTime
  /** The last day on which it takes place: the same but for what goes over midnight. */
  endDate: LocalDate
  /** Exclusive, on the last day; `24:00` for the end of that day. */
  to: EndTime
  /** Where this one has other words than the series. */
  summary?: string
}

/** What is not among the events, whole or in part, and why. `reason` is a code, the facts fill its sentence. */
export interface LeftOut {
  uid?: string
  summary?: string
  /** The day that it is about, on the clocks of the file. */
  date?: LocalDate
  reason: string
  facts: Record<string, unknown>
}

export interface Imported {
  events: ImportedEvent[]
  leftOut: LeftOut[]
  /** The file ends in the midst of the calendar, and what came after is missing; `summary` of the event in which it ends. */
  cutOff?: { summary?: string }
}
