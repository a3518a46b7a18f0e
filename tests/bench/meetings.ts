import { newAttendanceWrite } from '../../functions/attendances/store/attendances.ts'
import { attendanceIdOf, bucketOf } from '../../functions/attendances/rules/ids.ts'
import { programmeWrites } from '../../functions/bookings/store/programme.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { newMeeting } from '../../functions/meetings/rules/new-meeting.ts'
import type { Meeting } from '../../functions/meetings/schema.ts'
import { countsKey, countsType } from '../../functions/meetings/store/counts.ts'
import { entryWrite } from '../../functions/meetings/store/entries.ts'
import { newMeetingWrite } from '../../functions/meetings/store/meetings.ts'
import { derivedId } from '../../shared/ids.ts'
import type { Write } from '../../shared/table/write.ts'
import { addDays } from '../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../shared/time/civil.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { firstHouse } from './country.ts'
import { heldByGroup } from './groups.ts'

const house = firstHouse.house.id
const meetings = 60
/** Thirteen months of weeks. */
const weeks = 57
/** Three thousand in all, a person or a small group each. */
const attendancesOfEach = 50

export const meetingId = (at: number): string => derivedId('bench', 'meeting', String(at))

export const keyOf = (date: LocalDate): string => `${date}T15:00`

/** What a lively house has: sixty weekly meetings for thirteen months, and three thousand that have said they come. */
export function* meetingWrites(
  now: Instant,
  monday: LocalDate,
  coming = attendancesOfEach,
): Generator<Write[]> {
  for (let at = 0; at < meetings; at++) {
    const dates = Array.from({ length: weeks }, (_, week) => addDays(monday, (at % 7) + week * 7))
    const meeting = aMeeting(at, now)
    const booking = bookingUnder(meeting, { at, now, dates })
    yield [
      newMeetingWrite(meeting, 12),
      entryWrite(meeting),
      ...programmeWrites(booking),
      ...heldByGroup(booking, at),
      ...Array.from({ length: coming }, (_, week) => comingTo(meeting, dates[week]!, now)).flat(),
    ]
  }
}

function aMeeting(at: number, now: Instant): Meeting {
  const asked = {
    title: `Offener Treff für die ganze Nachbarschaft ${at}`,
    description: 'Kommen Sie einfach vorbei: Es gibt Tee, Gespräche und Zeit füreinander. '.repeat(6),
    practical: 'Der Eingang liegt im Hof, die Klingel rechts neben der Tür.',
    audience: at % 3 === 0 ? ['seniors', 'newcomers'] : [],
    languages: ['de', 'uk'],
    access: ['step-free', 'quiet'],
    hosts: ['Mia', 'Kolja'],
    venue: { kind: 'outdoors' as const, place: 'Stadtpark', address: 'Am Teich 1' },
    registration: {
      mode: 'wanted' as const,
      places: 30,
      newcomersUntilHours: 24,
      closesMinutesBefore: 0,
      waitingList: true,
    },
  }
  const contact = { name: 'Gruppe Wort', email: `wort-${at}@gruppe.example` }
  const founder = { contact, contactId: derivedId('bench', 'contact', String(at)), byManager: true }
  return newMeeting(asked, {
    id: meetingId(at),
    house,
    founder: { ...founder, language: 'de', isDecided: true },
    now,
  })
}

function bookingUnder(
  { id, contact, contactId }: Meeting,
  { at, now, dates }: { at: number; now: Instant; dates: readonly LocalDate[] },
): Booking {
  const state = 'approved' as const
  return {
    id: derivedId('bench', 'booking', String(at)),
    house,
    meeting: id,
    state,
    rooms: [],
    elsewhere: 'Stadtpark',
    setUpMinutes: 0,
    tidyUpMinutes: 0,
    purpose: 'Offener Treff',
    contact,
    contactId,
    language: 'de',
    origin: 'manager',
    sequence: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
    occurrences: dates.map((date) => ({ key: keyOf(date), date, from: '15:00', to: '17:00', state })),
    history: [
      {
        id: derivedId('bench', 'line', String(at)),
        at: now,
        by: { kind: 'manager' },
        what: 'approved',
        state,
      },
    ],
  }
}

/** One that comes, and the count that says so. */
function comingTo({ id: meeting }: Meeting, date: LocalDate, now: Instant): Write[] {
  const of = { house, meeting, key: keyOf(date) }
  const key = countsKey(of)
  const attendance = {
    ...of,
    id: attendanceIdOf(derivedId('bench', 'coming', `${meeting} ${date}`), bucketOf('bench', of)),
    date,
    state: 'coming' as const,
    heads: 2,
    name: 'Nachbarin',
    firstTime: false,
    needs: [],
    language: 'de' as const,
    origin: 'public' as const,
    since: now,
    remind: false,
    createdAt: now,
    version: 1,
  }
  const figures = { taken: 2, regulars: 2, waiting: 0, keys: 0, terms: 0, ttl: epochSeconds(now) }
  const counts = { ...key, type: countsType, ...of, ...figures, duePk: 'date', dueAt: now }
  return [newAttendanceWrite(attendance), { kind: 'put', key, item: counts }]
}
