import type { DueList } from '../../../shared/table/due.ts'
import { equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { datesName, programmeKey, programmeEntryType } from '../../bookings/actions/programme.ts'
import { besideMeeting } from './meetings.ts'

const dueKind = 'upkeep'

/** When somebody looks next whether an entry of the programme has something in it that is long over. */
const upkeepKey = (house: string, meeting: string): Key => besideMeeting(meeting, `UPKEEP#${house}`)

export interface OfHouse {
  house: string
  meeting: string
}

export function upkeepWrite({ house, meeting }: OfHouse, next: Instant): Write {
  const set = { type: 'upkeep', duePk: dueKind, dueAt: next }
  return { kind: 'update', key: upkeepKey(house, meeting), set }
}

export const dueUpkeep: DueList<OfHouse> = {
  kind: dueKind,
  of: ({ pk, sk }) => ({ meeting: pk.slice('MEETING#'.length), house: sk.slice('UPKEEP#'.length) }),
}

/** An entry as it is stored: what is taken off must be what was looked at. */
export function readStoredEntry(table: Table, { house, meeting }: OfHouse): Promise<Item | undefined> {
  return table.get(programmeKey(house, meeting), { consistent: true })
}

/** Takes bookings off that are over; that somebody decided about the meeting once stays known. */
export function clearedWrite(
  { house, meeting }: OfHouse,
  { stored, bookings, isShown }: { stored: Item; bookings: readonly string[]; isShown: boolean },
): Write {
  const names = bookings.map(datesName)
  return {
    kind: 'update',
    key: programmeKey(house, meeting),
    set: { type: programmeEntryType, ...(isShown ? { wasShown: true } : {}) },
    remove: names,
    // Whoever goes on for years never comes to an end; the first of all was not counted.
    add: { more: -names.length },
    when: names.map((name) => equals(name, stored[name])),
    refuse: () => 'mine',
  }
}

/** Nothing is left of it in the programme. */
export function goneWrites({ house, meeting }: OfHouse, stored: Item): Write[] {
  const key = programmeKey(house, meeting)
  const when = [equals('changes', stored['changes'])]
  return [
    { kind: 'delete', key, when, refuse: () => 'mine' },
    { kind: 'delete', key: upkeepKey(house, meeting) },
  ]
}
