import { describe, expect, it } from 'vitest'
import { aMeeting, aStage, house } from '../meetings/a-meeting.ts'
import { key, withPlaces } from './coming.ts'

describe('whoever heard no answer and says it again with the same key', () => {
  it('comes once to each date', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 4 })
    const body = { heads: 2, keys: [key, '2026-12-15T15:00'] }
    const path = `/api/meetings/${meeting.id}/attendances`
    const say = (again: string, more = {}) =>
      stage.world.call('POST', path, { body: { ...body, ...more }, headers: { 'idempotency-key': again } })
    const [one, two, other] = [await say('a'), await say('a'), await say('b')]
    expect(two.json).toEqual(one.json)
    const ids = [one, other].map(({ json }) => json.dates[0].attendance.id)
    expect(new Set(ids).size).toBe(2)
    expect((await say('a', { heads: 1 })).json.type).toBe('/problems/key-used-before')
    const { dates } = (await stage.get(`/api/meetings/${meeting.id}`)).json
    expect(dates.map(({ places }: any) => places.taken)).toEqual([4, 4, 0, 0])
  })

  it('founds one meeting', async () => {
    await using stage = await aStage()
    const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
    const path = `/api/houses/${house}/meetings`
    const say = (again: string, title = 'Sprachcafé') => {
      const body = aMeeting({ contact, title, venue: { kind: 'online' } })
      return stage.world.call('POST', path, { body, headers: { 'idempotency-key': again } })
    }
    const [one, two, other] = [await say('a'), await say('a'), await say('b')]
    expect([two.json.id, two.json.booking]).toEqual([one.json.id, one.json.booking])
    expect(other.json.id).not.toBe(one.json.id)
    expect((await say('a', 'Anderes')).json.type).toBe('/problems/key-used-before')
  })
})
