import { expect, it } from 'vitest'
import type { Route } from '../../shared/http/contract.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { sample } from '../support/budget.ts'
import { kindOf, linkedThings } from './linked-things.ts'
import { cookiesOf, managerOf } from './outsiders.ts'
import { allRoutes, isJson, send } from './sending.ts'
import { changed, wholeTable } from './whole-table.ts'

const changing = allRoutes.filter(([, { method }]) => method !== 'GET')
const foreign = 'https://evil.example'

/** What the browser of somebody who is signed in says when another page makes it send something, and what old ones leave out. */
const elsewhere: [string, Record<string, string | undefined>][] = [
  ['nothing', { origin: undefined }],
  ['another origin', { origin: foreign }],
  ['a hidden origin', { origin: 'null' }],
  ['another page', { origin: undefined, referer: `${foreign}/trap` }],
  ['the own page, and another origin', { origin: foreign, referer: 'http://treff.example/manage/aef' }],
  ['a neighbour of the site', { 'sec-fetch-site': 'same-site' }],
]

type Things = Awaited<ReturnType<typeof linkedThings>>

/** Where there is a link, the right one is known too; a token beside the path would be no browser's. */
function heldOf(route: Route, own: Things): Record<string, string> {
  if (route.access !== 'holder') return {}
  const { token, ...parts } = own[kindOf(route.path)]
  return isJson(route) ? parts : { ...parts, token }
}

it('what another site makes the browser of a manager send is refused, every route, and nothing changes', async () => {
  await using stage = await aStage()
  const { world } = stage
  const own = await linkedThings(stage, { name: 'eins', day: '08', room: 'seminarraum' })
  const cookies = await cookiesOf(world, (await managerOf(world)).person!.id)
  const before = await wholeTable(world)
  const taken = []
  for (const [name, route] of sample(changing, 4)) {
    const held = heldOf(route, own)
    for (const [says, headers] of [...elsewhere.slice(0, 2), ...sample(elsewhere.slice(2))]) {
      const { status, text } = await send(world, [name, route], { held, cookies, headers })
      const isRefused = status === 403 && /cross-site-request|fremden Seite/.test(text)
      if (!isRefused) taken.push(`${name} with ${says}: ${status}`)
    }
  }
  expect(taken).toEqual([])
  expect(changed(before, await wholeTable(world))).toEqual([])
})

it('what brings a token counts for its holder alone, wherever it comes from', async () => {
  await using stage = await aStage()
  const own = await linkedThings(stage, { name: 'eins', day: '08', room: 'seminarraum' })
  const cookies = await cookiesOf(stage.world, (await managerOf(stage.world)).person!.id)
  const path = `/api/bookings/${own.booking.id}`
  const headers = { origin: foreign }
  const call = { token: own.booking.token, cookies, headers, body: {} }
  expect((await stage.world.call('POST', `${path}/approve`, call)).status).toBe(403)
  expect((await stage.world.call('POST', `${path}/cancel`, call)).status).toBe(200)
})
