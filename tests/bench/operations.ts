import type { Call, Called, Door } from '../support/front-door.ts'
import { memberOfToken } from '../../functions/groups/rules/tokens.ts'
import { addDays } from '../../shared/time/civil.ts'
import type { LocalDate } from '../../shared/time/civil.ts'
import { contactOf, firstHouse, seldom } from './country.ts'
import { groupId } from './groups.ts'
import { keyOf, meetingId } from './meetings.ts'

const house = firstHouse.house.id
const room = 'seminarraum'

/** A request whose cost is measured. What it needs from an earlier one of the same round it finds in `Round`. */
export interface Operation {
  name: string
  status: number
  request: (round: Round) => [method: string, path: string, call?: Call]
  /** Keeps what later requests of the round need. */
  keep?: (round: Round, answer: Called) => void
}

/** What the requests of one round share. */
export interface Round {
  number: number
  /** Monday of the measured week. */
  monday: LocalDate
  /** Cookies of a manager. */
  manager: Record<string, string>
  id?: string
  token?: string
  /** Somebody who comes to a date. */
  coming?: string
  comingToken?: string
  /** Somebody who joins a group. */
  memberToken?: string
  etag?: string | undefined
}

const week = ({ monday }: Round) => `from=${monday}&to=${addDays(monday, 7)}`

