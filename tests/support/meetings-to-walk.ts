import { ask } from './outside.ts'
import { furnishPhotos } from './photos-to-walk.ts'
import type { Place } from './pages-to-walk.ts'
import type { Running } from './running.ts'

type Naming = (name: string, params?: object, query?: object, status?: number) => Place

/** Meetings in every state, and somebody who comes, waits, helps. */
export interface FurnishedMeetings {
  weekly: any
  outdoors: any
  paused: any
  ended: any
  asked: any
  coming: any
  waiting: any
  helper: any
}

const aef = { house: 'aef' }
/** Tuesdays. */
const [first, cancelled, moved] = ['2027-03-09T15:00', '2027-03-16T15:00', '2027-03-23T15:00']

const words = {
  title: 'Nähcafé',
  description: 'Chor und Spiele für alle.\nGespräche bei Tee.',
  practical: 'Chor: Eingang im Hof.',
  audience: ['newcomers', 'Bastelkreis'],
  languages: ['de', 'uk', 'ar'],
  access: ['step-free', 'child-care'],
  hosts: ['Mia', 'Kolja'],
}

/** What makes the pages of meetings show all that they can show. */
export async function furnishMeetings(product: Running, cookie: string): Promise<FurnishedMeetings> {
  const post = async (path: string, body: object, more: object = { cookie }): Promise<any> => {
    const { status, json, text } = await ask(product, `POST ${path}`, { ...more, body })
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
    return json
  }
  const meeting = (more: object, by?: object) => post('/api/houses/aef/meetings', { ...words, ...more }, by)
  const when = { date: '2027-03-09', from: '15:00', to: '17:00' }
  const venue = {
    kind: 'outdoors',
    place: 'Park am See',
    address: 'Seeweg 1',
    map: 'https://karte.example/see',
  }
  const weekly = await meeting({
    ...when,
    needsKey: true,
    suggestionsUntil: '2027-03-08',
    registration: { mode: 'wanted', places: 3 },
    accessData: { text: 'Chor: https://raum.example', releaseHoursBefore: 2000 },
    venue: { kind: 'rooms', rooms: ['beratung-3'] },
    repeat: { every: 'week', count: 6 },
  })
  const at = (key: string) => `/api/meetings/${weekly.id}/dates/${key}`
  await post(`${at(cancelled)}/cancel`, { reason: 'Chor' })
  await post(`${at(moved)}/move`, { venue: { kind: 'online' }, note: 'Chor' })
  const coming = await post(`${at(first)}/attendances`, { heads: 2, name: 'Chor' }, {})
  const reached = { heads: 3, name: 'Spiele', contact: { phone: '02131 000-72' } }
  const waiting = await post(`${at(first)}/attendances`, reached, {})
  const wish = await post(
    `/api/meetings/${weekly.id}/suggestions`,
    { text: 'Chor', name: 'Mia', public: true },
    {},
  )
  await post(`/api/meetings/${weekly.id}/suggestions/${wish.id}/release`, {})
  await post(`/api/meetings/${weekly.id}/suggestions`, { text: 'Spiele' }, {})
  const helper = await post(`${at(first)}/duties/key`, { name: 'Chor' }, {})
  const outdoors = await meeting({ ...when, title: 'Spiele im Park', venue })
  const paused = await meeting({ ...when, venue })
  await post(`/api/meetings/${paused.id}/pause`, {})
  const ended = await meeting({ ...when, venue })
  await post(`/api/meetings/${ended.id}/end`, { reason: 'Chor' })
  const contact = { name: 'Chor', email: 'chor@gruppe.example' }
  const asked = await meeting({ ...when, venue, contact }, {})
  await furnishPhotos(product, cookie, weekly.id)
  return { weekly, outdoors, paused, ended, asked, coming, waiting, helper }
}

/** What neighbours see of meetings. */
export function meetingPlaces(place: Naming, furnished: FurnishedMeetings): Place[] {
  const { weekly, outdoors, paused, ended, asked, coming, waiting } = furnished
  const of = ({ id }: any) => ({ ...aef, meeting: id })
  const from = '2027-03-09'
  return [
    place('programmePage', aef, { from }),
    place('programmePage', aef, { from, view: 'month' }),
    place('programmePage', aef, { from, audience: 'newcomers', language: 'uk', access: 'quiet', free: '1' }),
    place('programmePage', aef),
    place('programmePage', { house: 'nirgends' }, {}, 404),
    place('freePage', aef),
    place('freePage', aef, { weekdays: 'we', part: 'evening', attendees: '20', needs: 'beamer' }),
    place('freePage', aef, { attendees: '5000', minutes: '600' }),
    place('wallPage', aef, { week: from }),
    place('wallPage', aef, { week: from, view: 'month', paper: 'a3' }),
    place('wallPage', aef, { display: '1' }),
    place('signPage', { ...aef, room: 'seminarraum' }),
    place('meetingPage', of(weekly)),
    ...[outdoors, paused, ended].map((each) => place('meetingPage', of(each))),
    place('meetingPage', of(asked), {}, 404),
    place('shortPage', { meeting: weekly.id }),
    ...[first, cancelled, moved].map((key) => place('datePage', { ...of(weekly), key })),
    ...[outdoors, paused, ended].map((each) => place('datePage', { ...of(each), key: first })),
    ...[coming, waiting].map(({ id, manageToken: token }) => place('comingPage', { id, token })),
    place('provePage', { id: coming.id, token: 'wrong' }, {}, 403),
  ]
}

/** What their hosts, those who help and those who run the house see of them. */
export function hostPlaces(place: Naming, furnished: FurnishedMeetings): Place[] {
  const { weekly, outdoors, paused, ended, asked, helper } = furnished
  const link = ({ id, manageToken: token }: any) => ({ id, token })
  const managed = ({ id }: any) => ({ ...aef, id })
  return [
    ...[weekly, outdoors, paused, ended, asked].map((each) => place('hostPage', link(each))),
    place('hostEditPage', link(weekly)),
    ...[weekly, outdoors].map((each) => place('hostMorePage', link(each))),
    place('managedMorePage', managed(weekly)),
    place('hostListPage', { ...link(weekly), key: first }),
    place('managedMeetingListPage', { ...managed(weekly), key: first }),
    ...[first, cancelled, moved].map((key) => place('hostDatePage', { ...link(weekly), key })),
    place('managedMeetings', aef),
    ...[weekly, paused, ended, asked].map((each) => place('managedMeeting', managed(each))),
    place('managedEditPage', managed(weekly)),
    ...[first, cancelled, moved].map((key) => place('managedDatePage', { ...managed(weekly), key })),
    place('startPage', aef),
    place('managedStartPage', aef),
    place('dutySettingsPage', aef),
    place('dutyPage', { id: weekly.id, key: first, token: helper.token }),
    place(
      'exchangePage',
      { id: weekly.id, key: first, token: 'wrong' },
      { by: `${moved}~${helper.id}` },
      404,
    ),
    ...['tallyPage', 'tallySheet'].map((name) =>
      place(name, { id: weekly.id, key: first, token: 'wrong' }, {}, 403),
    ),
    ...['followPage', 'proveFollowPage'].map((name) =>
      place(name, { meeting: weekly.id, id: helper.id, token: 'wrong' }, {}, 403),
    ),
  ]
}
