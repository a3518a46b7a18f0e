import { inARow, pointed } from '../../../shared/in-a-row.ts'
import type { Span, Use } from '../../../shared/html/week.ts'
import { href } from '../../../shared/http/contract.ts'
import { quartersOfDay, quarterToTime } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatList, formatRange } from '../../../shared/time/format.ts'
import { peopleWords } from '../../rooms/views/people.ts'
import type { HouseCalendar } from '../../blocks/actions/house-calendar.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import { usesElsewhere } from '../../rooms/rules/elsewhere.ts'
import { takenSpan } from '../../rooms/rules/use.ts'
import { aboutOf, holderOf, isAboutDate } from '../../rooms/schema/entry-name.ts'
import type { SheetEntry } from '../../rooms/schema.ts'
import type { Occurrence } from '../../bookings/schema.ts'
import { standingOf } from '../../bookings/views/date-words.ts'
import { texts, titleOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import { blockPages } from '../contract/blocks.ts'
import { deskPages } from '../contract/desk.ts'
import { bookingHref } from './links.ts'

export interface CalendarModel extends ManagerPage {
  calendar: HouseCalendar
  /** Any date of what is shown. */
  date: LocalDate
  today: LocalDate
  view: 'day' | 'week'
  /** What was typed for a day is none; today is shown. */
  isNoDate?: boolean
}

export interface ManagedUse extends Use {
  id: string
  isBlock: boolean
  detail?: string
}

/** What takes time of one room on one date, with set-up and tidy-up, by name and with the way to it. */
export function usesOn(model: CalendarModel, days: RoomDays, date: LocalDate): ManagedUse[] {
  const entries = [...(days.sheets.get(date)?.entries ?? [])]
  const own = entries.map(([name, entry]) => useOf(model, name, entry, date))
  return [...own, ...elsewhereUses(model, days, date)].sort((one, other) =>
    one.from + one.to < other.from + other.to ? -1 : 1,
  )
}

function useOf(model: CalendarModel, name: string, entry: SheetEntry, date: LocalDate): ManagedUse {
  if (entry.kind === 'block') return blockUse(model, name, entry)
  // Another time that is held beside a booking's date.
  const isOutOfQueue = entry.kind === 'offer' && !aboutOf(name).isBeside
  return isOutOfQueue ? offerUse(model, name, entry, date) : bookingUse(model, name, entry, date)
}

/** While a part of the room is used, or what it is a part of, nobody can have it either. */
function elsewhereUses(model: CalendarModel, days: RoomDays, date: LocalDate): ManagedUse[] {
  const say = texts(model.language)
  return usesElsewhere(days, date, model.house.timeZone).map(({ name, entry, rooms }) => {
    const names = rooms.map((room) => room.name)
    const { label, ...use } = useOf(model, name, entry, date)
    return {
      ...use,
      label: say('use.elsewhere', { rooms: formatList(names, model.language) }),
      detail: label,
    }
  })
}

function bookingUse(model: CalendarModel, name: string, entry: SheetEntry, date: LocalDate): ManagedUse {
  const { language, calendar } = model
  const say = texts(language)
  const booking = calendar.bookings.get(holderOf(name))
  const occurrence = booking?.occurrences.find(({ key }) => isAboutDate(name, key))
  const { setUp = 0, tidyUp = 0, state } = entry
  const around =
    setUp + tidyUp > 0 ? say('use.around', { time: formatRange(entry.from, entry.to, language) }) : undefined
  const { purpose, attendees } = { ...booking, ...ownWordsOf(occurrence) }
  const heads = attendees === undefined ? undefined : peopleWords(attendees, model.language)
  const beside = aboutOf(name).isBeside ? (occurrence?.offered ? 'offered' : 'changeAsked') : undefined
  const query = booking?.repeat === undefined ? {} : { occurrence: occurrence?.key }
  return {
    ...wholeSpan(model, entry, date),
    id: name,
    isBlock: false,
    label: booking ? titleOf(booking) : (entry.label ?? say('use.unknown')),
    standing: beside ? 'pending' : standingOf[state],
    word: say(`use.${beside ?? state}`),
    detail: pointed([purpose, heads, around], model.language),
    ...(booking ? { href: bookingHref(booking, 'managedBookingPage', query) } : {}),
  }
}

/** With set-up and tidy-up, within the day. */
function wholeSpan({ language, house }: CalendarModel, entry: SheetEntry, date: LocalDate) {
  const { setUp = 0, tidyUp = 0 } = entry
  const span = takenSpan({ ...entry, date, setUpMinutes: setUp, tidyUpMinutes: tidyUp }, house.timeZone)
  const time = (quarter: number) => quarterToTime(date, quarter, house.timeZone)
  const from = time(Math.max(0, span.from))
  const to = time(Math.min(span.to, quartersOfDay(date, house.timeZone)))
  return { from, to, when: formatRange(from, to, language) }
}

function ownWordsOf(occurrence: Occurrence | undefined): Pick<Occurrence, 'purpose' | 'attendees'> {
  const { purpose, attendees } = occurrence ?? {}
  return { ...(purpose === undefined ? {} : { purpose }), ...(attendees === undefined ? {} : { attendees }) }
}

/** Freed time that is held for somebody out of the queue; who it is stands with their place. */
function offerUse(model: CalendarModel, name: string, entry: SheetEntry, date: LocalDate): ManagedUse {
  const say = texts(model.language)
  return {
    ...wholeSpan(model, entry, date),
    id: name,
    isBlock: false,
    label: say('use.offerLabel'),
    standing: 'pending',
    word: say('use.offer'),
    detail: say('use.offerDetail'),
    href: href(deskPages.managedPlacePage, { house: model.house.id, id: holderOf(name) }),
  }
}

function blockUse({ language, calendar, house }: CalendarModel, id: string, entry: SheetEntry): ManagedUse {
  const { from, to } = entry
  const block = calendar.blocks.get(id)
  const say = texts(language)
  return {
    id,
    isBlock: true,
    from,
    to,
    when: from === '00:00' && to === '24:00' ? say('block.wholeDay') : formatRange(from, to, language),
    label: block?.label ?? entry.label ?? say('use.block'),
    standing: 'blocked',
    word: say('use.block'),
    ...(block?.reason === undefined ? {} : { detail: block.reason }),
    href: href(blockPages.blockedPage, { house: house.id, id }),
  }
}

/** From the first to the last time worth drawing: opening hours and bookings; a block alone makes no day longer. */
export function rangeOfDay(lanes: readonly { open: readonly Span[]; uses: readonly ManagedUse[] }[]): Span {
  const spans = lanes.flatMap(({ open, uses }) => [...open, ...uses.filter(({ isBlock }) => !isBlock)])
  if (spans.length === 0) return { from: '08:00', to: '20:00' }
  const from = spans.reduce((first, span) => (span.from < first ? span.from : first), '24:00')
  return { from, to: spans.reduce((last, span) => (span.to > last ? span.to : last), '00:00') }
}

/**
 * For the grid, where nothing may overlap: requests for the same time are one, what is asked for shows where nothing is certain,
 * a block where no booking was left inside it, and within the range.
 */
export function withoutOverlaps(uses: readonly ManagedUse[], range: Span, shown: ManagerPage): ManagedUse[] {
  const firm = uses.filter(({ isBlock, standing }) => !isBlock && standing === 'firm')
  const open = uses.filter(({ isBlock, standing }) => !isBlock && standing !== 'firm')
  const bookings = [...firm, ...outside(bundled(open, shown), firm)]
  const blocks = uses.filter(({ isBlock }) => isBlock).flatMap((block) => inside(block, range))
  return [...bookings, ...outside(blocks, bookings)].sort((one, other) => (one.from < other.from ? -1 : 1))
}

/** What is left of some uses beside others. */
function outside(uses: readonly ManagedUse[], others: readonly ManagedUse[]): ManagedUse[] {
  return others.reduce<ManagedUse[]>(
    (pieces, other) => pieces.flatMap((piece) => around(piece, other)),
    [...uses],
  )
}

/** Requests that compete lie over each other: the grid shows that there are several, the list below each of them. */
function bundled(uses: readonly ManagedUse[], shown: ManagerPage): ManagedUse[] {
  const groups: ManagedUse[][] = []
  let end = ''
  for (const use of uses.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (use.from < end) groups.at(-1)?.push(use)
    else groups.push([use])
    end = use.to > end ? use.to : end
  }
  return groups.map((group) => bundle(group, shown))
}

function bundle(group: readonly ManagedUse[], { language, house }: ManagerPage): ManagedUse {
  const [first, ...others] = group as [ManagedUse, ...ManagedUse[]]
  if (others.length === 0) return first
  const { when: _when, detail: _detail, ...shown } = first
  const to = others.reduce((last, use) => (use.to > last ? use.to : last), first.to)
  const label = texts(language)('use.rivals', { count: group.length })
  const href = hrefTo('inbox', house.id)
  return {
    ...shown,
    to,
    label,
    href,
    standing: 'pending',
    word: inARow(
      group.map((use) => use.label),
      language,
    ),
  }
}

function inside(block: ManagedUse, range: Span): ManagedUse[] {
  const from = block.from > range.from ? block.from : range.from
  const to = block.to < range.to ? block.to : range.to
  return from < to ? [{ ...block, from, to }] : []
}

function around(piece: ManagedUse, { from, to }: Use): ManagedUse[] {
  if (to <= piece.from || piece.to <= from) return [piece]
  const before = piece.from < from ? [{ ...piece, to: from }] : []
  const after = to < piece.to ? [{ ...piece, from: to }] : []
  return [...before, ...after]
}
