import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { addMonths, LocalDate } from '../time/civil.ts'
import type { Zone } from '../time/civil.ts'
import { within } from '../within.ts'
import { blocksOf } from './blocks.ts'
import type { Blocks } from './blocks.ts'
import { componentOf, firstOf } from './component.ts'
import type { Component } from './component.ts'
import type { Surroundings } from './dates.ts'
import type { Imported, LeftOut } from './imported.ts'
import type { Moment } from './moment.ts'
import type { Wanted } from './planned.ts'
import { propertiesIn, textOf } from './properties.ts'
import { seriesOf } from './series.ts'
import { zoneNamed } from './zone-name.ts'
import { zonesOfFile } from './zones-of-file.ts'

export interface Reading {
  /** On whose clocks the dates are wanted; also of times that name no zone, unless the file does. */
  zone: Zone
  /** The first date wanted; the last is two years later. */
  from: LocalDate
}

const months = 24
const most = { ofSeries: 1000, ofFile: 20_000 }

/**
 * The events of a calendar file as Outlook, Google, Thunderbird and others export it, and what of it cannot be taken over. Everything under one
 * UID is one event. Throws a Refusal: `calendar-unreadable`, `calendar-too-large` with `{unit, most}`.
 */
export function readCalendar(text: string, { zone, from }: Reading): Imported {
  const blocks = blocksOf(text)
  const { timeZone, cutOff } = blocks
  const surroundings = {
    zone: zoneNamed(timeZone ?? '') ?? zone,
    zoneOf: zonesOfFile(blocks, { house: zone, day: from }),
  }
  const { byUid, lost, leftOut } = componentsIn(blocks, surroundings)
  for (const lines of blocks.endless) leftOut.push(withoutEnd(lines, 'event-without-end'))
  if (cutOff?.within) leftOut.push(withoutEnd(cutOff.within, 'cut-off-within'))
  const wanted = { zone, from, to: addMonths(from, months), most: most.ofSeries }
  const read = gathered({ byUid, lost, leftOut }, wanted)
  if (cutOff === undefined) return read
  const { summary } = namesOf(cutOff.within ?? [])
  return { ...read, cutOff: summary === undefined ? {} : { summary } }
}

function withoutEnd(lines: readonly string[], reason: string): LeftOut {
  const names = namesOf(lines)
  return { ...names, reason, facts: { title: names.summary ?? '' } }
}

interface Components {
  byUid: Map<string, Component[]>
  /** Dates that became something which cannot be read. */
  lost: Map<string, Moment[]>
  leftOut: LeftOut[]
}

function componentsIn({ events, method }: Blocks, surroundings: Surroundings): Components {
  const leftOut: LeftOut[] = []
  const lost: Components['lost'] = new Map()
  const byUid = new Map<string, Component[]>()
  for (const lines of events) {
    try {
      const component = componentOf(lines, surroundings)
      const uid = component.uid || fingerprint(lines)
      const cancelled = component.cancelled || method === 'CANCEL'
      byUid.set(uid, [...(byUid.get(uid) ?? []), { ...component, uid, cancelled }])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const names = namesOf(lines)
      leftOut.push({ ...names, reason: error.code, facts: error.facts })
      const date = replacedBy(lines, surroundings)
      if (names.uid && date) lost.set(names.uid, [...(lost.get(names.uid) ?? []), date])
    }
  }
  return { byUid, lost, leftOut }
}

function replacedBy(lines: readonly string[], surroundings: Surroundings): Moment | undefined {
  try {
    return firstOf(lines, 'RECURRENCE-ID', surroundings)
  } catch {
    return undefined
  }
}

/** `readCalendar` with an end: the work is stopped after so many milliseconds. Throws a Refusal `calendar-too-costly` too. */
export function readCalendarSafely(
  text: string,
  reading: Reading,
  { milliseconds }: { milliseconds: number },
): Imported {
  return within(milliseconds, 'calendar-too-costly', () => readCalendar(text, reading))
}

function gathered({ byUid, lost, leftOut }: Components, wanted: Wanted): Imported {
  const read: Imported = { events: [], leftOut }
  let count = 0
  for (const [uid, group] of byUid) {
    const { events, leftOut } = seriesOf(group, wanted, lost.get(uid))
    count += events.reduce((sum, { instances }) => sum + instances.length, 0)
    if (count > most.ofFile)
      throw new Refusal('invalid', 'calendar-too-large', { unit: 'instances', most: most.ofFile })
    read.events.push(...events)
    read.leftOut.push(...leftOut)
  }
  return read
}

/** An event without a UID gets one of what it says: the same at each reading of the same file. */
function fingerprint(lines: readonly string[]): string {
  const said = lines.filter((line) => /^(DTSTART|DTEND|DURATION|SUMMARY|RRULE)/i.test(line)).join('\n')
  return `without-uid-${createHash('sha256').update(said).digest('hex').slice(0, 16)}`
}

/** Of an event that cannot be read: enough to find it again. */
function namesOf(lines: readonly string[]): Pick<LeftOut, 'uid' | 'summary' | 'date'> {
  const { properties } = propertiesIn(lines.filter((line) => /^(UID|SUMMARY)[;:]/i.test(line)))
  const [uid, summary] = [textOf(properties, 'uid'), textOf(properties, 'summary')]
  const [, year, month, day] = lines.join('\n').match(/^DTSTART(?:;.*)?:(\d{4})(\d\d)(\d\d)/im) ?? []
  const date = LocalDate.safeParse(`${year}-${month}-${day}`)
  return {
    ...(uid === '' ? {} : { uid: uid.slice(0, 200) }),
    ...(summary === '' ? {} : { summary: summary.slice(0, 200) }),
    ...(date.success ? { date: date.data } : {}),
  }
}
