import { describe, expect, it } from 'vitest'
import { signInToken } from '../../functions/identity/rules.ts'
import { found, managerMail as email } from '../support/builders.ts'
import type { Called } from '../support/front-door.ts'
import { newestCode, newestIn, signInItem } from '../support/sign-in-code.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const strangers = (count: number) => Array.from({ length: count }, (_, n) => `203.0.113.${n + 1}`)
const home = { from: '192.0.2.99' }

interface Where {
  from?: string
  cookies?: Record<string, string>
}

const ask = (world: World, where: Where = {}) => world.call('POST', '/sign-in', { form: { email }, ...where })
const enter = (world: World, code: string, where: Where = {}) =>
  world.call('POST', '/sign-in/code', { form: { email, code }, ...where })
const isIn = ({ status, jar }: Called) => status === 303 && jar['session'] !== undefined
const wrong = (right: string) => (right === '000000' ? '000001' : '000000')

describe('strangers who ask for codes in somebody’s address', () => {
  it('void none of hers: each works until it is used or over', async () => {
    await using world = await aWorld()
    await found(world)
    await ask(world, home)
    const hers = await newestCode(world.ctx, email)
    for (const from of strangers(12)) await ask(world, { from })
    expect(isIn(await enter(world, hers, home))).toBe(true)
    expect(isIn(await enter(world, hers, home))).toBe(false)
  })

  itInTurn('never leave her without a code, however many network addresses they have', async () => {
    await using world = await aWorld()
    await found(world)
    for (let minute = 0; minute < 45; minute++) {
      const from = `203.0.113.${minute}`
      for (let often = 0; often < 3; often++) await ask(world, { from })
      if (minute % 13 === 12) {
        const answer = await ask(world, home)
        expect(answer.status).toBe(303)
        expect(isIn(await enter(world, await newestCode(world.ctx, email), home))).toBe(true)
      }
      world.clock.advance(1)
    }
  })

  itInTurn('use up nothing of the browser in which she has signed in before', async () => {
    await using world = await aWorld()
    await found(world)
    await ask(world, home)
    const { jar } = await enter(world, await newestCode(world.ctx, email), home)
    const { session: _ended, ...known } = jar
    for (const from of strangers(40)) await ask(world, { from })
    const before = await newestCode(world.ctx, email)
    await ask(world, { ...home, cookies: known })
    const hers = await newestCode(world.ctx, email)
    expect(hers).not.toBe(before)
    expect(isIn(await enter(world, hers, { ...home, cookies: known }))).toBe(true)
  })
})

it('strangers who ask from one network address are told so, and her mailbox stays quiet', async () => {
  await using world = await aWorld()
  await found(world)
  const codes = new Set<string>()
  let refused = 0
  for (let minute = 0; minute < 60; minute++) {
    const { status, text } = await ask(world, { from: '203.0.113.1' })
    if (status === 429) refused += 1
    if (status === 429) expect(wordsOf(text)).toContain('Bitte sehen Sie in Ihr Postfach')
    codes.add(await newestCode(world.ctx, email))
    world.clock.advance(1)
  }
  expect(codes.size).toBeLessThanOrEqual(5)
  expect(refused).toBe(55)
})

describe('strangers who guess', () => {
  it('do not void her code from where she is not', async () => {
    await using world = await aWorld()
    await found(world)
    await ask(world, home)
    const hers = await newestCode(world.ctx, email)
    for (let often = 0; often < 20; often++) await enter(world, wrong(hers), { from: '203.0.113.1' })
    expect(isIn(await enter(world, hers, home))).toBe(true)
  })

  itInTurn('close the codes after a hundred, which the right one says, with what to do', async () => {
    await using world = await aWorld()
    await found(world)
    await ask(world, home)
    const hers = await newestCode(world.ctx, email)
    for (const from of strangers(20))
      for (let often = 0; often < 5; often++) await enter(world, wrong(hers), { from })
    const refused = await enter(world, hers, home)
    expect(refused.status).toBe(429)
    expect(wordsOf(refused.text)).toContain('Bitte öffnen Sie den Link in der Nachricht')
    const link = signInToken(await world.ctx.secret(), newestIn((await signInItem(world.ctx, email))!))
    const byLink = await world.call('POST', `/sign-in/link/${link}`, { form: {}, ...home })
    expect(isIn(byLink)).toBe(true)
    await ask(world, home)
    expect(isIn(await enter(world, await newestCode(world.ctx, email), home))).toBe(true)
  })

  itInTurn('use up nothing of the browser in which she has signed in before', async () => {
    await using world = await aWorld()
    await found(world)
    await ask(world, home)
    const { jar } = await enter(world, await newestCode(world.ctx, email), home)
    const { session: _ended, ...known } = jar
    await ask(world, { ...home, cookies: known })
    const hers = await newestCode(world.ctx, email)
    for (const from of [...strangers(20), home.from])
      for (let often = 0; often < 10; often++) await enter(world, wrong(hers), { from })
    expect(isIn(await enter(world, hers, { ...home, cookies: known }))).toBe(true)
  })
})
