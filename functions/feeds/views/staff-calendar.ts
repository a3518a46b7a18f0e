import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Block } from '../../blocks/schema.ts'
import { blockPaths } from '../../blocks/contract/paths.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { managePaths } from '../../houses/contract.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import type { RoomUse } from '../rules/uses.ts'
import { calendarFile, locationOf, texts, uidOf, useName } from './calendar-file.ts'
import { bookingWords, staffSeries } from './staff-series.ts'

export interface StaffCalendar {
  language: Language
  house: House
  /** All of the house. */
  rooms: readonly Room[]
  uses: readonly RoomUse[]
  /** Of the uses, and series. */
  bookings: ReadonlyMap<string, Booking>
  blocks: ReadonlyMap<string, Block>
  publicUrl: string
}

const color = { name: 'indigo', hex: '#4B0082' }

/** The managers' calendar: who, what for, how to reach them, and what is only asked for. */
export function staffCalendar(model: StaffCalendar): string {
  const { language, house, uses, publicUrl } = model
  const head = {
    language,
    house,
    color,
    publicUrl,
    name: texts(language)('staff.name', { house: house.name }),
    page: publicUrl + href({ path: managePaths.calendar }, { house: house.id }),
    id: `s-${house.id}`,
  }
  const series = [...model.bookings.values()].filter(({ repeat }) => repeat !== undefined)
  return calendarFile(head, [
    ...uses.map((use) => [use.kind === 'block' ? blockEvent(model, use) : eventOf(model, use)]),
    ...series.flatMap((booking) => staffSeries(model, booking)),
  ])
}

/** Says more than the public event of the same use, so its uid is another one. */
function eventOf(model: StaffCalendar, use: RoomUse): CalendarEvent {
  const { language, house, publicUrl } = model
  const booking = model.bookings.get(use.id)
  return {
    ...basics(model, use),
    stamp: booking?.updatedAt ?? use.at,
    sequence: booking?.sequence ?? use.sequence,
    ...bookingWords({
      booking,
      date: booking?.occurrences[0],
      shown: use.name === use.id ? use.state : 'beside',
      label: use.label,
      page: publicUrl + href({ path: bookingPaths.managed }, { house: house.id, id: use.id }),
      language,
    }),
  }
}

function blockEvent(model: StaffCalendar, use: RoomUse): CalendarEvent {
  const { language, house, publicUrl } = model
  const page = publicUrl + href({ path: blockPaths.block }, { house: house.id, id: use.id })
  return {
    ...basics(model, use),
    stamp: use.at,
    sequence: use.sequence,
    summary: texts(language)('staff.block', { label: use.label ?? '' }),
    description: [...blockLines(model, use), page].join('\n'),
    url: page,
    status: 'CONFIRMED',
    transparent: false,
  }
}

function basics({ language, house, publicUrl }: StaffCalendar, use: RoomUse) {
  const uid = uidOf(`s-${useName(use)}`, publicUrl)
  return { uid, when: use.when, location: locationOf(use, house, language) }
}

function blockLines({ language, blocks }: StaffCalendar, { id }: RoomUse): string[] {
  const block = blocks.get(id)
  const say = texts(language)
  if (block === undefined) return []
  return [
    ...(block.reason === undefined ? [] : [say('staff.reason', { reason: block.reason })]),
    ...(block.by === '' ? [] : [say('staff.blockedBy', { name: block.by })]),
  ]
}
