import { describe, expect, it } from 'vitest'
import type { Route } from '../../shared/http/contract.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { sample } from '../support/budget.ts'
import { almostSpent, leftOf, many, networkOf, oneOfTwo, somebody } from './at-once.ts'
import { linkedThings } from './linked-things.ts'
import { allRoutes, bodyOf, send } from './sending.ts'
import { changed, wholeTable } from './whole-table.ts'

type Things = Awaited<ReturnType<typeof linkedThings>>

/** All that anybody may send, counted by network address before anything is done. */
const limited = allRoutes.flatMap(([name, route]) =>
  route.method !== 'GET' && route.access === 'anyone' && typeof route.limit === 'object'
    ? [{ name, route, limit: route.limit }]
    : [],
)

/** What stands in the table of each that came in; the others keep nothing but codes and counts, or meet what is taken or closed. */
const kept: Record<string, string> = {
  foundGroup: 'group',
  sendFoundGroup: 'group',
  joinGroup: 'group-member',
  sendJoinGroup: 'group-member',
  askHolder: 'ask',
  sendAskHolder: 'ask',
  requestMyData: 'data-request',
  sendAskMyData: 'data-request',
  signUp: 'attendance',
  signUpForSeveral: 'attendance',
  sendCome: 'attendance',
  followMeeting: 'follower',
  sendFollow: 'follower',
}

function partsOf({ path }: Route, things: Things): Record<string, string> {
  if (path.includes('/groups/{id}')) return { id: things['host of a group']['id']! }
  if (path.includes('/bookings/{id}')) return { id: things.asked['id']! }
  const { id = '', key = '' } = things['host of a meeting']
  return { id, meeting: id, key }
}

const aScene = async () => {
  const stage = await aStage({ settings: { rateLimits: true } })
  return { stage, things: await linkedThings(stage, { name: 'eins', day: '08', room: 'seminarraum' }) }
}

/** As many as come, from two addresses of one network, each somebody else; what they were told, and what is new in the table. */
async function comeAtOnce(
  { world }: Staged,
  { name, route }: (typeof limited)[number],
  { things, network }: { things: Things; network: number },
) {
  const before = await wholeTable(world)
  const answers = await Promise.all(
    Array.from({ length: many }, (_, at) => {
      const body = bodyOf(name, route, somebody(`${network}-${at}`))
      return send(world, [name, route], { held: partsOf(route, things), from: oneOfTwo(network, at), body })
    }),
  )
  const after = await wholeTable(world)
  const added = changed(before, after).filter((key) => !before.has(key))
  return {
    statuses: answers.map(({ status }) => status),
    types: added.map((key) => String(after.get(key)?.['type'])),
  }
}

describe('whatever anybody may send', () => {
  it('comes in as often as its contract says, and no more, however many are sent at once', async () => {
    const { stage, things } = await aScene()
    await using _ = stage
    for (const [network, one] of sample([...limited.entries()], 3)) {
      const { purpose, most } = one.limit
      const of = await networkOf(stage.world, oneOfTwo(network, 0))
      await almostSpent(stage.world, one.limit, of)
      const { statuses, types } = await comeAtOnce(stage, one, { things, network })
      const passed = statuses.filter((status) => status !== 429)
      const done = passed.filter((status) => status < 400).length
      const sheet = [...(await wholeTable(stage.world)).values()]
      const counted = sheet.filter(({ pk }) => pk === `LIMIT#${purpose}#${of}`)
      expect({ name: one.name, passed: passed.length, crashed: Math.max(...statuses) >= 500 }).toEqual({
        name: one.name,
        passed: Math.min(leftOf(most), many),
        crashed: false,
      })
      expect(counted.map(({ count }) => Number(count))).toContain(Math.min(most, many + most - leftOf(most)))
      const type = kept[one.name]
      if (type) expect([one.name, types.filter((each) => each === type).length]).toEqual([one.name, done])
    }
  })

  it('and is not valid counts nothing', async () => {
    const { stage, things } = await aScene()
    await using _ = stage
    const before = await wholeTable(stage.world)
    for (const { name, route } of limited)
      for (let time = 0; time < 5; time++) {
        const call = { held: partsOf(route, things), body: { words: '' } }
        const { status } = await send(stage.world, [name, route], call)
        expect([name, status]).toEqual([name, 422])
      }
    expect(changed(before, await wholeTable(stage.world))).toEqual([])
  })
})
