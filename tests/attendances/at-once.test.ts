import { describe, expect, it } from 'vitest'
import { tries } from '../../functions/attendances/rules/places.ts'
import { freedWrite } from '../../functions/attendances/store/counts.ts'
import type { Write } from '../../shared/table/write.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { frontDoor } from '../support/front-door.ts'
import { comes, key, miscounts, withPlaces } from './coming.ts'
import { itInTurn } from '../support/in-turn.ts'

const places = 4

interface Person {
  id: string
  manageToken: string
}

type Door = Staged['world']['call']
type Step = readonly [name: string, body?: object]

const step = (call: Door, { id, manageToken }: Person, ...[name, body = {}]: Step) =>
  call('POST', `/api/attendances/${id}/${name}`, { body, token: manageToken })

/** The door for somebody before each of whose writes about a coming something else happens. */
function slowDoor({ world: { ctx } }: Staged, before: () => Promise<unknown>): Door {
  const { table } = ctx
  const isAboutComing = (write: Write) => write.kind === 'put' && write.item['type'] === 'attendance'
  const transact: typeof table.transact = async (writes) => {
    if (writes.some(isAboutComing)) await before()
    return table.transact(writes)
  }
  return frontDoor({ ...ctx, table: { ...table, transact } })
}

/** Mia comes with two and Kolja alone; three wait who do not fit. */
async function aFullDate(stage: Staged) {
  const meeting = await withPlaces(stage, { places })
  const mia = (await comes(stage, meeting, { heads: 2 })).json as Person
  const kolja = (await comes(stage, meeting)).json as Person
  const three = (await comes(stage, meeting, { heads: 3 })).json as Person
  const standing = async (person: Person) => {
    const { json } = await stage.get(`/api/attendances/${person.id}`, person.manageToken)
    return `${json.state} ${json.heads}`
  }
  return { meeting, mia, kolja, three, standing }
}

describe('two changes of one coming at the same moment', () => {
  // Nobody waits: then places are given back without anything having been looked at.
  const both: [string, Step, Step, number, string][] = [
    ['leaving twice', ['leave', {}], ['leave', {}], 200, 'left 3'],
    ['fewer heads after leaving', ['leave', {}], ['change', { heads: 1 }], 409, 'left 3'],
    ['leaving after fewer heads', ['change', { heads: 1 }], ['leave', {}], 200, 'left 1'],
    ['fewer heads after fewer', ['change', { heads: 2 }], ['change', { heads: 1 }], 200, 'coming 1'],
  ]

  it.each(both)(
    '%s: the second sees the first, and nothing is counted twice',
    async (_, first, second, status, is) => {
      await using stage = await aStage()
      const meeting = await withPlaces(stage, { places })
      const mia = (await comes(stage, meeting, { heads: 3 })).json as Person
      let isFirst = true
      const call = slowDoor(stage, async () => {
        if (isFirst) {
          isFirst = false
          expect((await step(stage.world.call, mia, ...first)).status).toBe(200)
        }
      })
      expect((await step(call, mia, ...second)).status).toBe(status)
      const { json } = await stage.get(`/api/attendances/${mia.id}`, mia.manageToken)
      expect(`${json.state} ${json.heads}`).toBe(is)
      expect(await miscounts(stage, meeting, places)).toEqual([])
    },
  )
})

describe('where somebody else is always faster', () => {
  const busy = (stage: Staged, meeting: { id: string }, times = Infinity) => {
    const change = { taken: 0, regulars: 0, waiting: 0 }
    const counted = { house, meeting: meeting.id, key, date: '2026-12-08', change }
    const { ctx } = stage.world
    let count = 0
    return slowDoor(stage, async () => {
      if (count++ < times) await ctx.table.transact([freedWrite(counted, ctx.now())])
    })
  }

  itInTurn('whoever leaves has left, and what is free is offered as soon as nobody is', async () => {
    await using stage = await aStage()
    const { meeting, mia, three, standing } = await aFullDate(stage)
    expect((await step(busy(stage, meeting, tries), mia, 'leave')).status).toBe(200)
    expect([await standing(mia), await standing(three)]).toEqual(['left 2', 'offered 3'])
    expect(await miscounts(stage, meeting, places)).toEqual([])
  })

  itInTurn('fewer come all the same, and more do not', async () => {
    await using stage = await aStage()
    const { meeting, mia, three, standing } = await aFullDate(stage)
    const call = busy(stage, meeting)
    const more = await step(call, mia, 'change', { heads: 3 })
    expect([more.status, more.json.type]).toEqual([409, '/problems/changed-meanwhile'])
    expect(await standing(mia)).toBe('coming 2')
    expect((await step(call, mia, 'change', { heads: 1 })).status).toBe(200)
    expect([await standing(mia), await standing(three)]).toEqual(['coming 1', 'waiting 3'])
    expect(await miscounts(stage, meeting, places)).toEqual([])
  })
})
