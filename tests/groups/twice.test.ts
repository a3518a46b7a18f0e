import { describe, expect, it } from 'vitest'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import { wordsOf } from '../support/signed-in.ts'
import { founded, founder, joins, miscounts, personOf, storedOf } from './a-group.ts'
import { itInTurn } from '../support/in-turn.ts'

const bea = { name: 'Bea', email: 'bea@neben.example' }

describe('who comes by an address that is in the group already', () => {
  it('is one and the same; the answer looks alike and opens nothing, the way in comes by mail', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const first = await joins(stage, id, 'Bea')
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    const { status, json } = await stage.post(`/api/groups/${id}/join`, {
      ...bea,
      email: 'BEA@neben.example',
    })
    expect([status, Object.keys(json).toSorted(), json.state]).toEqual([
      201,
      ['id', 'manageToken', 'manageUrl', 'state'],
      'member',
    ])
    expect(personOf(json).id).not.toBe(first.id)
    expect((await stage.get(`/api/groups/${id}`, json.manageToken)).status).toBe(403)
    expect((await storedOf(stage, id)).people.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Bea'])
    expect(await miscounts(stage, id)).toEqual([])
    await hear(walked)
    expect(stage.world.mails.map(({ to, subject }) => [to, subject.split(':')[0]])).toEqual([
      [bea.email, 'Sie sind schon eingetragen'],
    ])
    expect(stage.world.mails[0]!.text).toContain(first.token)
  })

  itInTurn(
    'before it is proved gets the first mail once more, in fixed words, and no more than five a day',
    async () => {
      await using stage = await aStage({ settings: { rateLimits: true } })
      const { id } = await founded(stage)
      const walked = { stage, heard: new Map() }
      await hear(walked)
      stage.world.mails.length = 0
      const statuses: number[] = []
      for (let count = 0; count < 7; count += 1) {
        statuses.push((await stage.post(`/api/groups/${id}/join`, bea)).status)
        await hear(walked)
        stage.world.clock.advance(1)
      }
      expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429])
      expect(stage.world.mails.map(({ to }) => to)).toEqual(Array.from({ length: 5 }, () => bea.email))
      expect(JSON.stringify(stage.world.mails)).not.toContain('Nähcafé')
    },
  )

  it('at the same time is entered once', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => stage.post(`/api/groups/${id}/join`, bea)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await storedOf(stage, id)).people).toHaveLength(2)
    expect(await miscounts(stage, id)).toEqual([])
  })

  it('and whose time is over is somebody new, also before it was cleared away', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const first = await joins(stage, id, 'Bea', { proved: false })
    stage.world.clock.advance(7 * 24 * 60)
    const second = await joins(stage, id, 'Bea')
    expect(second.id).not.toBe(first.id)
    expect((await stage.get(`/api/groups/${id}/rights`, second.token)).json.standing).toBe('member')
    expect(await miscounts(stage, id)).toEqual([])
  })

  it('may come again once they have left', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { id: member, token } = await joins(stage, id, 'Bea')
    await stage.world.call('DELETE', `/api/groups/${id}/members/${member}`, { token })
    const { json } = await stage.post(`/api/groups/${id}/join`, bea)
    expect((await stage.get(`/api/groups/${id}`, json.manageToken)).status).toBe(200)
    expect((await stage.get(`/api/groups/${id}`, token)).status).toBe(403)
  })

  it('as host cannot tell from the page, either', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const come = (email: string) =>
      stage.world.call('POST', `/${house}/groups/${id}/join`, { form: { name: 'Wer', email } })
    const [known, fresh] = [await come(founder), await come('neu@neben.example')]
    expect([known.status, known.headers['location']]).toEqual([fresh.status, fresh.headers['location']])
    const page = await stage.world.call('GET', known.headers['location']!)
    expect(wordsOf(page.text)).toContain('Wir haben Ihnen geschrieben')
  })

  it('and is invited by a host is let in, or stays what they are', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage, { joining: 'request' })
    await joins(stage, id, 'Bea')
    for (let twice = 0; twice < 2; twice += 1) {
      const { status, json } = await stage.post(`/api/groups/${id}/members`, bea, host.token)
      expect([status, json.state]).toEqual([201, 'member'])
    }
    expect((await storedOf(stage, id)).people).toHaveLength(2)
  })

  it('is another person in another group', async () => {
    await using stage = await aStage()
    const [one, other] = [await founded(stage), await founded(stage, { name: 'Chor' })]
    await joins(stage, one.id, 'Bea')
    await joins(stage, other.id, 'Bea')
    expect((await storedOf(stage, other.id)).people).toHaveLength(2)
  })
})
