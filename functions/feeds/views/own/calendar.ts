import { inARow } from '../../../../shared/in-a-row.ts'
import type { CalendarEvent } from '../../../../shared/ical/calendar.ts'
import type { Said } from '../../../../shared/ical/repeated.ts'
import type { Language } from '../../../../shared/language.ts'
import { addDays, today } from '../../../../shared/time/civil.ts'
import type { Instant, Zone } from '../../../../shared/time/civil.ts'
import { formatList } from '../../../../shared/time/format.ts'
import { stateAt } from '../../../attendances/rules/state.ts'
import type { Attendance } from '../../../attendances/schema.ts'
import type { Booking, Occurrence } from '../../../bookings/schema.ts'
import { bookingEvents, bookingSaid } from '../../../bookings/views/calendar.ts'
import type { Taker } from '../../../duties/schema.ts'
import { dutyWords } from '../../../duties/views/duty-words.ts'
import { datesOf, isPublic, startOf, takesPlace } from '../../../meetings/rules/dates.ts'
import type { Entry, MeetingDate } from '../../../meetings/schema/entry.ts'
import type { HouseWithRooms } from '../../../rooms/actions/load-rooms.ts'
import type { OwnThings } from '../../actions/own/things.ts'
import type { Window } from '../../rules/window.ts'
import { calendarFile, texts as feedTexts, uidOf } from '../calendar-file.ts'
import type { Bundle } from '../calendar-file.ts'
import { dateSaid, keptDays } from '../programme-calendar.ts'
import { texts } from './texts.ts'

export interface OwnCalendar extends OwnThings {
  language: Language
  /** Part of the uid of the note that something was left out. */
  id: string
  /** The one booking that it shows; without it all that somebody has. */
  only?: Booking | undefined
  timeZone: Zone
  window: Window
  now: Instant
  publicUrl: string
}

const color = { name: 'seagreen', hex: '#2E8B57' }

/** What somebody has booked and comes to, for their own calendar: it takes their time, and says no word about others. */
export function ownCalendar(model: OwnCalendar): string {
  const { language, id, only, timeZone, publicUrl, bookings, houses } = model
  const say = texts(language)
  const house = only && houses.get(only.house)?.house.name
  const name = only && house !== undefined ? inARow([only.purpose, house], language) : say('calendar.name')
  const head = { language, house: { timeZone }, color, publicUrl, name, page: `${publicUrl}/`, id: `o-${id}` }
  return calendarFile(head, [
    ...bookings.flatMap((booking) => bookingBundles(model, booking)),
    ...datesAmong(model).flatMap((date) => dateBundle(model, date)),
  ])
}

const isShown = ({ state }: Pick<Occurrence, 'state'>) => state === 'approved' || state === 'requested'

/** All dates of a booking, also beyond the months that are shown else: they are one event. */
function bookingBundles(model: OwnCalendar, booking: Booking): Bundle[] {
  const { houses, language, publicUrl, window } = model
  const place = houses.get(booking.house)
  const isNear = ({ date }: Occurrence) => date >= window.first && date <= window.last
  if (place === undefined || !booking.occurrences.some((date) => isShown(date) && isNear(date))) return []
  const { house, rooms } = place
  const own = { ...booking, language }
  const bundles = bookingEvents(booking, {
    zone: house.timeZone,
    uidOf: (suffix) => uidOf(`o-${booking.id}${suffix === undefined ? '' : `-${suffix}`}`, publicUrl),
    isShown,
    said: (date) => asked(bookingSaid(own, date, { house, rooms, publicUrl }), date, language),
  })
  return bundles.map((bundle) => bundle.map((event) => ({ ...event, zone: house.timeZone })))
}

/** What nobody has said yes to yet says so. */
function asked(said: Said, { state }: Occurrence, language: Language): Said {
  if (state === 'approved') return said
  const summary = feedTexts(language)('staff.request', { title: said.summary })
  return { ...said, summary, status: 'TENTATIVE' }
}

/** A date of a meeting with what somebody has to do with it. */
interface OwnDate {
  place: HouseWithRooms
  entry: Entry
  date: MeetingDate
  coming: Attendance | undefined
  duties: Taker[]
}

/** Once each, whether somebody comes, has a duty there, or both. */
function datesAmong({ houses, entries, attendances, duties, now, window }: OwnCalendar): OwnDate[] {
  const named = [
    ...attendances.map((coming) => ({ of: coming, coming, taker: undefined })),
    ...duties.map(({ of, taker }) => ({ of, coming: undefined, taker })),
  ]
  const byDate = Map.groupBy(named, ({ of: { meeting, key } }) => `${meeting} ${key}`)
  return [...byDate.values()].flatMap((same) => {
    const { house, meeting, key } = same[0]!.of
    const [place, entry] = [houses.get(house), entries.get(meeting)]
    const date = entry && dateAmong(entry, key)
    if (place === undefined || entry === undefined || date === undefined) return []
    const start = startOf(date, place.house.timeZone)
    const coming = same
      .flatMap((each) => each.coming ?? [])
      .find((each) => ['coming', 'waiting', 'offered'].includes(stateAt(each, { now, start })))
    const taken = same.flatMap(({ taker }) => taker ?? [])
    const isNear = date.date >= window.first && date.date <= window.last
    return isNear && (coming || taken.length > 0) ? [{ place, entry, date, coming, duties: taken }] : []
  })
}

/** Of several with the same beginning the one that takes place. */
function dateAmong(entry: Entry, key: string): MeetingDate | undefined {
  const same = datesOf(entry).filter((date) => date.key === key && isPublic(date.state))
  return same.find(takesPlace) ?? same[0]
}

function dateBundle(model: OwnCalendar, own: OwnDate): Bundle[] {
  const { language, publicUrl, now } = model
  const { place, entry, date } = own
  const { house, rooms } = place
  const isOff = !takesPlace(date)
  if (isOff && date.date < addDays(today(now, house.timeZone), -keptDays)) return []
  const said = dateSaid({ language, house, rooms, publicUrl }, entry, date)
  const event: CalendarEvent = {
    ...said,
    uid: uidOf(`o-${date.meeting}-${date.key.replaceAll(/[-:]/g, '')}`, publicUrl),
    when: { date: date.date, from: date.from, to: date.to },
    zone: house.timeZone,
    ...standing(own, language, { title: said.summary, isOff }),
  }
  return [[event]]
}

function standing(
  { coming, duties }: OwnDate,
  language: Language,
  { title: plain, isOff }: { title: string; isOff: boolean },
): Pick<CalendarEvent, 'summary' | 'status' | 'transparent'> {
  const say = texts(language)
  const words = duties.map((taker) => dutyWords(taker, language))
  const title = words.length === 0 ? plain : `${plain} (${formatList(words, language)})`
  if (isOff)
    return {
      summary: `${feedTexts(language)('cancelled')}: ${title}`,
      status: 'CANCELLED',
      transparent: true,
    }
  const isSure = duties.length > 0 || coming?.state === 'coming'
  return isSure
    ? { summary: title, status: 'CONFIRMED', transparent: false }
    : { summary: say('calendar.waiting', { title }), status: 'TENTATIVE', transparent: true }
}
