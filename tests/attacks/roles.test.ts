import { sample } from '../support/budget.ts'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { href } from '../../shared/http/contract.ts'
import type { Route } from '../../shared/http/contract.ts'
import { aRoom, found } from '../support/builders.ts'
import type { Called } from '../support/front-door.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import { thingsOfAHouse } from './things-of-a-house.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

/** About nobody but whoever asks. */
const oneself = [
  'listSessions',
  'manageHouses',
  'readMe',
  'sendSignOutEverywhere',
  'sessionsPage',
  'signOutEverywhere',
]

/** Everything else for which somebody must have signed in, by the name of the operation; what only looks comes first. */
const routes = capabilities
  .flatMap(({ routes: all }) => Object.entries<Route>(all))
  .filter(([name, { access }]) => access === 'signed-in' && !oneself.includes(name))
  .toSorted(([, one], [, other]) => Number(one.method !== 'GET') - Number(other.method !== 'GET'))

/** What deputies may not do, in the words of the contracts. Of what concerns themselves alone they may do their part. */
const managersAlone = [
  'addAbsence',
  'addRoom',
  'addToTeam',
  'agreementsPage',
  'changeAgreement',
  'changeHours',
  'changeHouse',
  'changeLegalText',
  'changeOwnWords',
  'changeRoom',
  'findStoredPage',
  'forgetInHouse',
  'hoursPage',
  'houseSettingsPage',
  'legalTextsPage',
  'managedRoomsPage',
  'newMemberPage',
  'newRoomPage',
  'ownWordsPage',
  'placeRoom',
  'putAwayPage',
  'putAwayRoom',
  'readStoredInHouse',
  'removeAbsence',
  'removeAgreement',
  'removeFromTeam',
  'removeRoomPhoto',
  'roomSettingsPage',
  'sendAbsence',
  'sendAbsenceRemoval',
  'sendAgreement',
  'sendAgreementGone',
  'sendDutySettings',
  'sendFindStored',
  'sendForgetInHouse',
  'sendNewAgreement',
  'setRoomPhoto',
  'storedInHouseFile',
  'storedInHousePage',
  'takeRoomBack',
  'writeAgreement',
]

/** Of which this house has none, or none any more when their turn comes. */
const notThere = [
  'changeAgreement',
  'revokeFeed',
  'sendMailAgain',
  'addressIsRight',
  'closeMail',
  'importRunPage',
  'sendStopImport',
  'sendReopen',
  'sendUnblock',
]

const roles = [
  'nobody',
  'stranger',
  'manager of another house',
  'former manager',
  'deputy',
  'manager',
] as const
type Role = (typeof roles)[number]
const outsiders = roles.slice(0, 4)

interface Scene extends AsyncDisposable {
  world: World
  cookies: Record<Role, Record<string, string>>
  /** Bodies and parts of paths, by the name of the operation. */
  samples: Record<string, Record<string, unknown>>
  things: Record<string, string>
}

/** A house with one of each thing, and somebody in each role. */
async function aScene(): Promise<Scene> {
  const world = await aWorld({ settings: { rateLimits: false } })
  const { ctx } = world
  const manager = await found(world)
  const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
  const join = async (name: string, role: 'manager' | 'deputy') => {
    const member = { name, email: `${name.toLowerCase()}@haus.example`, role }
    return (await addToTeam(ctx, manager, { house: 'aef', member })).person
  }
  const [deputy, lou, former] = [
    await join('Kim', 'deputy'),
    await join('Lou', 'manager'),
    await join('Ute', 'manager'),
  ]
  await removeFromTeam(ctx, manager, { house: 'aef', person: former })
  const signedIn = async (id: string) => {
    await aBrowserOf(world, { kind: 'person', address: 'x', person: { id, name: 'x' } })
    return { session: `session of ${id}`, language: 'de' }
  }
  const cookies = {
    nobody: { language: 'de' },
    stranger: await signedIn('a-person-without-a-role'),
    'manager of another house': await signedIn(other.person!.id),
    'former manager': await signedIn(former),
    deputy: await signedIn(deputy),
    manager: await signedIn(manager.person!.id),
  }
  const away = { from: '2026-12-03', to: '2026-12-05', person: manager.person!.id, deputy: lou }
  const { id } = await addAbsence(ctx, manager, { house: 'aef', absence: away })
  // Each of the two doors takes one away.
  const later = { ...away, from: '2026-12-13', to: '2026-12-15' }
  const otherAbsence = await addAbsence(ctx, manager, { house: 'aef', absence: later })
  const things = await thingsOfAHouse(world, manager)
  const { house } = await loadHouse(ctx, 'aef')
  const agreement = { title: 'Ruhe', words: 'Ab 22 Uhr.' }
  const caller = { phone: '02131 123456' }
  const samples = {
    addAbsence: away,
    sendAbsence: away,
    removeAbsence: { id },
    sendAbsenceRemoval: { id: otherAbsence.id },
    removeFromTeam: { person: lou },
    changeHouse: { ...house, version: '99' },
    changeOwnWords: { in: 'tr', 'house.rules': 'Lütfen bulaşıkları yıkayın.' },
    addRoom: { ...aRoom(), id: 'neu' },
    writeAgreement: agreement,
    changeAgreement: agreement,
    readStoredInHouse: caller,
    forgetInHouse: caller,
    sendFindStored: caller,
    contactPage: { contact: things['/contacts/'] },
    sendContactTrust: { contact: things['/contacts/'], trusted: 'yes' },
    sendDutySettings: { keyAskDays: '3', version: '0' },
  }
  return { world, cookies, samples, things, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() }
}

