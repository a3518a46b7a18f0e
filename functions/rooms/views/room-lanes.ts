import { inARow } from '../../../shared/in-a-row.ts'
import type { Lane } from '../../../shared/html/week.ts'
import { addDays, datesFrom } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { holidayName } from '../../../shared/time/holiday-names.ts'
import { holidayOn } from '../../../shared/time/holidays.ts'
import type { Span } from '../schema.ts'
import { askableSpans, firstPart } from '../rules/askable.ts'
import { exceptionOn, openOn } from '../rules/hours.ts'
import { wholeDayBlock } from '../rules/whole-day.ts'
import { blockedDayWords } from './blocked-day.ts'
import { usesOf } from './board.ts'
import { bookHref, texts } from './frame.ts'
import type { RoomModel } from './room-model.ts'

/** A day of the room, with what of it can be asked for. */
export interface RoomLane extends Lane {
  askable: readonly Span[]
  /** „ganztägig gesperrt: Grundreinigung“ */
  blockedAs?: string
}

/** The seven days that the page shows. */
export function lanesOf(model: RoomModel): RoomLane[] {
  const { from } = model
  return datesFrom(from, addDays(from, 7)).map((date) => laneOf(model, date))
}

function laneOf(model: RoomModel, date: LocalDate): RoomLane {
  const { days, language, house, today, now } = model
  const say = texts(language)
  const askable = askableSpans(days, date, { zone: house.timeZone, now })
  const block = wholeDayBlock(days, date)
  const remark = remarkOf(model, date)
  const { label } = block ?? {}
  return {
    key: date,
    title: formatDate(date, language, 'compact'),
    current: date === today,
    ...(remark === '' ? {} : { remark }),
    ...(askable.length === 0 ? {} : { href: bookHref(house.id, { rooms: [days.room.id], date }) }),
    ...(block && { blockedAs: blockedDayWords(label, language) }),
    open: openOn(days.room, date),
    uses: usesOf(days, date, { say, language, zone: house.timeZone, written: house.language }).map((use) =>
      block && use.standing === 'blocked' && use.word ? { ...use, word: say('blocked.allDay') } : use,
    ),
    askable,
  }
}

/** Today, the name of a holiday, and why the room is open otherwise. */
function remarkOf({ days, house, today, language }: RoomModel, date: LocalDate): string {
  const holiday = holidayOn(house.land, date)
  const note = exceptionOn(days.room, date)?.note
  const parts = [
    date === today && texts(language)('today'),
    holiday && holidayName(language, holiday.name),
    note,
  ]
  return inARow(parts, language)
}

/** To the form with the first part of this time filled in. */
export function askHref({ house, days: { room } }: RoomModel, date: LocalDate, span: Span): string {
  return bookHref(house.id, { rooms: [room.id], date, ...firstPart(room, span) })
}
