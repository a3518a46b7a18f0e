import { beforeEach, describe, expect, it } from 'vitest'
import { asks, held, stored } from '../asks/two-groups.ts'
import { comes, key, withPlaces } from '../attendances/coming.ts'
import { dutyPath } from '../duties/a-duty.ts'
import { house, stageOn } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aWorldBehind } from '../support/behind.ts'
import type { WorldBehind } from '../support/behind.ts'
import { aRequest } from '../support/builders.ts'
import { founded, founder, joins, miscounts } from './a-group.ts'
import { itInTurn } from '../support/in-turn.ts'

const { contact: _contact, ...noContact } = aRequest()
let world: WorldBehind
let stage: Staged

/** House and manager have been there for long; of all that happens since, the copy that answers knows nothing. */
beforeEach(async () => {
  world = await aWorldBehind({ settings: { rateLimits: false } })
  stage = await stageOn(world, { rooms: { seminarraum: { approval: 'trusted' }, teekueche: {} } })
  await world.catchUp()
  return () => world[Symbol.asyncDispose]()
})

const books = async (group: { id: string; host: { token: string } }, change: object) => {
  const body = { ...noContact, group: group.id, ...change }
  return (await stage.post(`/api/houses/${house}/bookings`, body, group.host.token)).json
}

describe('where what was just written is not to be seen everywhere', () => {
  it('a group is founded, joined, hosted by another and left', async () => {
    const { id, host } = await founded(stage)
    const bea = await joins(stage, id, 'Bea')
    const role = () => stage.post(`/api/groups/${id}/members/${bea.id}/role`, { role: 'host' }, host.token)
    expect((await role()).status).toBe(200)
    expect(await books({ id, host: bea }, {})).toMatchObject({ state: 'requested', group: id })
    expect(await miscounts(stage, id)).toEqual([])
  })

  it('trust that was just taken back is trusted no more', async () => {
    const group = await founded(stage)
    const trust = (trusted: boolean) =>
      stage.manage(`/api/groups/${group.id}/trust`, { trusted, reason: 'Immer ordentlich' })
    await trust(true)
    const booking = await books(group, {})
    expect(booking.state).toBe('approved')
    // By now everybody knows that they are trusted.
    await world.catchUp()
    await trust(false)
    const to = { date: '2026-12-06', from: '10:00', to: '12:00' }
    const moved = await stage.post(`/api/bookings/${booking.id}/move`, to, group.host.token)
    expect(moved.json.occurrences).toMatchObject([{ date: '2026-12-05', asked: to }])
  })

  itInTurn(
    'a group is asked for its date as soon as it allows that, and not when it does no more',
    async () => {
      const [sewing, choir] = [
        await founded(stage, { askable: true }),
        await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } }),
      ]
      const theirs = await held(stage, sewing)
      const mine = await held(stage, choir, { rooms: ['teekueche'], date: '2026-12-06' })
      const groups = { sewing, choir, theirs, mine }
      expect((await asks(stage, groups)).status).toBe(201)
      await world.catchUp()
      await stage.post(`/api/groups/${sewing.id}/change`, { askable: false }, sewing.host.token)
      expect((await asks(stage, groups, { kind: 'share', from: '19:00', to: '20:00' })).json.type).toBe(
        '/problems/not-askable',
      )
    },
  )

  itInTurn(
    'a booking is given to a group that was just founded, and to none that has just ended',
    async () => {
      const group = await founded(stage)
      const id = await held(stage, group)
      const [choir, over] = [
        await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } }),
        await founded(stage, { name: 'Kreis', host: { name: 'Al', email: founder } }),
      ]
      await world.catchUp()
      await stage.manage(`/api/groups/${over.id}/end`)
      const give = (to: string) => stage.post(`/api/bookings/${id}/give`, { group: to }, group.host.token)
      expect((await give(over.id)).status).toBe(422)
      const late = await founded(stage, { name: 'Tanz', host: { name: 'Li', email: founder } })
      for (const to of [choir, late]) expect((await give(to.id)).status).toBe(200)
      const answer = await stage.post(`/api/bookings/${id}/gift`, { accept: true }, late.host.token)
      expect([answer.status, (await stored(stage, id)).group]).toEqual([200, late.id])
    },
  )

  it('the last place and a duty are had once, and free again when they are given back', async () => {
    const meeting = await withPlaces(stage, { places: 1 }, { needsKey: true })
    // The page on which they sign up has come to them meanwhile.
    await world.catchUp()
    const [first, second] = [(await comes(stage, meeting)).json, (await comes(stage, meeting)).json]
    expect([first.state, second.state]).toEqual(['coming', 'waiting'])
    await stage.post(`/api/attendances/${first.id}/leave`, {}, first.manageToken)
    const own = await stage.get(`/api/attendances/${second.id}`, second.manageToken)
    expect(own.json.state).toBe('offered')
    const takes = (name: string) =>
      stage.post(dutyPath(meeting.id, key), { name, contact: { email: `${name}@neben.example` } })
    expect((await takes('mia')).status).toBe(201)
    expect((await takes('ben')).json.type).toBe('/problems/duty-taken')
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/cancel`)
    expect((await comes(stage, meeting)).json.type).toBe('/problems/registration-closed')
  })
})
