import { addDays } from '../../shared/time/civil.ts'
import { firstHouse } from './country.ts'
import type { Operation, Round } from './operations.ts'

const house = firstHouse.house.id
const bookings = `/api/houses/${house}/bookings`

/** Tuesdays of a year, two hours in the evening; after the weeks that are measured otherwise. */
const year = ({ monday, number }: Round) => ({
  rooms: ['seminarraum'],
  date: addDays(monday, 22),
  from: '18:00',
  to: '20:00',
  repeat: { every: 'week', count: 52, mode: 'all' },
  purpose: 'Gemeinsames Singen',
  groupName: 'Singkreis',
  language: 'de',
  contact: { name: 'Singkreis', email: `singkreis-${number}@gruppe.example` },
})

/** Every day of a year in two rooms: 730 day sheets. */
const everyDay = (round: Round) => ({
  ...year(round),
  rooms: ['seminarraum', 'teekueche'],
  repeat: { every: 'day', count: 365, mode: 'all' },
})

const keepId: Operation['keep'] = (round, { json }) =>
  Object.assign(round, { id: json.id, token: json.manageToken })

/** What series cost; each one leaves the house as it was. */
export const seriesOperations: readonly Operation[] = [
  {
    name: 'preview 52 weeks',
    status: 200,
    request: (round) => ['POST', `${bookings}/preview`, { body: year(round) }],
  },
  {
    name: 'book 52 weeks',
    status: 201,
    request: (round) => ['POST', bookings, { body: year(round) }],
    keep: keepId,
  },
  {
    name: 'approve 52 weeks',
    status: 200,
    request: ({ id, manager }) => ['POST', `/api/bookings/${id}/approve`, { body: {}, cookies: manager }],
  },
  {
    name: 'cancel 52 weeks from today',
    status: 200,
    request: ({ id, token }) => [
      'POST',
      `/api/bookings/${id}/cancel`,
      { body: { scope: 'all' }, token: token ?? '' },
    ],
  },
  {
    name: 'preview 365 days in 2 rooms',
    status: 200,
    request: (round) => ['POST', `${bookings}/preview`, { body: everyDay(round) }],
  },
  {
    name: 'book 365 days in 2 rooms',
    status: 201,
    request: (round) => ['POST', bookings, { body: everyDay(round) }],
    keep: keepId,
  },
  {
    name: 'cancel 365 days in 2 rooms from today',
    status: 200,
    request: ({ id, token }) => ['POST', `/api/bookings/${id}/cancel`, { body: {}, token: token ?? '' }],
  },
]
