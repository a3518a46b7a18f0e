import { describe, expect, it } from 'vitest'
import { aStage } from '../meetings/a-meeting.ts'
import { founded, founder } from '../groups/a-group.ts'
import { asks, faults, held, holderAt, stored, twoGroups } from './two-groups.ts'
import { itInTurn } from '../support/in-turn.ts'

const yes = { answer: 'yes' }
const saturday = { date: '2026-12-05', from: '19:00', to: '21:00' }
const sunday = { date: '2026-12-06', from: '15:00', to: '17:00' }

describe('a yes to a swap', () => {
  it('gives each the other’s room and time, at once', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const asked = await asks(stage, groups)
    expect([asked.status, asked.json.state, asked.json.from]).toEqual([201, 'open', 'Chor'])
    const answer = await stage.post(`/api/asks/${asked.json.id}`, yes, groups.sewing.host.token)
    expect([answer.status, answer.json.state]).toEqual([200, 'yes'])
    const [theirs, mine] = [await stored(stage, groups.theirs), await stored(stage, groups.mine)]
    expect([theirs.rooms, theirs.occurrences[0]]).toMatchObject([['teekueche'], sunday])
    expect([mine.rooms, mine.occurrences[0]]).toMatchObject([['seminarraum'], saturday])
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 20)).toBe(groups.mine)
    expect(await faults(stage)).toEqual([])
    expect(await holderAt(stage, 'teekueche', '2026-12-06', 16)).toBe(groups.theirs)
    expect(await holderAt(stage, 'teekueche', '2026-12-05', 20)).toBeUndefined()
    expect(await faults(stage)).toEqual([])
  })

  it('on one day in one room leaves both where the other was', async () => {
    await using stage = await aStage()
    const next = { rooms: ['seminarraum'], date: '2026-12-05', from: '17:00', to: '19:00' }
    const groups = await twoGroups(stage, {}, next)
    const { json } = await asks(stage, groups)
    expect((await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)).status).toBe(200)
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 17)).toBe(groups.theirs)
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 20)).toBe(groups.mine)
  })

  itInTurn('of one date of a series leaves the others where they are', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage, { repeat: { every: 'week', count: 3 } })
    expect((await asks(stage, groups)).json.type).toBe('/problems/unknown-date')
    const { json } = await asks(stage, groups, { date: '2026-12-12T19:00' })
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const dates = (await stored(stage, groups.theirs)).occurrences.map(({ date }) => date)
    expect(dates.toSorted()).toEqual(['2026-12-05', '2026-12-06', '2026-12-19'])
    expect(await holderAt(stage, 'seminarraum', '2026-12-12', 20)).toBe(groups.mine)
    expect(await faults(stage)).toEqual([])
  })

  itInTurn('counts once, however many say it at once', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups)
    const say = () => stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const answers = await Promise.all([say(), say(), say()])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409'])
    expect((await stored(stage, groups.mine)).history.filter(({ what }) => what === 'moved')).toHaveLength(1)
  })

  itInTurn('of two who ask for one date is given to one', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const band = await founded(stage, { name: 'Band', host: { name: 'Bo', email: founder } })
    const slot = { rooms: ['teekueche'], date: '2026-12-07', from: '15:00', to: '17:00' }
    const others = { ...groups, choir: band, mine: await held(stage, band, slot) }
    const asked = [await asks(stage, groups), await asks(stage, others, { kind: 'merge' })]
    const answers = await Promise.all(
      asked.map(({ json }) => stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)),
    )
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    expect(await faults(stage)).toEqual([])
  })

  it.each(['theirs', 'mine'] as const)(
    'is refused if %s is other than it was when they asked',
    async (which) => {
      await using stage = await aStage()
      const groups = await twoGroups(stage)
      const { json } = await asks(stage, groups)
      const to = { rooms: ['seminarraum'], date: '2026-12-10', from: '10:00', to: '12:00' }
      await stage.manage(`/api/bookings/${groups[which]}/move`, to)
      const answer = await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
      expect([answer.status, answer.json.type]).toEqual([409, '/problems/changed-meanwhile'])
      await stage.manage(`/api/bookings/${groups[which]}/cancel`)
      expect((await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)).status).toBe(409)
    },
  )

  itInTurn('as one of the two is cancelled: it happened before, or not at all', async () => {
    for (let round = 0; round < 3; round += 1) {
      await using stage = await aStage()
      const groups = await twoGroups(stage)
      const { json } = await asks(stage, groups)
      const [answer, cancelled] = await Promise.all([
        stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token),
        stage.post(`/api/bookings/${groups.mine}/cancel`, {}, groups.choir.host.token),
      ])
      const [theirs, mine] = [await stored(stage, groups.theirs), await stored(stage, groups.mine)]
      const isSwapped = answer.status === 200
      expect(theirs.occurrences[0]?.date).toBe(isSwapped ? '2026-12-06' : '2026-12-05')
      expect(mine.occurrences[0]?.date).toBe(isSwapped ? '2026-12-05' : '2026-12-06')
      expect(mine.state).toBe(cancelled.status === 200 ? 'cancelled' : 'approved')
      expect(await faults(stage)).toEqual([])
    }
  })
})

describe('a no', () => {
  it('changes nothing and is the last word about this date', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups)
    const no = await stage.post(`/api/asks/${json.id}`, { answer: 'no' }, groups.sewing.host.token)
    expect([no.status, no.json.state]).toEqual([200, 'no'])
    expect((await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)).json.type).toBe(
      '/problems/ask-over',
    )
    expect((await asks(stage, groups)).json.type).toBe('/problems/asked-already')
    expect((await stored(stage, groups.theirs)).history.some(({ what }) => what === 'moved')).toBe(false)
  })
})
