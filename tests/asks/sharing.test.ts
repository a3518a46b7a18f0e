import { describe, expect, it } from 'vitest'
import { hear } from '../attendances/hearing.ts'
import { isDone, underWay } from '../blocks/meanwhile.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { asks, faults, holderAt, stored, twoGroups } from './two-groups.ts'
import { itInTurn } from '../support/in-turn.ts'

const yes = { answer: 'yes' }
const saturday = { date: '2026-12-05', from: '19:00', to: '21:00' }

describe('a yes to sharing', () => {
  const part = { kind: 'share', from: '19:00', to: '20:00' }

  it('lets a date take place inside the other’s slot, and gives back what it had', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    expect((await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)).status).toBe(200)
    const [theirs, mine] = [await stored(stage, groups.theirs), await stored(stage, groups.mine)]
    const key = '2026-12-05T19:00'
    expect(mine.occurrences[0]).toMatchObject({
      ...saturday,
      to: '20:00',
      sharedWith: { booking: theirs.id, key },
    })
    expect(theirs.occurrences[0]?.guest).toEqual({ booking: mine.id, key: '2026-12-06T15:00' })
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 19)).toBe(groups.theirs)
    expect(await holderAt(stage, 'teekueche', '2026-12-06', 16)).toBeUndefined()
    expect(await faults(stage)).toEqual([])
  })

  it.each([
    ['cancelled', 'cancel', {}],
    ['moved away', 'move', { rooms: ['seminarraum'], date: '2026-12-10', from: '10:00', to: '12:00' }],
  ])('leaves the guest the slot when the host’s date is %s', async (_, step, body) => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    await stage.manage(`/api/bookings/${groups.theirs}/${step}`, body)
    const mine = await stored(stage, groups.mine)
    expect([mine.state, mine.occurrences[0]?.sharedWith]).toEqual(['approved', undefined])
    expect(mine.history.at(-1)?.changes).toEqual([{ field: 'sharedWith', old: 'Nähcafé' }])
    expect((await stored(stage, groups.theirs)).occurrences[0]?.guest).toBeUndefined()
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 19)).toBe(groups.mine)
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 20)).toBeUndefined()
    expect(await faults(stage)).toEqual([])
  })

  itInTurn('of two dates goes on at the one when the other ends', async () => {
    await using stage = await aStage()
    const repeat = { every: 'week', count: 2 }
    const groups = await twoGroups(stage, { repeat }, { repeat })
    for (const [occurrence, own] of [
      ['2026-12-05T19:00', '2026-12-06T15:00'],
      ['2026-12-12T19:00', '2026-12-13T15:00'],
    ]) {
      const mine = { booking: groups.mine, date: own }
      const { json } = await asks(stage, groups, { ...part, date: occurrence, mine })
      expect((await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)).status).toBe(200)
    }
    const scope = { scope: 'this', occurrence: '2026-12-05T19:00' }
    await stage.post(`/api/bookings/${groups.theirs}/cancel`, scope, groups.sewing.host.token)
    const mine = await stored(stage, groups.mine)
    expect(mine.occurrences.map(({ sharedWith }) => sharedWith?.key)).toEqual([undefined, '2026-12-12T19:00'])
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 19)).toBe(groups.mine)
    expect(await holderAt(stage, 'seminarraum', '2026-12-12', 19)).toBe(groups.theirs)
    expect(await faults(stage)).toEqual([])
  })

  it('is not offered once more to who meets the slot next', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const wanted = {
      rooms: ['seminarraum'],
      ...saturday,
      purpose: 'Backen',
      contact: { name: 'Nina', email: 'nina@neben.example' },
    }
    const before = await stage.post('/api/houses/aef/bookings', wanted)
    expect(before.json.askable).toMatchObject([{ booking: groups.theirs }])
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const after = await stage.post('/api/houses/aef/bookings', wanted)
    expect([after.json.type, after.json.askable]).toEqual(['/problems/room-taken', undefined])
  })

  it('ends when the guest cancels, and the host is alone again', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    await stage.post(`/api/bookings/${groups.mine}/cancel`, {}, groups.choir.host.token)
    const theirs = await stored(stage, groups.theirs)
    expect([theirs.state, theirs.occurrences[0]?.guest]).toEqual(['approved', undefined])
    expect(theirs.history.at(-1)?.changes).toEqual([{ field: 'guest', old: 'Chor' }])
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 19)).toBe(groups.theirs)
    expect(await faults(stage)).toEqual([])
  })

  it('does not end while the other one is changed in several steps, but after that', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const marked = await underWay(stage.world, groups.mine)
    const cancel = () => stage.manage(`/api/bookings/${groups.theirs}/cancel`)
    expect((await cancel()).json.type).toBe('/problems/changed-meanwhile')
    expect((await stored(stage, groups.theirs)).state).toBe('approved')
    await isDone(stage.world, marked)
    expect((await cancel()).status).toBe(200)
    expect((await stored(stage, groups.mine)).occurrences[0]?.sharedWith).toBeUndefined()
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 19)).toBe(groups.mine)
    expect(await faults(stage)).toEqual([])
  })

  itInTurn('ends with a mail to the other one that says what it is now', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    await stage.manage(`/api/bookings/${groups.theirs}/cancel`)
    await hear(walked)
    const changed = stage.world.mails.find(({ subject }) => subject.startsWith('Geändert'))
    expect(changed?.text).toContain('Er gehört jetzt Ihnen allein.')
    expect(changed?.text).toContain('Zu Gast bei: bisher „Nähcafé“')
  })

  it('keeps the host on that day where the guest would be left half outside', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const move = (body: object) =>
      stage.manage(`/api/bookings/${groups.theirs}/move`, { ...saturday, ...body })
    expect((await move({ from: '19:30' })).json.type).toBe('/problems/shared-date')
    expect((await move({ from: '18:00' })).status).toBe(200)
    expect((await stored(stage, groups.mine)).occurrences[0]?.sharedWith).toBeDefined()
  })

  it('ends for both when a block lies on them', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const block = {
      rooms: ['seminarraum'],
      from: '2026-12-05T00:00',
      to: '2026-12-06T00:00',
      label: 'Putzen',
    }
    const laid = await stage.manage('/api/houses/aef/blocks', { ...block, displace: 'cancel' })
    expect(laid.status).toBe(201)
    for (const id of [groups.theirs, groups.mine]) {
      const { state, occurrences } = await stored(stage, id)
      expect([state, occurrences[0]?.guest, occurrences[0]?.sharedWith]).toEqual([
        'cancelled',
        undefined,
        undefined,
      ])
    }
  })

  it('ends for both when the house is closed that day', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const span = { from: '2026-12-05T00:00', to: '2026-12-05T24:00' }
    const closed = { rooms: ['seminarraum'], ...span, words: 'Wasserschaden', displaced: 'cancel' }
    expect((await stage.manage('/api/houses/aef/closures', closed)).status).toBe(201)
    for (const id of [groups.theirs, groups.mine]) expect((await stored(stage, id)).state).toBe('cancelled')
    const isOurs = (line: string) => [groups.theirs, groups.mine].some((id) => line.includes(id))
    expect((await faults(stage)).filter(isOurs)).toEqual([])
  })

  it('leaves room for no more than fit in together afterwards either', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, part)
    await stage.post(`/api/asks/${json.id}`, yes, groups.sewing.host.token)
    const change = (id: string, attendees: number) =>
      stage.manage(`/api/bookings/${id}/change`, { purpose: 'Mehr', contact: { name: 'X' }, attendees })
    expect((await change(groups.mine, 63)).json.type).toBe('/problems/too-many-people')
    expect((await change(groups.mine, 62)).status).toBe(200)
    expect((await change(groups.theirs, 9)).json.type).toBe('/problems/too-many-people')
    expect((await change(groups.theirs, 7)).status).toBe(200)
  })

  it('is for those who fit in together', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage, { attendees: 66 })
    const asked = await asks(stage, groups, part)
    expect([asked.status, asked.json.type]).toEqual([422, '/problems/too-many-people'])
  })
})

describe('a yes to joining', () => {
  it('by a group without a date makes one of it, which the house decides about as about any', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const asked = await asks(stage, groups, {
      kind: 'merge',
      mine: undefined,
      group: groups.choir.id,
      purpose: 'Singen beim Nähen',
      attendees: 5,
    })
    expect(asked.status).toBe(201)
    const answer = await stage.post(`/api/asks/${asked.json.id}`, yes, groups.sewing.host.token)
    expect(answer.status).toBe(200)
    const { guest } = (await stored(stage, groups.theirs)).occurrences[0] ?? {}
    const booking = await stored(stage, guest?.booking ?? '')
    expect(booking).toMatchObject({
      state: 'requested',
      group: groups.choir.id,
      purpose: 'Singen beim Nähen',
    })
    expect((await stage.manage(`/api/bookings/${booking.id}/approve`)).status).toBe(200)
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 20)).toBe(groups.theirs)
    await stage.manage(`/api/bookings/${groups.theirs}/cancel`)
    expect(await holderAt(stage, 'seminarraum', '2026-12-05', 20)).toBe(booking.id)
    expect(await faults(stage)).toEqual([])
  })
})
