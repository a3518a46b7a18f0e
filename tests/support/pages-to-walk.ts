import { capabilities } from '../../functions/capabilities.ts'
import { href } from '../../shared/http/contract.ts'
import { furnishGroups, groupPlaces } from './groups-to-walk.ts'
import type { FurnishedGroups } from './groups-to-walk.ts'
import { furnishMeetings, hostPlaces, meetingPlaces } from './meetings-to-walk.ts'
import type { FurnishedMeetings } from './meetings-to-walk.ts'
import { importLong } from './imports-to-walk.ts'
import { askMyData, myDataPlaces } from './my-data-to-walk.ts'
import { ask, aRequest } from './outside.ts'
import { aPlace } from './waiting-to-walk.ts'
import type { Running } from './running.ts'
import { searchPlaces } from './search-to-walk.ts'

/** A page in one state of it. */
export interface Place {
  /** Name of the route in its contract. */
  route: string
  path: string
  /** Only for who is signed in. */
  signedIn: boolean
  status: number
}

/** Names of all routes that answer with a page when they are opened. */
export function pageRoutes(): string[] {
  return allRoutes()
    .filter(([, { method, answer }]) => method === 'GET' && answer.contentType === 'text/html')
    .map(([name]) => name)
}

function allRoutes() {
  return capabilities.flatMap(({ routes }) => Object.entries(routes))
}

/** What the pages stand for here: bookings in every state, a block, a feed. */
export interface Furnished {
  open: any
  asked: any
  approved: any
  declined: any
  past: any
  block: any
  series: any
  /** A series with dates that were not to be had, undecided. */
  wished: any
  /** Asks for another time than the one that is approved. */
  changing: any
  /** Lost its time to a closure, which holds another for it. */
  displaced: any
  closure: any
  undone: any
  waiting: any
  offered: any
  meetings: FurnishedMeetings
  groups: FurnishedGroups
  myData: string
}

const day = '2027-03-10'

/** Fills the house with what makes its pages show all that they can show. */
export async function furnish(product: Running, cookie: string): Promise<Furnished> {
  const decide = (step: string, { id }: any, body?: unknown) =>
    ask(product, `POST /api/bookings/${id}/${step}`, { cookie, ...(body === undefined ? {} : { body }) })
  const open = await aRequest(product, {
    date: day,
    attendees: 12,
    note: 'Wir bringen Spiele mit.',
    setUpMinutes: 30,
  })
  const asked = await aRequest(product, { date: '2027-03-11', groupName: 'Stadtteilchor Morgenröte' })
  await decide('ask', asked, { question: 'Brauchen Sie das Klavier?' })
  const approved = await aRequest(product, {
    date: '2027-03-12',
    rooms: ['seminarraum', 'teekueche'],
    label: 'Nähcafé',
  })
  await decide('approve', approved)
  const declined = await aRequest(product, { date: '2027-03-13' })
  await decide('decline', declined, { reason: 'Der Raum wird an diesem Tag gebraucht.' })
  const past = await aRequest(product, { date: '2027-02-02', from: '19:00', to: '21:00' })
  await decide('approve', past)
  const blocked = {
    rooms: ['seminarraum', 'beratung-1'],
    from: '2027-03-15',
    to: '2027-03-16',
    label: 'Grundreinigung',
  }
  const { json: block } = await ask(product, 'POST /api/houses/aef/blocks', { cookie, body: blocked })
  const series = await aRequest(product, {
    rooms: ['beratung-2'],
    date: '2027-03-17',
    repeat: { every: 'week', count: 5, mode: 'free' },
  })
  await decide('approve', series)
  await ownCalendar(product, series)
  const repeat = { every: 'week', count: 6, mode: 'free', skip: ['public-holidays'] }
  const wished = await aRequest(product, { rooms: ['beratung-2'], date: '2027-03-24', repeat })
  const changing = await aRequest(product, { date: '2027-03-23' })
  await decide('approve', changing)
  const later = { date: '2027-03-23', from: '14:00', to: '16:00' }
  await ask(product, `POST /api/bookings/${changing.id}/move`, { token: changing.manageToken, body: later })
  const displaced = await aRequest(product, { rooms: ['beratung-1'], date: '2027-03-24' })
  await decide('approve', displaced)
  const close = async (day: string) => {
    const span = { from: `${day}T00:00`, to: `${day}T24:00` }
    const body = { rooms: ['beratung-1'], ...span, words: 'Wasserschaden', displaced: 'offer' }
    return (await ask(product, 'POST /api/houses/aef/closures', { cookie, body })).json
  }
  const closure = await close('2027-03-24')
  const undone = await close('2027-03-30')
  await ask(product, `DELETE /api/closures/${undone.id}`, { cookie })
  const waiting = await aPlace(product, { rooms: ['beratung-2'], date: '2027-03-17' })
  const gone = await aRequest(product, { rooms: ['beratung-3'], date: '2027-03-18' })
  const offered = await aPlace(product, { rooms: ['beratung-3'], date: '2027-03-18' })
  await decide('cancel', gone)
  const bookings = { open, asked, approved, declined, past, series, wished, changing, displaced }
  const meetings = await furnishMeetings(product, cookie)
  const groups = await furnishGroups(product, cookie)
  await importLong(product, cookie)
  const myData = await askMyData(product, 'bea@gruppe.example')
  return { ...bookings, block, closure, undone, waiting, offered, meetings, groups, myData }
}

