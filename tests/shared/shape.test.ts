import { expect, it } from 'vitest'
import { absent } from '../../shared/table/expression.ts'
import { Refusal } from '../../shared/refusal.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { shapes } from '../../shared/table/shape.ts'
import type { Write } from '../../shared/table/write.ts'
import { contextOn } from '../support/world.ts'
import { freshTable } from '../support/engine.ts'
import { asked, house } from '../back-office/managed.ts'
import { found, managerMail } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import { sessionOf } from '../support/sign-in-code.ts'

const key = (sk: string) => ({ pk: 'THINGS', sk })
const put = (sk: string, more: object = {}): Write => ({
  kind: 'put',
  key: key(sk),
  item: { ...key(sk), type: 'thing', ...more },
})
const newest = shapes.newest + 1
const next = { newest, since: { thing: newest } }
const newer = { code: 'newer-version' }

/** The same table as the program of today sees it, and as one to come does. */
async function twoPrograms() {
  const own = await freshTable()
  const ctx = contextOn(own.client, own.name)
  const later = dynamoTable(own.client, own.name, ctx.now, undefined, next)
  return { table: ctx.table, later, [Symbol.asyncDispose]: () => own[Symbol.asyncDispose]() }
}

it('what a newer program wrote stays as it is, whatever an older one tries, and is read', async () => {
  await using both = await twoPrograms()
  await both.later.transact([put('new', { words: 'new' })])
  await both.later.transact([{ kind: 'update', key: key('made'), set: { type: 'thing', words: 'made' } }])
  const known = await both.table.query({ pk: 'THINGS', consistent: true })
  expect(known.map(({ sk, shape }) => [sk, shape])).toEqual([
    ['made', newest],
    ['new', newest],
  ])
  const tries: Write[] = [
    put('new', { words: 'old' }),
    { kind: 'update', key: key('new'), set: { words: 'old' } },
    { kind: 'delete', key: key('made') },
    { ...put('new'), when: [absent('pk')], refuse: () => 'mine' },
  ]
  for (const write of tries) await expect(both.table.transact([write])).rejects.toMatchObject(newer)
  // What else belongs to it is not written either.
  await expect(both.table.transact([put('other'), put('new')])).rejects.toMatchObject(newer)
  expect(await both.table.query({ pk: 'THINGS', consistent: true })).toEqual(known)
})

it('what an older program wrote is the newer one’s from its next write on', async () => {
  await using both = await twoPrograms()
  await both.table.transact([put('old'), put('other')])
  await both.later.transact([put('old', { words: 'new' }), { kind: 'delete', key: key('other') }])
  expect(await both.later.query({ pk: 'THINGS', consistent: true })).toEqual([
    { ...key('old'), type: 'thing', words: 'new', shape: newest },
  ])
})

it('where both are true, the refusal of the write itself is told by what it found', async () => {
  await using both = await twoPrograms()
  await both.table.transact([put('here')])
  const taken = { ...put('here'), when: [absent('pk')], refuse: () => new Refusal('conflict', 'room-taken') }
  await expect(both.table.transact([taken])).rejects.toMatchObject({ code: 'room-taken' })
})

it('a booking that a newer program wrote is shown after going back, and a step of it is refused in words', async () => {
  await using world = await aWorld()
  await found(world)
  const booking = await asked(world)
  const cookies = await sessionOf(world.ctx, managerMail)
  const where = { pk: `BOOKING#${booking.id.slice(0, 5)}`, sk: booking.id }
  await world.ctx.table.transact([
    { kind: 'update', key: where, set: { shape: newest, inThreeColours: true } },
  ])
  const all = () => allItems(world.engine.endpoint, world.engine.tableName)
  const before = await all()
  const page = await world.call('GET', `/manage/${house}/bookings/${booking.id}`, { cookies })
  expect(page.text).toContain(booking.purpose)
  const step = await world.call('POST', `/api/bookings/${booking.id}/approve`, { cookies })
  expect([step.status, step.json.type]).toEqual([409, '/problems/newer-version'])
  expect(step.text).toContain('Er bleibt, wie er ist')
  expect(await all()).toEqual(before)
})
