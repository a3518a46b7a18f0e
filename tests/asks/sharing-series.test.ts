import { describe, expect, it } from 'vitest'
import { aStage } from '../meetings/a-meeting.ts'
import { asks, faults, held, holderAt, stored, twoGroups } from './two-groups.ts'
import { itInTurn } from '../support/in-turn.ts'

const yes = { answer: 'yes' }
const part = { kind: 'share', from: '19:00', to: '20:00' }
const repeat = { every: 'week', count: 2 }

describe('a yes to sharing some dates of a series', () => {
  itInTurn(
    'ends for the one whose date goes, and the guest of another date hears nothing of it',
    async () => {
      await using stage = await aStage()
      const groups = await twoGroups(stage, { repeat })
      const slot = { rooms: ['teekueche'], date: '2026-12-13', from: '15:00', to: '17:00' }
      const second = await held(stage, groups.choir, slot)
      for (const [date, booking] of [
        ['2026-12-05T19:00', groups.mine],
        ['2026-12-12T19:00', second],
      ]) {
        const { json } = await asks(stage, groups, { ...part, date, mine: { booking } })
        await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
      }
      const before = await stored(stage, second)
      expect(before.occurrences[0]?.sharedWith).toBeDefined()
      const scope = { scope: 'this', occurrence: '2026-12-05T19:00' }
      await stage.post(`/api/bookings/${groups.theirs}/cancel`, scope, groups.sewing.host.token)
      expect((await stored(stage, groups.mine)).occurrences[0]?.sharedWith).toBeUndefined()
      expect(await stored(stage, second)).toEqual(before)
    },
  )

  it('goes on at the one date when a block lies on the other of both', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage, { repeat }, { repeat })
    for (const [date, own] of [
      ['2026-12-05T19:00', '2026-12-06T15:00'],
      ['2026-12-12T19:00', '2026-12-13T15:00'],
    ]) {
      const { json } = await asks(stage, groups, { ...part, date, mine: { booking: groups.mine, date: own } })
      await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    }
    const span = { from: '2026-12-05T00:00', to: '2026-12-06T00:00' }
    const block = { rooms: ['seminarraum'], ...span, label: 'Putzen', displace: 'cancel' }
    expect((await stage.manage('/api/houses/aef/blocks', block)).status).toBe(201)
    const [theirs, mine] = [await stored(stage, groups.theirs), await stored(stage, groups.mine)]
    const shared = [undefined, { booking: groups.theirs, key: '2026-12-12T19:00' }]
    expect(mine.occurrences.map(({ sharedWith }) => sharedWith)).toEqual(shared)
    const guests = [undefined, { booking: groups.mine, key: '2026-12-13T15:00' }]
    expect(theirs.occurrences.map(({ guest }) => guest)).toEqual(guests)
    expect(await holderAt(stage, 'seminarraum', '2026-12-12', 19)).toBe(groups.theirs)
    const isOurs = (line: string) => [groups.theirs, groups.mine].some((id) => line.includes(id))
    expect((await faults(stage)).filter(isOurs)).toEqual([])
  })
})
