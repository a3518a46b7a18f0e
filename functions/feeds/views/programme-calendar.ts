import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import { seriesEvents } from '../../../shared/ical/repeated.ts'
import type { Said } from '../../../shared/ical/repeated.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { publicDates, takesPlace } from '../../meetings/rules/dates.ts'
import type { Entry, MeetingDate } from '../../meetings/schema/entry.ts'
import { venueWords } from '../../meetings/views/words.ts'
import type { Room } from '../../rooms/schema.ts'
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
  publicUrl: string
  /** What the calendar is called, which page shows the same, and what it is in the note that something was left out. */
  name: string
  page: string
  id: string
}

const color = { name: 'teal', hex: '#008080' }

/** What is cancelled stays for so many days, marked so: who only sees it vanish might still come. */
const keptDays = 30

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
  const { window, house, publicUrl } = model
  const dates = publicDates(entry).filter(({ date }) => date >= window.first && date <= window.last)
  return [...Map.groupBy(dates, ({ booking }) => booking)].flatMap(([booking, some]) => {
    const uid = (suffix?: string) =>
      uidOf(suffix === undefined ? `meeting-${booking}` : `meeting-${booking}-${suffix}`, publicUrl)
    const instances = some.map((each) => ({
      key: each.key,
      when: { date: each.date, from: each.from, to: each.to },
      shown: takesPlace(each),
      said: saidOf(model, entry, each),
    }))
    const series = seriesEvents(instances, { zone: house.timeZone, uidOf: uid, habit: { every: 'week' } })
    return [
      ...series,
      ...some.filter((each) => isCancelled(model, each)).map((each) => [cancelled(model, entry, each, uid)]),
    ]
  })
}

function isCancelled({ today }: ProgrammeCalendar, { state, date }: MeetingDate): boolean {
  return state === 'cancelled' && date >= addDays(today, -keptDays)
}

/** An event of its own, crossed out by calendars. */
function cancelled(
  model: ProgrammeCalendar,
  entry: Entry,
  date: MeetingDate,
  uid: (suffix?: string) => string,
): CalendarEvent {
  const said = saidOf(model, entry, date)
  const word = texts(model.language)('cancelled')
  return {
    ...said,
    uid: uid(`off-${date.key.replaceAll(/[-:T]/g, '')}`),
    when: { date: date.date, from: date.from, to: date.to },
    summary: `${word}: ${said.summary}`,
    status: 'CANCELLED',
  }
}

function saidOf(model: ProgrammeCalendar, entry: Entry, date: MeetingDate): Said {
  const { language, house, rooms, publicUrl } = model
  const booking = entry.bookings.find((each) => each.booking === date.booking)
  const at = booking?.at ?? entry.changedAt
  const title = (language === 'en' ? date.title.en : undefined) ?? date.title.de
  const isHere = date.venue.kind === 'rooms'
  const where = [venueWords(date.venue, rooms, language), ...(isHere ? [house.name, house.address] : [])]
  const page = href({ path: meetingPaths.meeting }, { house: house.id, meeting: date.meeting })
  const note = date.note === undefined ? [] : [date.note]
  return {
    stamp: at > entry.changedAt ? at : entry.changedAt,
    sequence: (booking?.seq ?? 0) + entry.changes,
    summary: title,
    location: where.filter((part) => part !== '').join(', '),
    description: [...note, publicUrl + page].join('\n'),
    url: publicUrl + page,
    status: 'CONFIRMED',
    transparent: true,
  }
}
