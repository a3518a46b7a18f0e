import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import { aMeeting, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import { aMeetingWith, datesOf, everybody, keys, manage, origin } from './meeting-crash-people.ts'
import type { Prepared } from './meeting-crash-people.ts'
import type { Crashing } from './meeting-crashing.ts'

const host = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }

/** So many dates in one go: a manager founds a meeting for somebody. */
function founding(count: number): Omit<Crashing<{ session: string }>, 'writes'> {
  return {
    prepare: async ({ world }) => ({ session: await signedIn(world.ctx, managerMail) }),
    act: (door, { session }) =>
      door('POST', `/api/houses/${house}/meetings`, {
        body: aMeeting({ contact: host, repeat: { every: 'day', count } }),
        cookies: { session },
        headers: { origin, 'idempotency-key': 'once' },
      }),
    outcome: whatIsThere,
    expected: { meetings: 1, entries: 1, dates: count, halves: [] },
    mails: [`${host.email} Ihr Treffen`, `${host.email} Zugesagt`],
  }
}

/** Meetings, their places in the programme with all dates, and what is half there of their bookings. */
async function whatIsThere({ world }: Staged) {
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  const those = (type: string) => items.filter((item) => item['type'] === type).length
  const path = `/api/houses/${house}/programme?from=2026-12-01&to=2027-12-01`
  const { dates } = (await world.call('GET', path)).json
  return {
    meetings: those('meeting'),
    entries: those('programme-entry'),
    dates: dates.length,
    halves: halves(items),
  }
}

/** With a second booking under it, to which bela comes. */
async function goingOn(stage: Staged): Promise<Prepared> {
  const prepared = await aMeetingWith(stage, {}, [['ada', 1]])
  const { booking } = (await stage.get(`/api/meetings/${prepared.id}`, prepared.token)).json
  const { world } = stage
  const more = await manage(world.call, prepared, `/api/bookings/${booking}/extend`, { until: '2027-01-12' })
  await manage(world.call, prepared, `/api/bookings/${more.json.id}/approve`)
  const path = `/api/meetings/${prepared.id}/dates/2027-01-05T15:00/attendances`
  await stage.post(path, { heads: 1, contact: { email: 'bela@neben.example' } })
  return prepared
}

/** The beginning, the end, and what happens by itself. */
export const lives = {
  'founding a meeting': { ...founding(4), writes: 1 },
  'founding a meeting with more dates than one write takes': { ...founding(150), writes: 5 },

  'ending a meeting that has two bookings': {
    writes: 2,
    prepare: goingOn,
    act: (door, prepared) => manage(door, prepared, `/api/meetings/${prepared.id}/end`, { reason: 'Umzug' }),
    outcome: datesOf,
    expected: ['ended', ...Array.from({ length: 6 }, () => 'cancelled')],
    mails: ['ada@neben.example Fällt aus', 'bela@neben.example Fällt aus'],
  },

  'telling how to get in': {
    writes: 4,
    prepare(stage) {
      const registration = { mode: 'wanted', places: 2 }
      const accessData = { text: 'Klingel: Café', releaseHoursBefore: 24 }
      const people = [
        ['ada', 2, keys[0]!],
        ['bela', 1],
      ] as const
      return aMeetingWith(stage, { registration, accessData }, people)
    },
    at: '2026-12-07T14:05:00.000Z',
    act: (_, __, ctx) => settleAttendances(ctx),
    outcome: everybody,
    expected: { ada: 'coming', bela: 'waiting' },
    mails: ['ada@neben.example Morgen', 'ada@neben.example So kommen Sie dazu'],
  },
} satisfies Record<string, Crashing<any>>
