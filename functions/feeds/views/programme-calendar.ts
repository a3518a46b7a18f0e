import { inARow } from '../../../shared/in-a-row.ts'
import { variantFor } from '../../../shared/variants.ts'
import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import { seriesEvents } from '../../../shared/ical/repeated.ts'
import type { Said } from '../../../shared/ical/repeated.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { knownDates, publicDates, stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import type { Entry, MeetingDate } from '../../meetings/schema/entry.ts'
import { venueWords } from '../../meetings/views/words.ts'
import type { Room } from '../../rooms/schema.ts'
import { habitOf } from '../rules/habit.ts'
import { calendarFile, texts, uidOf } from './calendar-file.ts'
import type { Bundle } from './calendar-file.ts'

export interface ProgrammeCalendar {
  language: Language
  house: House
  rooms: readonly Room[]
  entries: readonly Entry[]
  /** First and last day, and today. */
  window: { first: string; last: string }
  today: string
  /** The key of the one date that is shown; without it all. */
  only?: string | undefined
  publicUrl: string
  /** What the calendar is called, which page shows the same, and what it is in the note that something was left out. */
  name: string
  page: string
  id: string
}

const color = { name: 'teal', hex: '#008080' }

/** What is cancelled stays for so many days, marked so: who only sees it vanish might still come. */
export const keptDays = 30

/** Open meetings for calendar programs: what everybody may read; never who comes, never how to get in. */
export function programmeCalendar(model: ProgrammeCalendar): string {
  const { language, house, publicUrl, name, page, id, entries } = model
  const head = { language, house, color, publicUrl, name, page: publicUrl + page, id }
  return calendarFile(
    head,
    entries.flatMap((entry) => bundlesOf(model, entry)),
  )
}

function bundlesOf(model: ProgrammeCalendar, entry: Entry): Bundle[] {
  const byBooking = [...Map.groupBy(followedDates(entry), ({ booking }) => booking).values()]
  return byBooking
    .filter((dates) => dates.some((date) => isWithin(model, date)))
    .flatMap((dates) => seriesOf(model, entry, dates))
}

/** All dates of a booking, also those before the months that are shown else: they are one event, whose start must not wander. */
function seriesOf(model: ProgrammeCalendar, entry: Entry, dates: readonly MeetingDate[]): Bundle[] {
  const { house, only } = model
  const uid = uidFor(model, dates)
  const kept = dates.filter((each) => takesPlace(each) || isCancelled(model, each))
  if (only !== undefined)
    return kept.filter(({ key }) => key === only).map((each) => [ownEvent(model, entry, each, uid(each.key))])
  const saidLike = sameSaid((each) => dateSaid(model, entry, each))
  const instances = dates.map((each) => ({
    key: each.key,
    when: { date: each.date, from: each.from, to: each.to },
    shown: takesPlace(each),
    said: saidLike(each),
  }))
  const habit = habitOf(dates.map(({ key }) => key.slice(0, 10)).sort())
  const series = seriesEvents(instances, { zone: house.timeZone, uidOf: (suffix) => uid(suffix), habit })
  const gone = kept.filter((each) => !takesPlace(each))
  const isAlone = dates.length === 1
  return [
    ...series,
    ...gone.map((each) => [ownEvent(model, entry, each, uid(isAlone ? undefined : each.key))]),
  ]
}

/** The same for ever, whichever of its dates are shown; a date by its original start. */
function uidFor({ publicUrl }: ProgrammeCalendar, [first]: readonly MeetingDate[]) {
  const name = `meeting-${first?.booking ?? ''}`
  return (suffix?: string) =>
    uidOf(suffix === undefined ? name : `${name}-${suffix.replaceAll(/[-:]/g, '')}`, publicUrl)
}

/** What whoever follows a meeting is told of: nothing while it pauses, but what is cancelled because it has ended. */
function followedDates(entry: Entry): MeetingDate[] {
  return stateOf(entry) === 'ended' ? knownDates(entry) : publicDates(entry)
}

function isWithin({ window }: ProgrammeCalendar, { date }: MeetingDate): boolean {
  return date >= window.first && date <= window.last
}

function isCancelled({ today }: ProgrammeCalendar, { state, date }: MeetingDate): boolean {
  return state === 'cancelled' && date >= addDays(today, -keptDays)
}

/** An event of its own; what is cancelled is crossed out by calendars. */
function ownEvent(model: ProgrammeCalendar, entry: Entry, date: MeetingDate, uid: string): CalendarEvent {
  const said = dateSaid(model, entry, date)
  const own = { ...said, uid, when: { date: date.date, from: date.from, to: date.to } }
  if (takesPlace(date)) return own
  const word = texts(model.language)('cancelled')
  return { ...own, summary: `${word}: ${said.summary}`, status: 'CANCELLED' }
}

/** The same object for dates of which the same is said. */
function sameSaid(say: (date: MeetingDate) => Said): (date: MeetingDate) => Said {
  const known = new Map<string, Said>()
  return (date) => {
    const like = JSON.stringify([date.title, date.venue, date.note])
    const said = known.get(like) ?? say(date)
    known.set(like, said)
    return said
  }
}

/** What an entry says of a date of a meeting: what everybody may read. */
export function dateSaid(
  model: Pick<ProgrammeCalendar, 'language' | 'house' | 'rooms' | 'publicUrl'>,
  entry: Entry,
  date: MeetingDate,
): Said {
  const { language, house, rooms, publicUrl } = model
  const booking = entry.bookings.find((each) => each.booking === date.booking)
  const at = booking?.at ?? entry.changedAt
  const title = variantFor(date.title, language).text
  const isHere = date.venue.kind === 'rooms'
  const where = [venueWords(date.venue, rooms, language), ...(isHere ? [house.name, house.address] : [])]
  const page = href({ path: meetingPaths.meeting }, { house: house.id, meeting: date.meeting })
  const note = date.note === undefined ? [] : [date.note]
  return {
    stamp: at > entry.changedAt ? at : entry.changedAt,
    sequence: (booking?.seq ?? 0) + entry.changes,
    summary: title,
    location: inARow(where, language),
    description: [...note, publicUrl + page].join('\n'),
    url: publicUrl + page,
    status: 'CONFIRMED',
    transparent: true,
  }
}
