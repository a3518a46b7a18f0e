import { heldBy } from '../../functions/bookings/rules/slot.ts'
import { isOpen } from '../../functions/bookings/rules/state.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { Place } from '../../functions/waitlist/schema.ts'
import { range } from '../../functions/rooms/rules/sheet-change.ts'
import { takenSpan } from '../../functions/rooms/rules/use.ts'
import type { Item } from '../../shared/table/write.ts'
import { instantOf, minutesOfTime, mondayOf } from '../../shared/time/civil.ts'
import { bookingsAmong } from '../support/crash-consistency.ts'

const zone = 'Europe/Berlin'
const parts = { saal: ['seminarraum', 'teekueche'], seminarraum: [], teekueche: [] } as const
const competing = 'teekueche'

interface Sheet {
  quarters: Map<number, string>
  blocks: { from: string; to: string }[]
  /** Of bookings that nobody has decided on. */
  asked: { from: string; to: string }[]
  wishes: Set<string>
}

/** What is not as a naive reading of bookings, places and blocks has it, in sentences. */
export function faultsIn(items: readonly Item[], now: string): string[] {
  const bookings = bookingsAmong(items)
  const places = items.filter(({ type }) => type === 'place').map((item) => Place.parse(item))
  const sheets = new Map(
    items.filter(({ type }) => type === 'day-sheet').map((item) => [dayOf(item), sheetOf(item)]),
  )
  const faults: string[] = []
  const holders = holdersOf(bookings, places, faults)
  for (const [day, sheet] of sheets) faults.push(...sheetFaults(day, sheet, holders.get(day) ?? new Map()))
  for (const day of holders.keys()) if (!sheets.has(day)) faults.push(`${day} has no sheet`)
  return [
    ...faults,
    ...relatedFaults(holders),
    ...queueFaults(places, sheets, now),
    ...usageFaults(items, bookings),
  ]
}

type Holders = Map<string, Map<number, string>>

/** Quarters by holder, as bookings and offers say; where requests compete, open ones hold nothing. */
function holdersOf(bookings: readonly Booking[], places: readonly Place[], faults: string[]): Holders {
  const holders: Holders = new Map()
  const take = (day: string, quarters: number[], id: string) => {
    const own = holders.get(day) ?? new Map<number, string>()
    holders.set(day, own)
    for (const quarter of quarters) {
      const other = own.get(quarter)
      if (other !== undefined && other !== id)
        faults.push(`${day} q${quarter} has two holders: ${other} and ${id}`)
      own.set(quarter, id)
    }
  }
  for (const booking of bookings) {
    for (const { room, use, name, entry } of heldBy(booking)) {
      const isOffered =
        name.endsWith('+') && booking.occurrences.some(({ offered }) => offered?.date === use.date)
      if (room === competing && isOpen(entry.state) && !isOffered) continue
      take(`${room} ${use.date}`, range(takenSpan(use, zone)), booking.id)
    }
  }
  for (const place of places.filter(({ state }) => state === 'offered')) {
    for (const room of place.rooms) take(`${room} ${place.date}`, range(takenSpan(place, zone)), place.id)
  }
  return holders
}

function sheetFaults(
  day: string,
  { quarters, blocks }: Sheet,
  wanted: ReadonlyMap<number, string>,
): string[] {
  const date = day.split(' ')[1] ?? ''
  const blocked = new Set(
    blocks.flatMap(({ from, to }) =>
      range(takenSpan({ date, from, to, setUpMinutes: 0, tidyUpMinutes: 0 }, zone)),
    ),
  )
  const all = new Set([...quarters.keys(), ...wanted.keys(), ...blocked])
  return [...all].flatMap((quarter) => {
    const found = quarters.get(quarter)
    const meant = wanted.get(quarter)
    if (meant !== undefined) return found === meant ? [] : [`${day} q${quarter} is ${found}, not ${meant}`]
    const isBlocked = blocked.has(quarter)
    if (isBlocked !== (found !== undefined))
      return [`${day} q${quarter} is ${found} ${isBlocked ? 'under a block' : 'and of nobody'}`]
    return []
  })
}

function relatedFaults(holders: Holders): string[] {
  return [...holders].flatMap(([day, quarters]) => {
    const [room = '', date] = day.split(' ')
    return parts[room as keyof typeof parts].flatMap((part) => {
      const others = holders.get(`${part} ${date}`) ?? new Map<number, string>()
      const both = [...quarters].filter(([quarter, id]) => others.has(quarter) && others.get(quarter) !== id)
      return both.map(([quarter]) => `${day} q${quarter} and its part ${part} have different holders`)
    })
  })
}

