import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { addMonths, isZone } from '../time/civil.ts'
import type { LocalDate, Zone } from '../time/civil.ts'
import { within } from '../within.ts'
import { blocksOf } from './blocks.ts'
import { componentOf } from './component.ts'
import type { Component } from './component.ts'
import type { Imported, LeftOut } from './imported.ts'
import { seriesOf } from './series.ts'

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
  const { timeZone, locations } = blocks
  const surroundings = { zone: timeZone !== undefined && isZone(timeZone) ? timeZone : zone, locations }
  const leftOut: LeftOut[] = []
  const byUid = new Map<string, Component[]>()
  for (const lines of blocks.events) {
    try {
      const component = componentOf(lines, surroundings)
      const uid = component.uid || fingerprint(lines)
      const cancelled = component.cancelled || blocks.method === 'CANCEL'
      byUid.set(uid, [...(byUid.get(uid) ?? []), { ...component, uid, cancelled }])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      leftOut.push({ ...namesOf(lines), reason: error.code, facts: error.facts })
    }
  }
  return gathered(
    [...byUid.values()],
    { zone, from, to: addMonths(from, months), most: most.ofSeries },
    leftOut,
  )
}

/** `readCalendar` with an end: the work is stopped after so many milliseconds. Throws a Refusal `calendar-too-costly` too. */
export function readCalendarSafely(
  text: string,
  reading: Reading,
  { milliseconds }: { milliseconds: number },
): Imported {
  return within(milliseconds, 'calendar-too-costly', () => readCalendar(text, reading))
}

function gathered(
  groups: readonly Component[][],
  wanted: Parameters<typeof seriesOf>[1],
  leftOut: LeftOut[],
): Imported {
  const read: Imported = { events: [], leftOut }
  let count = 0
  for (const group of groups) {
    const { events, leftOut } = seriesOf(group, wanted)
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
function namesOf(lines: readonly string[]): Pick<LeftOut, 'uid' | 'summary'> {
  const value = (name: string) => {
    const line = lines.find((one) => one.toUpperCase().startsWith(name))
    return line?.slice(line.indexOf(':') + 1, line.indexOf(':') + 201)
  }
  const [uid, summary] = [value('UID'), value('SUMMARY')]
  return { ...(uid === undefined ? {} : { uid }), ...(summary === undefined ? {} : { summary }) }
}
