import { describe, expect, it } from 'vitest'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { keepProgrammesShort } from '../../functions/meetings/actions/upkeep.ts'
import { readProgrammeItems } from '../../functions/bookings/actions/programme.ts'
import { aMeeting, aStage, founded, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'
import { itInTurn } from '../support/in-turn.ts'

const stored = async ({ world }: Staged) => readProgrammeItems(world.ctx.table, house)
const days = async ({ world }: Staged, count: number) => {
  world.clock.advance(count * 24 * 60)
  await settleDeadlines(world.ctx)
  await keepProgrammesShort(world.ctx)
}

describe('the programme of a house stays as short as what is on', () => {
  it('a booking leaves it two months after its last date, and the meeting stays shown', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await days(stage, 60)
    expect(
      (await stored(stage)).flatMap((item) => Object.keys(item)).some((name) => name.startsWith('d_')),
    ).toBe(true)
    await days(stage, 60)
    expect(
      (await stored(stage)).flatMap((item) => Object.keys(item)).some((name) => name.startsWith('d_')),
    ).toBe(false)
    expect((await stage.get(`/api/meetings/${id}`)).json).toMatchObject({ state: 'published', dates: [] })
  })

  itInTurn(
    'a meeting without dates ends by itself after a year and a summer, and leaves it then',
    async () => {
      await using stage = await aStage()
      const { id } = await founded(stage)
      for (let month = 0; month < 15; month++) await days(stage, 31)
      expect(await stored(stage)).toMatchObject([{ card: { id, state: 'ended' } }])
      for (let month = 0; month < 3; month++) await days(stage, 31)
      expect(await stored(stage)).toEqual([])
    },
  )

  itInTurn(
    'what has ended leaves it when its dates are long over, and what nobody proved in days',
    async () => {
      await using stage = await aStage()
      const { id } = await founded(stage)
      expect((await stage.manage(`/api/meetings/${id}/end`)).status).toBe(200)
      const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
      const asked = await stage.post(
        `/api/houses/${house}/meetings`,
        aMeeting({ contact, venue: { kind: 'online' } }),
      )
      expect(asked.status).toBe(201)
      expect((await stored(stage)).length).toBe(2)
      await days(stage, 5)
      expect(await stored(stage)).toMatchObject([{ card: { id } }])
      for (let month = 0; month < 5; month++) await days(stage, 31)
      expect(await stored(stage)).toEqual([])
    },
  )

  it('a meeting that cannot be looked at does not stop the others', async () => {
    await using stage = await aStage()
    await founded(stage)
    await founded(stage, { venue: { kind: 'online' } })
    const [first] = await stored(stage)
    const broken = { kind: 'update', key: { pk: first?.['pk'], sk: first?.['sk'] }, set: { card: 'nothing' } }
    await stage.world.ctx.table.transact([broken as never])
    await days(stage, 60)
    await days(stage, 60)
    const left = (await stored(stage)).filter((item) =>
      Object.keys(item).some((name) => name.startsWith('d_')),
    )
    expect(left.map(({ card }) => card as unknown)).toEqual(['nothing'])
  })
})