/** One after the other they leave the house as it was, but for what a life of a booking leaves behind: see `tidyUp`. */
export const operations: readonly Operation[] = [
  {
    name: 'book one room',
    status: 201,
    request: ({ monday, number }) => [
      'POST',
      `/api/houses/${house}/bookings`,
      { body: wishOf(monday, number) },
    ],
    keep: (round, { json }) => Object.assign(round, { id: json.id, token: json.manageToken }),
  },
  {
    name: 'approve',
    status: 200,
    request: ({ id, manager }) => ['POST', `/api/bookings/${id}/approve`, { body: {}, cookies: manager }],
  },
  {
    name: 'cancel',
    status: 200,
    request: ({ id, token }) => ['POST', `/api/bookings/${id}/cancel`, { body: {}, token: token ?? '' }],
  },
  {
    name: 'a taken slot, refused',
    status: 409,
    request: ({ monday, number }) => [
      'POST',
      `/api/houses/${house}/bookings`,
      // Where the measured week has its first booking.
      { body: { ...wishOf(monday, number), date: monday, from: '10:00', to: '12:00' } },
    ],
  },
  { name: 'first page', status: 200, request: () => ['GET', '/'] },
  { name: 'search for a house', status: 200, request: () => ['GET', '/?search=einstein+kaarst'] },
  { name: 'my houses', status: 303, request: ({ manager }) => ['GET', '/manage', { cookies: manager }] },
  {
    name: 'week of one room (JSON)',
    status: 200,
    request: (round) => ['GET', `/api/houses/${house}/availability?rooms=${room}&${week(round)}`],
  },
  {
    name: 'week of all rooms (JSON)',
    status: 200,
    request: (round) => ['GET', `/api/houses/${house}/availability?${week(round)}`],
  },
  {
    name: 'room page',
    status: 200,
    request: ({ monday }) => ['GET', `/${house}/rooms/${room}?week=${monday}`],
  },
  {
    name: 'house page (week of all rooms)',
    status: 200,
    request: ({ monday }) => ['GET', `/${house}?week=${monday}`],
  },
  { name: 'house page (today and what is on)', status: 200, request: () => ['GET', `/${house}`] },
  {
    name: 'when something is free (eight weeks, all rooms)',
    status: 200,
    request: () => ['GET', `/${house}/free?minutes=120`],
  },
  {
    name: 'when something is free, and nothing is',
    status: 200,
    request: () => ['GET', `/${house}/free?minutes=1440&attendees=10000`],
  },
  {
    name: 'wall (a week)',
    status: 200,
    request: ({ monday }) => ['GET', `/${house}/aushang?week=${monday}`],
  },
  { name: 'wall as a screen', status: 200, request: () => ['GET', `/${house}/aushang?display=1`] },
  { name: 'sign at a door', status: 200, request: () => ['GET', `/${house}/rooms/${room}/sign`] },
  {
    name: 'programme page (week)',
    status: 200,
    request: ({ monday }) => ['GET', `/${house}/programme?from=${monday}`],
  },
  {
    name: 'programme page (month)',
    status: 200,
    request: ({ monday }) => ['GET', `/${house}/programme?view=month&from=${monday}`],
  },
  { name: 'meeting page', status: 200, request: () => ['GET', `/${house}/meetings/${meetingId(0)}`] },
  {
    name: 'date page',
    status: 200,
    request: ({ monday }) => ['GET', `/${house}/meetings/${meetingId(0)}/${keyOf(monday)}`],
  },
  { name: 'calendar of the programme', status: 200, request: () => ['GET', `/${house}/programme.ics`] },
  {
    name: 'sign up for a date',
    status: 201,
    request: ({ monday }) => [
      'POST',
      `/api/meetings/${meetingId(0)}/dates/${keyOf(monday)}/attendances`,
      { body: { name: 'Nachbar', heads: 2 } },
    ],
    keep: (round, { json }) => Object.assign(round, { coming: json.id, comingToken: json.manageToken }),
  },
  {
    name: 'sign off',
    status: 200,
    request: ({ coming, comingToken }) => [
      'POST',
      `/api/attendances/${coming}/leave`,
      { body: {}, token: comingToken ?? '' },
    ],
  },
  { name: 'group page', status: 200, request: () => ['GET', `/${house}/groups/${groupId}`] },
  {
    name: 'join a group',
    status: 201,
    request: ({ number }) => [
      'POST',
      `/api/groups/${groupId}/join`,
      { body: { name: 'Nachbar', email: `neu-${number % 10}@gruppe.example` } },
    ],
    keep: (round, { json }) => Object.assign(round, { memberToken: json.manageToken }),
  },
  {
    name: 'leave a group',
    status: 204,
    request: ({ memberToken = '' }) => [
      'DELETE',
      `/api/groups/${groupId}/members/${memberOfToken(memberToken)}`,
      { token: memberToken },
    ],
  },
  {
    name: 'manager’s calendar (week, all rooms)',
    status: 200,
    request: ({ monday, manager }) => [
      'GET',
      `/manage/${house}/calendar?view=week&date=${monday}`,
      { cookies: manager },
    ],
  },
  {
    name: 'inbox page (10 open requests)',
    status: 200,
    request: ({ manager }) => ['GET', `/manage/${house}`, { cookies: manager }],
  },
  {
    name: 'search by a name',
    status: 200,
    request: ({ manager }) => ['GET', `/manage/${house}/find?q=lindgren`, { cookies: manager }],
  },
  {
    name: 'list of bookings (30 dates)',
    status: 200,
    request: ({ manager }) => ['GET', `/manage/${house}/find/bookings`, { cookies: manager }],
  },
  {
    name: 'page of a contact',
    status: 200,
    request: ({ manager }) => [
      'GET',
      `/manage/${house}/find/contacts/${contactOf(house, seldom)}`,
      { cookies: manager },
    ],
  },
  {
    name: 'feed 200',
    status: 200,
    request: () => ['GET', `/${house}/calendar.ics`],
    keep: (round, { headers }) => Object.assign(round, { etag: headers['etag'] }),
  },
  { name: 'feed 200, kept', status: 200, request: () => ['GET', `/${house}/calendar.ics`] },
  {
    name: 'feed 304',
    status: 304,
    request: ({ etag }) => ['GET', `/${house}/calendar.ics`, { headers: { 'if-none-match': etag } }],
  },
]

/** Runs one operation; anything but the expected status is an error that shows the answer. */
export async function run(door: Door, operation: Operation, round: Round): Promise<Called> {
  const [method, path, call] = operation.request(round)
  const answer = await door(method, path, call)
  if (answer.status !== operation.status) {
    throw new Error(
      `${operation.name}: ${answer.status} instead of ${operation.status}: ${answer.text.slice(0, 300)}`,
    )
  }
  operation.keep?.(round, answer)
  return answer
}

/** What a neighbour asks for: two hours in the afternoon, between the uses of the measured week. */
function wishOf(monday: LocalDate, number: number) {
  return {
    rooms: [room],
    date: addDays(monday, 2),
    from: '14:00',
    to: '16:00',
    purpose: 'Gemeinsames Singen',
    groupName: 'Singkreis',
    attendees: 18,
    language: 'de',
    contact: { name: 'Singkreis', email: `singkreis-${number}@gruppe.example` },
    note: 'Wir bringen Noten und Getränke mit und räumen danach auf.',
  }
}
