import type { Span, Use } from '../../../shared/html/week.ts'
import { href } from '../../../shared/http/contract.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { quartersOfDay, quarterToTime } from '../../../shared/time/civil.ts'
import { formatRange } from '../../../shared/time/format.ts'
import type { RoomDays } from '../../rooms/actions.ts'
import { takenSpan } from '../../rooms/rules/use.ts'
import type { SheetEntry } from '../../rooms/schema.ts'
import type { HouseCalendar } from '../actions/read.ts'
import { managePages } from '../contract/manage-pages.ts'
import { bookingHref, standingOf, texts, titleOf } from './manage-words.ts'
import type { Managed } from './manage-words.ts'

export interface CalendarModel extends Managed {
  calendar: HouseCalendar
  /** Any date of what is shown. */
  date: LocalDate
  today: LocalDate
  view: 'day' | 'week'
}

export interface ManagedUse extends Use {
  id: string
  isBlock: boolean
}

/** What takes time of one room on one date, with set-up and tidy-up, by name and with the way to it. */
export function usesOn(model: CalendarModel, { sheets }: RoomDays, date: LocalDate): ManagedUse[] {
  const entries = [...(sheets.get(date)?.entries ?? [])]
  return entries
    .map(([id, entry]) =>
      entry.kind === 'block' ? blockUse(model, id, entry) : bookingUse(model, id, entry, date),
    )
    .sort((one, other) => (one.from + one.to < other.from + other.to ? -1 : 1))
}

function bookingUse(model: CalendarModel, id: string, entry: SheetEntry, date: LocalDate): ManagedUse {
  const { language, calendar, house } = model
  const say = texts(language)
  const booking = calendar.bookings.get(id)
  const { setUp = 0, tidyUp = 0, state } = entry
  const span = takenSpan({ ...entry, date, setUpMinutes: setUp, tidyUpMinutes: tidyUp }, house.timeZone)
  const time = (quarter: number) => quarterToTime(date, quarter, house.timeZone)
  const [from, to] = [
    time(Math.max(0, span.from)),
    time(Math.min(span.to, quartersOfDay(date, house.timeZone))),
  ]
  const around =
    setUp + tidyUp > 0 ? say('use.around', { time: formatRange(entry.from, entry.to, language) }) : undefined
  const heads = booking?.attendees === undefined ? undefined : say('fact.heads', { count: booking.attendees })
  return {
    id,
    isBlock: false,
    from,
    to,
    when: formatRange(from, to, language),
    label: booking ? titleOf(booking) : (entry.label ?? say('use.unknown')),
    standing: standingOf(state),
    word: say(`use.${state}`),
    detail: [booking?.purpose, heads, around].filter(Boolean).join(' · '),
    ...(booking ? { href: bookingHref(booking) } : {}),
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
    href: href(managePages.blockedPage, { house: house.id, id }),
  }
}

/** From the first to the last time worth drawing: opening hours and bookings; a block alone makes no day longer. */
export function rangeOfDay(lanes: readonly { open: readonly Span[]; uses: readonly ManagedUse[] }[]): Span {
  const spans = lanes.flatMap(({ open, uses }) => [...open, ...uses.filter(({ isBlock }) => !isBlock)])
  if (spans.length === 0) return { from: '08:00', to: '20:00' }
  const from = spans.reduce((first, span) => (span.from < first ? span.from : first), '24:00')
  return { from, to: spans.reduce((last, span) => (span.to > last ? span.to : last), '00:00') }
}

/** For the grid, where nothing may overlap: a block shows where no booking was left inside it, and within the range. */
export function withoutOverlaps(uses: readonly ManagedUse[], range: Span): ManagedUse[] {
  const bookings = uses.filter(({ isBlock }) => !isBlock)
  const blocks = uses.filter(({ isBlock }) => isBlock).flatMap((block) => inside(block, range))
  const cut = blocks.flatMap((block) =>
    bookings.reduce<ManagedUse[]>(
      (pieces, booking) => pieces.flatMap((piece) => around(piece, booking)),
      [block],
    ),
  )
  return [...bookings, ...cut].sort((one, other) => (one.from < other.from ? -1 : 1))
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
