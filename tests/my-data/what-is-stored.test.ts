import { expect, it } from 'vitest'
import { owners } from '../../functions/my-data/actions/owners.ts'
import { readStored } from '../../functions/my-data/actions/read.ts'
import type { Table } from '../../shared/table/table.ts'
import { managerMail } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { itInTurn } from '../support/in-turn.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { aWish, heard, leavesTraces, mia, ownerIn, storedOf } from './somebody.ts'

it('all that carries somebody’s address is told, with when it goes, and nothing of others', async () => {
  await using stage = await aStage()
  await leavesTraces(stage)
  const stored = await storedOf(stage)
  const kinds = stored.map(({ kind }) => kind)
  expect([...new Set(kinds)].toSorted()).toEqual([
    'attendance',
    'booking',
    'duty-taker',
    'follower',
    'group-letter',
    'group-member',
    'ledger',
    'meeting',
    'place',
    'usage',
  ])
  expect(kinds.filter((kind) => kind === 'group-member')).toHaveLength(2)
  for (const each of stored) {
    expect(each.goes ?? each.stays, each.kind).toBeDefined()
    expect(JSON.stringify(each), each.kind).not.toMatch(/otto@|bea@|ada@/)
  }
  expect(stored.find(({ kind, data }) => kind === 'booking' && data.origin === 'manager')).toMatchObject({
    house: 'aef',
    title: 'Mias Geburtstag',
    goes: '2027-12-02T00:00:00.000Z',
  })
})

it('who runs a house is told when they are away and for whom they stand in, and not when others are', async () => {
  await using stage = await aStage()
  const [kim, otto] = ['kim@aef.example', 'otto@aef.example']
  const away = async (day: string, body: object) => {
    const span = { from: `2026-12-${day}`, to: `2026-12-${day}` }
    return (await stage.manage('/api/houses/aef/absences', { ...span, ...body })).json
  }
  const own = await away('10', { deputy: { name: 'Kim', email: kim } })
  const kims = await away('11', { person: own.deputy, deputy: { name: 'Otto', email: otto } })
  const ottos = await away('12', { person: kims.deputy, deputy: own.deputy })
  const days = async (email: string) => {
    const roles = (await storedOf(stage, email)).filter(({ kind }) => kind === 'manager')
    expect(roles.map(({ data }) => data.email)).toEqual([email])
    return roles[0]!.data.absences.map(({ from }: { from: string }) => from).toSorted(inOrder)
  }
  expect(await days(managerMail)).toEqual([own.from])
  expect(await days(kim)).toEqual([own.from, kims.from, ottos.from])
  expect(await days(otto)).toEqual([kims.from, ottos.from])
})

it('whatever item names somebody’s address is found by it', async () => {
  await using stage = await aStage()
  await leavesTraces(stage)
  await heard(stage)
  const { engine, ctx } = stage.world
  const { contactId, person } = await ownerIn(stage)
  const found = [...(await ctx.table.ownedBy(contactId)), ...(await ctx.table.ownedBy(person))]
  const names = new Set(found.map(({ pk, sk }) => `${pk} ${sk}`))
  const items = await allItems(engine.endpoint, engine.tableName)
  const naming = items.filter((item) => JSON.stringify(item).toLowerCase().includes(mia.toLowerCase()))
  const others = naming.filter(({ pk, sk }) => !names.has(`${pk} ${sk}`))
  // Duties of a date lie in one item for all; what somebody had is found beside it. What nobody has proved is found by the house.
  expect(others.map(({ type, state }) => `${String(type)} ${String(state)}`).toSorted(inOrder)).toEqual([
    'booking unconfirmed',
    'booking unconfirmed',
    'date-duties undefined',
  ])
  const types = new Set(items.filter(({ pk, sk }) => names.has(`${pk} ${sk}`)).map(({ type }) => type))
  for (const type of types) expect(owners.map(({ kind }) => kind)).toContain(type)
})

const inOrder = (one: string, other: string) => (one < other ? -1 : 1)

itInTurn('costs as many reads with a hundred bookings of others as without', async () => {
  await using stage = await aStage()
  await leavesTraces(stage)
  const { ctx } = stage.world
  const owner = await ownerIn(stage)
  const counted = async () => {
    let reads = 0
    const counting = new Proxy(ctx.table, {
      get: (table, name: keyof Table) => {
        reads += 1
        return table[name]
      },
    })
    await readStored({ ...ctx, table: counting }, owner)
    return reads
  }
  const before = await counted()
  for (let day = 10; day < 30; day += 1) {
    const others = Array.from({ length: 5 }, (_, at) => {
      const contact = { name: `Gruppe ${at}`, email: `gruppe-${at}-${day}@neben.example` }
      const times = { from: `${10 + 2 * at}:00`, to: `${11 + 2 * at}:00` }
      return stage.manage('/api/houses/aef/bookings', aWish({ ...times, date: `2027-01-${day}`, contact }))
    })
    const answers = await Promise.all(others)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  }
  expect(await counted()).toBe(before)
  expect(before).toBeLessThanOrEqual(16)
})
