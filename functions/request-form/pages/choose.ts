import type { Context } from '../../../shared/context.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { html } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { holidayOn } from '../../../shared/time/holidays.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { standingOf, startsOn } from '../../rooms/rules/starts.ts'
import { blockOfAll } from '../../rooms/rules/whole-day.ts'
import { shownMonth, weeksOf } from '../rules/choose.ts'
import { roomsFor, unreadableIn, wishOf } from '../rules/wish.ts'
import { dayView } from '../views/choose/day.ts'
import { monthView } from '../views/choose/month.ts'

interface Asked {
  file: HouseWithRooms
  entered: Entered
  language: Language
}

/** A month with what is free in it: a query for each room that comes into question. */
export async function monthPage(
  ctx: Context,
  { file: { house, rooms }, entered, language }: Asked,
): Promise<Answer> {
  const now = today(ctx.now(), house.timeZone)
  const wish = wishOf(entered, rooms)
  const fitting = roomsFor(wish, rooms)
  const month = shownMonth(entered, { today: now, rooms: fitting })
  const months = month.months.map((name) => ({ name, weeks: weeksOf(name, now) }))
  const dates = months.flatMap(({ weeks }) => weeks.flat()).filter((date) => date !== undefined)
  const [first = now, last = now] = [dates[0], dates.at(-1)]
  const from = first < now ? now : first
  const read = await loadRoomDays(ctx, fitting, { from, to: last, all: rooms })
  const terms = termsOf(ctx, wish, house.timeZone)
  const days = new Map(
    dates.map((date) => [
      date,
      {
        standing: date < from ? ('beyond' as const) : standingOf(read, date, terms),
        holiday: holidayOn(house.land, date)?.name,
        block: date < from ? undefined : blockOfAll(read, date),
      },
    ]),
  )
  const shown = { language, house, rooms, wish, today: now, fitting, ...unreadableIn(entered) }
  return html(monthView({ ...shown, ...month, months, days }))
}

/** One day with the times at which a room is free. */
export async function dayPage(
  ctx: Context,
  { file: { house, rooms }, entered, language }: Asked,
): Promise<Answer> {
  const now = today(ctx.now(), house.timeZone)
  const wish = wishOf(entered, rooms)
  const fitting = roomsFor(wish, rooms)
  const date = entered.get('date')
  const read = await loadRoomDays(ctx, fitting, { from: date, to: date, all: rooms })
  const terms = termsOf(ctx, wish, house.timeZone)
  const [starts, standing] = [startsOn(read, date, terms), standingOf(read, date, terms)]
  const holiday = holidayOn(house.land, date)?.name
  const block = blockOfAll(read, date)
  const shown = { language, house, rooms, wish, today: now, fitting, ...unreadableIn(entered) }
  return html(dayView({ ...shown, date, starts, standing, holiday, block }))
}

function termsOf(ctx: Pick<Context, 'now'>, { minutes, rooms }: ReturnType<typeof wishOf>, zone: string) {
  return { minutes, together: rooms.length > 0, zone, now: ctx.now() }
}