const fillers: Record<string, string> = {
  house: 'aef',
  room: 'seminarraum',
  key: '2026-12-10T15:00',
  step: 'confirm',
  trusted: 'yes',
  kind: 'no-show',
  date: '2026-12-10',
}

function call(
  { world, cookies, samples, things }: Scene,
  name: string,
  route: Route,
  role: Role,
): Promise<Called> {
  const sample = samples[name] ?? {}
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => part)
  const thing = Object.entries(things).find(([part]) => route.path.includes(part))?.[1]
  const known: Record<string, unknown> = { ...fillers, id: thing, ...sample }
  const params = named.map((part) => {
    const value = known[part]
    return [part, typeof value === 'string' ? value : '000000000000']
  })
  const path = href(route, Object.fromEntries(params))
  const sent = cookies[role]
  if (route.method === 'GET') return world.call('GET', path, { cookies: sent })
  if (path.startsWith('/api/')) return world.call(route.method, path, { cookies: sent, body: sample })
  const form = Object.entries(sample).map(([field, value]) => [field, String(value)])
  return world.call(route.method, path, { cookies: sent, form: Object.fromEntries(form) })
}

/** Some are told that there is no such thing; that there is one is shown by what managers get. */
const isTurnedAway = ({ status, headers }: Called) =>
  [401, 403, 404].includes(status) || (status === 303 && headers['location']!.startsWith('/sign-in'))
const isClosed = (name: string, answer: Called) =>
  isTurnedAway(answer) && !(answer.status === 404 && notThere.includes(name))
/** Before anything is looked at. */
const isUnreadable = ({ status }: Called, { path }: Route) => path.startsWith('/api/') && status === 422

describe('every route of a house', () => {
  it('is among those that are looked at here', () => {
    expect(routes.length).toBeGreaterThan(60)
    const told = routes.filter(([, { refusals }]) => refusals.includes('managers-only')).map(([name]) => name)
    expect(told.toSorted()).toEqual(managersAlone)
  })

  // Half of them in a run, the others in the next: each walks through every route.
  it.each(sample(outsiders, 2))('is closed to %s', async (role) => {
    await using scene = await aScene()
    const open = []
    for (const [name, route] of routes) {
      const answer = await call(scene, name, route, role)
      if (!isTurnedAway(answer) && !isUnreadable(answer, route)) open.push(`${name} ${answer.status}`)
    }
    expect(open).toEqual([])
  })

  it('is open to deputies, but for what managers alone may do', async () => {
    await using scene = await aScene()
    const closed = []
    for (const [name, route] of routes) {
      const answer = await call(scene, name, route, 'deputy')
      if (answer.status === 403) expect(answer.text).toMatch(/nur die Leitung/)
      if (isClosed(name, answer)) closed.push(name)
    }
    expect(closed.toSorted()).toEqual(managersAlone)
  })

  itInTurn('is open to managers', async () => {
    await using scene = await aScene()
    const closed = []
    for (const [name, route] of routes) {
      const answer = await call(scene, name, route, 'manager')
      if (isClosed(name, answer) || answer.status >= 500) closed.push(`${name} ${answer.status}`)
    }
    expect(closed).toEqual([])
  })
})