/** A calendar that follows a booking. */
async function ownCalendar(product: Running, { id, manageToken }: any): Promise<void> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: product.url }
  await ask(product, `POST /my-calendar/booking/${id}/${manageToken}`, { raw: 'step=make', headers })
}

/** Every page of the contracts in the states in which people meet it; a route without a place stands in no list. */
export function placesOf(furnished: Furnished): Place[] {
  const { open, asked, approved, declined, past, series, wished, changing, displaced } = furnished
  const { block, closure, undone, waiting, offered } = furnished
  const routes = new Map<string, ReturnType<typeof allRoutes>[number][1]>(allRoutes())
  const place = (name: string, params: object = {}, query: object = {}, status = 200): Place => {
    const route = routes.get(name)
    if (route === undefined) throw new Error(`No contract has ${name}`)
    return {
      route: name,
      path: href(route, { ...params }, { ...query }),
      signedIn: route.access === 'signed-in',
      status,
    }
  }
  const aef = { house: 'aef' }
  const link = ({ id, manageToken: token }: any) => ({ id, token })
  const managed = ({ id }: any) => ({ ...aef, id })
  return [
    place('homePage'),
    ...['siteImprintPage', 'sitePrivacyPage', 'siteAccessibilityPage'].map((name) => place(name)),
    ...['imprintPage', 'privacyPage', 'accessibilityPage', 'legalTextsPage'].map((name) => place(name, aef)),
    place('housePage', aef, { week: day }),
    place('housePage', aef),
    place('housePage', { house: 'nirgends' }, {}, 404),
    place('roomsPage', aef),
    place('roomPage', { ...aef, room: 'seminarraum' }, { week: day }),
    place('roomPage', { ...aef, room: 'beratung-3' }),
    place('problemPage', { code: 'room-taken' }),
    place('usagePage', aef),
    ...[
      {},
      { by: 'hand' },
      { month: '2027-05', attendees: '20' },
      { date: day },
      { date: '2199-01-01' },
      { rooms: 'seminarraum', date: day, from: '10:00', to: '11:00' },
      { rooms: 'beratung-2', date: day, 'repeat.every': 'month' },
      { rooms: 'beratung-1', attendees: '90' },
      { rooms: 'beratung-1', date: '2027-03-15' },
    ].map((query) => place('bookPage', aef, query)),
    ...[open, asked, approved, declined, past, wished, changing, displaced].map((each) =>
      place('bookingPage', link(each)),
    ),
    place('bookingPage', link(open), { done: 'sent' }),
    place('bookingPage', { id: open.id, token: 'wrong' }, {}, 403),
    place('proofBookingPage', { id: open.id, token: 'wrong' }, {}, 403),
    place('moveBookingPage', link(approved)),
    place('findPage', aef),
    place('queuePage', aef, { rooms: 'seminarraum', date: day }),
    ...[waiting, offered].map((each) => place('placePage', link(each))),
    place('placePage', { id: waiting.id, token: 'wrong' }, {}, 403),
    place('changeBookingPage', link(open)),
    place('cancelBookingPage', link(open)),
    ...['bookingPage', 'moveBookingPage', 'changeBookingPage', 'cancelBookingPage', 'extendBookingPage'].map(
      (name) => place(name, link(series)),
    ),
    place('signInPage'),
    place('signInCodePage'),
    place('signInLinkPage', { token: 'old' }),
    place('sessionsPage'),
    place('manageHouses'),
    place('inboxPage', aef, { done: 'approved', booking: approved.id }),
    place('inboxPage', aef, { done: 'several', yes: approved.id, no: `${open.id}.changed-meanwhile` }),
    place('approveSeveralPage', aef, { yes: [open, asked, declined].map(({ id }) => `${id}.1`).join() }),
    place('calendarPage', aef, { date: day, view: 'week' }),
    place('calendarPage', aef, { date: '2027-03-12', view: 'day' }),
    place('vacancyPage', aef),
    place('vacancyPage', aef, { days: '1' }),
    ...searchPlaces(place, furnished),
    place('enterBookingPage', aef, { date: day }),
    ...[open, asked, approved, declined, past, series, wished, changing, displaced].map((each) =>
      place('managedBookingPage', managed(each)),
    ),
    place('managedBookingPage', managed(wished), { occurrence: '2027-03-24T18:00' }),
    ...['approvePage', 'declinePage', 'managedMovePage', 'managedChangePage', 'askPage'].map((name) =>
      place(name, managed(open)),
    ),
    ...['approvePage', 'declinePage', 'managedMovePage', 'managedChangePage', 'managedCancelPage'].flatMap(
      (name) => [
        place(name, managed(wished)),
        place(name, managed(wished), { occurrence: '2027-04-21T18:00' }),
      ],
    ),
    ...['approvePage', 'declinePage'].map((name) => place(name, managed(changing))),
    place('managedCancelPage', managed(approved)),
    place('managedCancelPage', managed(series)),
    place('closurePage', aef),
    ...[closure, undone].map((each) => place('closedPage', managed(each))),
    place('roomPage', { ...aef, room: 'beratung-1' }, { week: '2027-03-24' }),
    place('managedQueuePage', aef),
    ...[waiting, offered].map((each) => place('managedPlacePage', managed(each))),
    place('importPage', aef),
    place('importRunPage', aef),
    place('blockPage', aef, { date: day }),
    place('blockedPage', managed(block)),
    place('teamPage', aef),
    place('newMemberPage', aef),
    place('houseSettingsPage', aef),
    place('roomSettingsPage', { ...aef, room: 'seminarraum' }, { saved: '1' }),
    place('newRoomPage', aef),
    ...['en', 'ar'].map((other) => place('ownWordsPage', aef, { in: other })),
    place('hoursPage', aef),
    place('managedRoomsPage', aef, { saved: 'placed' }),
    place('putAwayPage', { ...aef, room: 'seminarraum' }),
    ...['feedsPage', 'parkedMailPage'].map((name) => place(name, aef)),
    ...meetingPlaces(place, furnished.meetings),
    ...hostPlaces(place, furnished.meetings),
    ...groupPlaces(place, furnished.groups),
    ...myDataPlaces(place, furnished.myData),
    place('calendarHelpPage', aef),
    place('ownCalendarPage', { of: 'booking', ...link(series) }, { done: 'made' }),
    place('ownCalendarPage', { of: 'booking', ...link(approved) }),
    place('ownCalendarPage', { of: 'booking', id: approved.id, token: 'wrong' }, {}, 403),
    place('ownCalendarPage', { of: 'address', id: furnished.myData.slice(0, 12), token: furnished.myData }),
    place('openBookingPage', link(approved)),
    place('managedOpenPage', managed(approved)),
  ]
}
