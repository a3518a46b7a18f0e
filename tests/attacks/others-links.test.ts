import { describe, expect, it } from 'vitest'
import { sample } from '../support/budget.ts'
import type { Called } from '../support/front-door.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { kindOf, linkedThings } from './linked-things.ts'
import type { Held, Kind } from './linked-things.ts'
import { cookiesOf, managerOf, outsiders } from './outsiders.ts'
import { allRoutes, bodyOf, inOrder, isJson, send } from './sending.ts'
import { changed, wholeTable } from './whole-table.ts'
import { itInTurn } from '../support/in-turn.ts'

/** All that is opened by a link, or by its token sent along. Those for signing in have their own tests. */
const routes = allRoutes.filter(
  ([, { access, path }]) =>
    (access === 'holder' || path.includes('{token}')) && !path.startsWith('/sign-in/'),
)

/** Where somebody who has signed in needs none. */
const withoutLink = routes.filter(([, route]) => route.access === 'holder' && isJson(route))

/** Whose link opens more than their own thing. */
const alsoOpens: Partial<Record<Kind, readonly Kind[]>> = {
  tally: ['host of a meeting'],
  'host of a meeting': ['tally'],
  coming: ['host of a meeting', 'coming, by proof'],
  // They show a button, and the button refuses.
  'coming, by proof': ['coming', 'host of a meeting'],
  'follower, by proof': ['follower'],
  duty: ['host of a meeting'],
  follower: ['follower, by proof'],
}

/** Only for who runs the house, or the group or meeting that it is about. */
const decidedByOthers = [
  'approveBooking',
  'askContact',
  'confirmGroup',
  'decideDates',
  'declineBooking',
  'markCame',
  'reportGroup',
  'trustByRule',
  'trustGroup',
  'withdrawReport',
]

/** Name another thing beside their own, of which there is none here, or none any more. */
const namesAnother = [
  'agreeForGroup',
  'answerOffer',
  'giveBackDuty',
  'ownAskPage',
  'readTally',
  'releaseSuggestion',
  'removeSuggestion',
  'sendAgree',
  'sendHostAccept',
  'sendHostCame',
  'sendHostLeave',
  'sendHostRelease',
  'sendHostRemove',
  'sendOwnAsk',
  'sendPersonStep',
  'sendPlaceStep',
  'sendProveDuty',
  'sendSwap',
  'sendVouch',
  'sendVouchBack',
  'vouchForGroup',
]

/** Nobody reads a photo before it is shown: a host whom the house does not trust is told so, in the form. */
const wantsTrust = ['sendHostPhoto']

/** Of the house itself only these are closed to who runs it: they are for the people of a group. */
const forTheGroup = ['answerAsk', 'takeOver', 'writeToAll']

const isTurnedAway = ({ status, headers }: Called) =>
  [401, 403, 404].includes(status) || (status === 303 && headers['location']!.startsWith('/sign-in'))

const one = { name: 'eins', day: '08', room: 'seminarraum' }
const two = { name: 'zwei', day: '09', room: 'teekueche' }

/** Links that are none for a thing: a wrong one, that of another thing of its kind, and those of everything else. */
function otherLinks(kind: Kind, own: Record<Kind, Held>, other: Record<Kind, Held>): string[] {
  const opening: readonly Kind[] = [kind, ...(alsoOpens[kind] ?? [])]
  const right = opening.map((each) => own[each].token)
  const all = [own, other].flatMap((things) => Object.values(things).map(({ token }) => token))
  const another = kind === 'my data' ? [] : [other[kind].token]
  const wrong = all.filter((token) => !right.includes(token) && token !== other[kind].token)
  return ['wrong', ...another, ...sample([...new Set(wrong)])]
}

it('whatever is sent here has the shape that the contract wants', () => {
  const bodies = allRoutes.filter(([, { access, body }]) => access !== 'signed-in' && body !== undefined)
  const wrong = bodies.filter(([name, route]) => !route.body!.safeParse(bodyOf(name, route)).success)
  expect(wrong.map(([name]) => name)).toEqual([])
})

describe('every route that is opened by a link', () => {
  it('is closed to whoever has another link, and nothing changes', async () => {
    await using stage = await aStage()
    const [own, other] = [await linkedThings(stage, one), await linkedThings(stage, two)]
    const before = await wholeTable(stage.world)
    const open = []
    for (const [name, route] of sample(routes, 4)) {
      const kind = kindOf(route.path)
      for (const token of otherLinks(kind, own, other)) {
        const answer = await send(stage.world, [name, route], { held: { ...own[kind], token } })
        if (!isTurnedAway(answer)) open.push(`${name}: ${answer.status}`)
      }
    }
    expect(open).toEqual([])
    expect(changed(before, await wholeTable(stage.world))).toEqual([])
  })

  itInTurn('is not opened by being somebody, but for who runs the house', async () => {
    await using stage = await aStage()
    const { world } = stage
    const own = await linkedThings(stage, one)
    const [other, ...others] = Object.entries(await outsiders(world))
    const before = await wholeTable(world)
    const open = []
    for (const [name, route] of sample(withoutLink, 4)) {
      const { token: _, ...held } = own[kindOf(route.path)]
      for (const [who, cookies] of [other!, ...sample(others)]) {
        const answer = await send(world, [name, route], { held, cookies })
        if (!isTurnedAway(answer)) open.push(`${name} to ${who}: ${answer.status}`)
      }
    }
    expect(open).toEqual([])
    expect(changed(before, await wholeTable(world))).toEqual([])
  })

  itInTurn('is open to who runs the house, but for what is the group’s own', async () => {
    await using stage = await aStage()
    const own = await linkedThings(stage, one)
    const cookies = await cookiesOf(stage.world, (await managerOf(stage.world)).person!.id)
    const closed = []
    for (const [name, route] of inOrder(withoutLink)) {
      const { token: _, ...held } = own[kindOf(route.path)]
      const answer = await send(stage.world, [name, route], { held, cookies })
      if (isTurnedAway(answer) && !namesAnother.includes(name)) closed.push(name)
    }
    expect(closed.toSorted()).toEqual(forTheGroup)
  })

  itInTurn('is open to whoever has its own', async () => {
    await using stage = await aStage()
    const own = await linkedThings(stage, one)
    const closed = []
    for (const [name, route] of inOrder(routes)) {
      const answer = await send(stage.world, [name, route], { held: own[kindOf(route.path)] })
      const isWrong = answer.status === 500 || (answer.status === 422 && !wantsTrust.includes(name))
      expect([name, isWrong]).toEqual([name, false])
      if (isTurnedAway(answer)) closed.push(name)
    }
    expect(closed.toSorted()).toEqual([...decidedByOthers, ...namesAnother].toSorted())
  })
})
