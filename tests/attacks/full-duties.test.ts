import { expect, it } from 'vitest'
import { changeDuties } from '../../functions/duties/actions/change-duties.ts'
import { giveBackDuty } from '../../functions/duties/actions/give-back-duty.ts'
import { takeDuty } from '../../functions/duties/actions/take-duty.ts'
import { mostDuties, mostNeeded } from '../../functions/duties/schema.ts'
import { mostTakers, readDuties } from '../../functions/duties/store/duties.ts'
import { aTaker } from '../duties/values.ts'
import { aMeeting, meeting } from '../duties/laid.ts'
import { itemBytes } from '../support/item-bytes.ts'
import { aWorld } from '../support/world.ts'

const key = '2026-12-08T15:00'
const duty = 'tea'
const place = { pk: `MEETING#${meeting}`, sk: `DUTY#${key}` }
const longest = {
  name: '議'.repeat(80),
  contact: {
    email: `${'a'.repeat(60)}@${'b'.repeat(60)}.${'b'.repeat(60)}.example`,
    phone: '+49 2131 000000000',
  },
  contactId: 'c'.repeat(43),
  rota: 'aaaaaaaaaaaa',
  provedAt: '2026-12-01T09:00:00.000Z',
  standInSince: '2026-12-01T09:00:00.000Z',
  swap: { key, taker: 'aaaaaaaaaaaa' },
}

it('a list of duties that changes all the time makes no room for more people at a date than an item holds', async () => {
  await using world = await aWorld()
  const manager = await aMeeting(world, [key])
  const { table } = world.ctx
  const all = Array.from({ length: mostTakers }, (_, at) =>
    aTaker({
      ...longest,
      id: `t${String(at).padStart(11, '0')}`,
      duty: `once-${Math.floor(at / mostNeeded)}`,
    }),
  )
  const ofDate = { type: 'date-duties', house: 'aef', meeting, key, date: '2026-12-08' }
  const item = {
    ...ofDate,
    ...place,
    all: mostTakers,
    ...Object.fromEntries(all.map((each) => [`t_${each.id}`, each])),
  }
  await table.transact([{ kind: 'put', key: place, item }])
  expect([mostTakers, itemBytes(item) < 300 * 1024]).toEqual([mostDuties * mostNeeded, true])

  await changeDuties(world.ctx, manager, { id: meeting, duties: [{ duty, needed: 2 }] })
  const take = () => takeDuty(world.ctx, manager, { id: meeting, key, duty, asked: { name: 'Mia' } })
  await expect(take()).rejects.toMatchObject({ kind: 'conflict', code: 'duty-taken', facts: { duty } })
  expect(await table.get(place, { consistent: true })).toEqual(item)
  const [gone] = all
  await giveBackDuty(world.ctx, manager, { id: meeting, key, duty: gone!.duty, taker: gone!.id })
  const { id } = await take()
  await expect(take()).rejects.toMatchObject({ code: 'duty-taken' })
  const { takers } = await readDuties(table, meeting, key)
  expect([takers.length, takers.some((each) => each.id === id)]).toEqual([mostTakers, true])
})
