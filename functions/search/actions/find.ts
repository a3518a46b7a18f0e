import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { findByCode, loadShown } from '../../bookings/actions/load.ts'
import type { Booking } from '../../bookings/schema.ts'
import { idStartsOf } from '../../contacts/rules/code.ts'
import { groupsOf } from '../../groups/actions/list-groups.ts'
import type { Group } from '../../groups/schema.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { Room } from '../../rooms/schema.ts'
import { findPlacesByCode } from '../../waitlist/actions/load.ts'
import type { Place } from '../../waitlist/schema.ts'
import { bestFirst, peopleIn } from '../rules/best.ts'
import type { Person } from '../rules/best.ts'
import { dateIn } from '../rules/date-asked.ts'
import type { DateNames } from '../rules/date-asked.ts'
import { bookingWords, meetingWords } from '../rules/entries.ts'
import { fittingBest } from '../rules/on-day.ts'
import type { TimeAsked } from '../rules/time-asked.ts'
import { withBookings } from '../rules/listing.ts'
import type { ListedDate } from '../rules/listing.ts'
import { areIn, wordsIn } from '../rules/words.ts'
import { lookUp } from './look-up.ts'
import { readPage } from './list-bookings.ts'
import { loadManagedRooms } from './open.ts'

/** Bookings that are read and shown of a search, and of each other kind. */
const mostBookings = 20
const mostOthers = 10

export interface Results {
  /** By the code that is said on the phone. */
  coded: Booking[]
  places: Place[]
  /** The day that was meant, with its dates. */
  date?: LocalDate
  dates: ListedDate[]
  /** What was typed besides and fits nothing on that day. */
  unfit: string[]
  bookings: Booking[]
  people: Person[]
  groups: Group[]
  meetings: Meeting[]
  rooms: Room[]
  /** More than was read has such words. */
  isCutOff: boolean
}

export interface Finding extends HouseWithRooms {
  results: Results
}

interface Asked {
  house: string
  text: string
  names: readonly DateNames[]
}

/** All that somebody who runs the house may mean by what they typed. Changes nothing. */
export async function find(ctx: Context, actor: Actor, { house, text, names }: Asked): Promise<Finding> {
  const file = await loadManagedRooms(ctx, actor, { house })
  const day = today(ctx.now(), file.house.timeZone)
  const [coded, places] =
    idStartsOf(text).length === 0
      ? [[], []]
      : await Promise.all([
          findByCode(ctx, actor, { house, code: text }),
          findPlacesByCode(ctx, actor, { house, code: text }),
        ])
  const asked = dateIn(text, { names, today: day })
  const onDay = asked && (await findOnDay(ctx, file, { ...asked, day, typed: wordsIn(asked.rest) }))
  // What looks like a day may be a name: somebody is called Freitag.
  const isFitting = onDay !== undefined && onDay.dates.length > 0 && onDay.unfit.length === 0
  const isDay = isFitting || asked?.isName === false
  const typed = wordsIn(isDay ? asked!.rest : text)
  const named = await findNamed(ctx, file, { day, typed })
  const { dates, ...rest } = onDay ?? { dates: [], unfit: [] }
  const isPerson = !isDay && named.bookings.length > 0
  return { ...file, results: { coded, places, ...rest, dates: isPerson ? [] : dates, ...named } }
}

interface Typed {
  day: LocalDate
  typed: readonly string[]
}

const nothing = { bookings: [], people: [], groups: [], meetings: [], rooms: [], isCutOff: false }

async function findNamed(ctx: Context, { house, rooms }: HouseWithRooms, { day, typed }: Typed) {
  if (typed.length === 0) return nothing
  const { ids, isCutOff } = await lookUp(ctx, { house: house.id, typed, today: day })
  const [read, groups, meetings] = await Promise.all([
    loadShown(ctx, ids.booking.slice(0, mostBookings * 2)),
    groupsOf(ctx, ids.group.slice(0, mostOthers)),
    loadMeetings(ctx, ids.meeting.slice(0, mostOthers)),
  ])
  const isOfHouse = (each: { house: string }) => each.house === house.id
  const bookings = read.filter(isOfHouse).filter((booking) => areIn(bookingWords(booking), typed))
  const best = bestFirst(bookings, { typed, today: day })
  return {
    bookings: best.slice(0, mostBookings),
    people: peopleIn(best, typed).slice(0, mostOthers),
    groups: groups.filter(isOfHouse).filter(({ name }) => areIn(wordsIn(name), typed)),
    meetings: meetings.filter(isOfHouse).filter((meeting) => areIn(meetingWords(meeting), typed)),
    rooms: rooms.filter(({ name }) => areIn(wordsIn(name), typed)),
    isCutOff: isCutOff || ids.booking.length > mostBookings,
  }
}

interface DayAsked extends Typed {
  date: LocalDate
  time?: TimeAsked
}

/** What is on that day, for what or wherever the other words say, as far as something fits them. */
async function findOnDay(
  ctx: Pick<Context, 'table'>,
  { house, rooms }: HouseWithRooms,
  { day, date, time, typed }: DayAsked,
): Promise<{ date: LocalDate; dates: ListedDate[]; unfit: string[] }> {
  const listing = { from: date, to: date }
  const { found } = await readPage(ctx, { house: house.id, listing, day })
  const bookings = await loadShown(ctx, [...new Set(found.map(({ booking }) => booking))])
  const nameOf = new Map(rooms.map(({ id, name }) => [id, name]))
  const known = withBookings(found, bookings).map((listed) => {
    const places = (listed.occurrence.rooms ?? listed.booking.rooms).map((room) => nameOf.get(room))
    return { listed, words: [...bookingWords(listed.booking), ...wordsIn(...places)] }
  })
  const { fitting, unfit } = fittingBest(known, { typed, time })
  return { date, dates: fitting.map(({ listed }) => listed), unfit }
}
