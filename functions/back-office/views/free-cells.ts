import type { FreeTime } from '../../../shared/html/matrix.ts'
import { localOf, minutesOfTime, timeOfMinutes } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import { gapsOf, shortSpan } from '../../../shared/html/lanes.ts'
import { texts } from '../../bookings/views/managed.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import { openOn } from '../../rooms/rules/hours.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import type { Span } from '../../rooms/schema.ts'
import { usesOn } from './uses.ts'
import type { CalendarModel } from './uses.ts'

/** Where a room is free on a date and a call can be entered: not what is over. */
export function freeTimes(model: CalendarModel, days: RoomDays, date: LocalDate): FreeTime[] {
  const { language } = model
  const say = texts(language)
  return freeToCome(model, days, date).map((span) => {
    const when = formatRange(span.from, span.to, language)
    const day = formatDate(date, language, 'compact')
    return {
      when: shortSpan(span),
      href: enterHref(model, days.room.id, date, span.from, span.to),
      label: say('use.enterAt', { room: days.room.name, day, when }),
    }
  })
}

/** What is left of a free time on that date: calls are entered for quarters of an hour that have not begun. */
export function stillFree(
  { house, now }: Pick<CalendarModel, 'house' | 'now'>,
  date: LocalDate,
  span: Span,
): Span | undefined {
  const here = localOf(now, house.timeZone)
  if (date !== here.date) return date > here.date ? span : undefined
  const from = timeOfMinutes(Math.ceil(minutesOfTime(here.time) / 15) * 15)
  if (span.to <= from) return undefined
  return span.from > from ? span : { ...span, from }
}

/** In quarters of an hour. */
const wholeDay = { from: 0, to: 96 }

function freeToCome(model: CalendarModel, days: RoomDays, date: LocalDate): Span[] {
  const { id, name } = days.room
  const lane = { key: id, title: name, open: openOn(days.room, date), uses: usesOn(model, days, date) }
  return gapsOf(lane, wholeDay).flatMap((span) => stillFree(model, date, span) ?? [])
}

/** The form for a caller, an hour long unless less is free. */
export function enterHref(
  { house }: Pick<CalendarModel, 'house'>,
  room: string,
  date: string,
  from: string,
  until = '24:00',
): string {
  const end = Math.min(minutesOfTime(from) + 60, minutesOfTime(until))
  return hrefTo('book', house.id, { rooms: room, date, from, to: timeOfMinutes(end) })
}
