import { expect } from 'vitest'
import { Place } from '../../functions/waitlist/schema.ts'
import type { Item } from '../../shared/table/write.ts'
import { hear } from '../attendances/hearing.ts'
import { faultsIn } from '../proofs/whole-faults.ts'
import { stageOn } from '../meetings/a-meeting.ts'
import { managerOf } from './outsiders.ts'
import { isFull, seed, some } from '../support/budget.ts'
import { bookingsAmong } from '../support/crash-consistency.ts'
import { itInTurn } from '../support/in-turn.ts'
import { settleAll } from '../support/timers.ts'
import { aWorld } from '../support/world.ts'
import { chanceOf, pick } from '../vacancy/chance.ts'
import { asksHonestly, decides, hostileActs } from './among-acts.ts'
import type { Town } from './among-acts.ts'

const steps = Math.max(some(2000), 80)
const names = Object.keys(hostileActs)

/** Rooms as `faultsIn` knows them. */
const rooms = {
  saal: { contains: ['seminarraum', 'teekueche'] },
  seminarraum: {},
  teekueche: { contention: 'compete' as const },
}

/** Whoever waits here has proved nothing, and what becomes free is not held for them. */
const isFault = (fault: string) => !fault.endsWith('waits for what is free')

/** Items above what a house can end, and what holds time though nobody has proved it in time, or decided. */
function overdue(items: readonly Item[], now: string): string[] {
  const large = items.filter((item) => JSON.stringify(item).length > 100_000)
  const late = bookingsAmong(items).filter(
    ({ state, deadline }) => ['unconfirmed', 'requested'].includes(state) && (deadline ?? now) < now,
  )
  return [
    ...large.map(({ pk, sk }) => `${pk} ${sk} is large`),
    ...late.map(({ id, state }) => `${id} is ${state} after its deadline`),
  ]
}

/** Of addresses that nobody has proved: who got more than a mail for each thing that was asked for in their name. */
function bombed({ world, honest }: Town, items: readonly Item[]): string[] {
  const places = items.filter(({ type }) => type === 'place').map((item) => Place.parse(item))
  const asked = [...bookingsAmong(items), ...places].map(({ contact }) => contact.email)
  const known = new Set(honest.map(({ email }) => email))
  const strangers = new Set(asked.filter((email) => email !== undefined && !known.has(email)))
  return [...strangers].flatMap((email) => {
    const mails = world.mails.filter(({ to }) => to === email).length
    const things = asked.filter((each) => each === email).length
    return mails > things ? [`${email}: ${mails} mails for ${things}`] : []
  })
}

itInTurn(`${steps} steps of somebody hostile among others hurt nobody (SEED=${seed})`, async () => {
  await using stage = await stageOn(await aWorld(), { house: { maxHoursPerWeek: 30 }, rooms })
  const { world } = stage
  const walked = { stage, heard: new Map() }
  const town: Town = {
    world,
    manager: await managerOf(world),
    chance: chanceOf(seed),
    hostile: [],
    honest: [],
    taken: new Map(),
  }
  const decided = new Set<string>()
  for (let at = 0; at < steps; at++) {
    const name = pick(names, town.chance)
    const { status } = await hostileActs[name]!(town)
    expect([name, status < 500]).toEqual([name, true])
    if (status < 400) town.taken.set(name, (town.taken.get(name) ?? 0) + 1)
    if (at % 8 === 0) await asksHonestly(town)
    if (at % 25 !== 24) continue
    await decides(town, decided)
    world.clock.advance(90)
    await settleAll(world.ctx)
    const items = await hear(walked)
    const found = [
      ...overdue(items, world.ctx.now()),
      ...faultsIn(items, world.ctx.now()).filter(isFault),
      ...bombed(town, items),
    ]
    expect(found, `after ${at}`).toEqual([])
  }
  await decides(town, decided)
  const items = await hear(walked)
  const answered = bookingsAmong(items).filter(
    ({ id, state }) => decided.has(id) && ['approved', 'declined'].includes(state),
  )
  expect(answered.length).toBe(town.honest.length)
  expect(town.honest.length).toBeGreaterThan(steps / 20)
  // A walk in which everything is refused would show nothing.
  if (isFull)
    expect([...town.taken.keys()].toSorted()).toEqual(
      names.filter((name) => name !== 'uses a wrong link').toSorted(),
    )
})