/** Nobody who waits is forgotten, and nobody is served before somebody who has waited longer for the same. */
function queueFaults(places: readonly Place[], sheets: ReadonlyMap<string, Sheet>, now: string): string[] {
  const waiting = places.filter(
    (place) => place.state === 'waiting' && instantOf(place.date, place.from, zone) > now,
  )
  const lost = waiting.filter(({ id, rooms, date }) =>
    rooms.some((room) => !sheets.get(`${room} ${date}`)?.wishes.has(id)),
  )
  const idle = waiting.filter((place) =>
    relatedTo(place.rooms).every((room) => isFree(place, sheets.get(`${room} ${place.date}`))),
  )
  const passed = places
    .filter(({ state }) => state === 'offered')
    .flatMap((offered) => waiting.filter((other) => isSame(other, offered) && other.since < offered.since))
  return [
    ...lost.map(({ id }) => `place ${id} is not on its sheets`),
    ...idle.map(({ id }) => `place ${id} waits for what is free`),
    ...passed.map(({ id }) => `place ${id} was passed over`),
  ]
}

function relatedTo(rooms: readonly string[]): string[] {
  const whole = Object.entries(parts).filter(([, inside]) => inside.some((part) => rooms.includes(part)))
  return [
    ...rooms,
    ...whole.map(([room]) => room),
    ...rooms.flatMap((room) => parts[room as keyof typeof parts]),
  ]
}

/** Who waits does not come before those who compete: their requests are in the way too, though they hold nothing. */
function isFree(place: Place, sheet: Sheet | undefined): boolean {
  if (sheet === undefined) return true
  const isAsked = sheet.asked.some(({ from, to }) => from < place.to && place.from < to)
  return !isAsked && range(takenSpan(place, zone)).every((quarter) => !sheet.quarters.has(quarter))
}

function isSame(a: Place, b: Place): boolean {
  return [a.rooms.join(), a.date, a.from, a.to].join() === [b.rooms.join(), b.date, b.from, b.to].join()
}

/** Sums of the usage items against the bookings, added up one by one. */
function usageFaults(items: readonly Item[], bookings: readonly Booking[]): string[] {
  const sums = new Map<string, number>()
  const add = (name: string, minutes: number) => sums.set(name, (sums.get(name) ?? 0) + minutes)
  for (const { contactId, occurrences } of bookings) {
    for (const { state, asked, ...own } of occurrences) {
      const minutes = minutesOf(own)
      if (state === 'approved')
        add(`${contactId} approved ${own.date < '2027' ? '2026-2' : '2027-1'}`, minutes)
      if (state !== 'approved' && !isOpen(state)) continue
      // What is asked for beside it counts as far as it is more.
      const weeks = new Map([[mondayOf(own.date), minutes]])
      if (asked) {
        const week = mondayOf(asked.date)
        weeks.set(week, Math.max(weeks.get(week) ?? 0, minutesOf(asked)))
      }
      for (const [week, most] of weeks) add(`${contactId} week ${week}`, most)
    }
  }
  const counted = items
    .filter(({ type }) => type === 'usage')
    .flatMap(({ sk, ...names }) =>
      Object.entries(names).flatMap(([name, value]) =>
        name.startsWith('u_')
          ? [[`${sk.slice('CONTACT#'.length)} ${name.slice(2)}`, Number(value)] as const]
          : [],
      ),
    )
  const known = new Map<string, number>(counted)
  const names = new Set([...sums.keys(), ...known.keys()])
  return [...names].flatMap((name) =>
    (sums.get(name) ?? 0) === (known.get(name) ?? 0)
      ? []
      : [`${name}: ${known.get(name) ?? 0} instead of ${sums.get(name) ?? 0}`],
  )
}

const minutesOf = ({ from, to }: { from: string; to: string }) => minutesOfTime(to) - minutesOfTime(from)

function dayOf({ pk, sk }: Item): string {
  return `${pk.split('#')[2] ?? ''} ${sk.slice('DAY#'.length)}`
}

function sheetOf(item: Item): Sheet {
  const sheet: Sheet = { quarters: new Map(), blocks: [], asked: [], wishes: new Set() }
  for (const [name, value] of Object.entries(item)) {
    if (/^q\d+$/.test(name)) sheet.quarters.set(Number(name.slice(1)), String(value))
    if (name.startsWith('w_')) sheet.wishes.add(name.slice(2))
    const entry = value as { kind?: string; state?: string; from: string; to: string }
    if (name.startsWith('e_') && entry.kind === 'block') sheet.blocks.push(entry)
    if (name.startsWith('e_') && entry.state !== 'approved') sheet.asked.push(entry)
  }
  return sheet
}
