import { describe, expect, it } from 'vitest'
import { aStage, founded, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'

const contact = { name: 'Runde', email: 'runde@gruppe.example' }
const outdoors = { kind: 'outdoors', place: 'Stadtpark' }

/** A stranger's meeting outdoors, over which the house has decided or not. */
async function asked(stage: Staged, change: object = {}, isApproved = true) {
  const body = { title: 'Schach', venue: outdoors, date: '2026-12-08', from: '15:00', to: '17:00', contact }
  const { json } = await stage.post(`/api/houses/${house}/meetings`, { ...body, ...change })
  if (isApproved) await stage.manage(`/api/bookings/${json.booking}/approve`)
  return json
}

const key = '2026-12-08T15:00'
const datesOf = async (stage: Staged, id: string, token?: string) =>
  (await stage.get(`/api/meetings/${id}`, token)).json.dates

describe('what nobody has said yes to', () => {
  it('stays hidden when whoever typed it ends it', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await asked(stage, {}, false)
    expect((await stage.post(`/api/meetings/${id}/end`, {}, manageToken)).status).toBe(200)
    const paths = [`/api/meetings/${id}`, `/aef/meetings/${id}`, `/aef/meetings/${id}/${key}`]
    const answers = await Promise.all(
      [...paths, `/aef/meetings/${id}/calendar.ics`].map((path) => stage.get(path)),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect((await stage.get(`/api/meetings/${id}`, manageToken)).json.state).toBe('ended')
    expect((await stage.post(`/api/meetings/${id}/followers`, { email: 'x@y.example' })).status).toBe(404)
  })

  it('is not there for whoever wants to come, and is not shown by saying yes to its words', async () => {
    await using stage = await aStage()
    const { id } = await asked(stage, {}, false)
    expect((await stage.post(`/api/meetings/${id}/dates/${key}/attendances`, { heads: 1 })).status).toBe(404)
    const { status, json } = await stage.manage(`/api/meetings/${id}/publish`)
    expect([status, json.type]).toEqual([409, '/problems/dates-undecided'])
  })
})

describe('a date for which another place is only asked for', () => {
  it('stays where it was, without the note, until somebody says yes', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await asked(stage)
    const move = (body: object) => stage.post(`/api/meetings/${id}/dates/${key}/move`, body, manageToken)
    await move({ venue: { kind: 'partner', place: 'Pfarrheim' } })
    await move({ venue: { kind: 'rooms', rooms: ['seminarraum'] }, note: 'Jetzt im Seminarraum' })
    const [date] = await datesOf(stage, id)
    expect(date.venue).toEqual({ kind: 'partner', place: 'Pfarrheim' })
    expect(date).not.toHaveProperty('note')
    const page = await stage.get(`/host/${id}/${manageToken}/dates/${key}`)
    expect(page.text).toContain('Angefragt: Di, 8. Dezember, 15:00–17:00 Uhr, Seminarraum')
    const all = await stage.get(`/host/${id}/${manageToken}`)
    expect(all.text).toContain('Angefragt: Di, 8. Dezember, 15:00–17:00 Uhr, Seminarraum')
  })
})

describe('all dates from one on', () => {
  it('go online whatever booking they belong to', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { repeat: undefined })
    const more = { date: '2026-12-15', from: '15:00', to: '17:00', repeat: { every: 'week', count: 2 } }
    await stage.manage(`/api/meetings/${id}/dates`, more)
    const venue = { kind: 'online' }
    const { status } = await stage.manage(`/api/meetings/${id}/dates/${key}/move`, {
      venue,
      note: 'Ab jetzt online',
      scope: 'following',
    })
    expect(status).toBe(200)
    const dates = await datesOf(stage, id)
    expect(dates.map((date: any) => [date.venue.kind, date.note])).toEqual(
      Array.from({ length: 3 }, () => ['online', 'Ab jetzt online']),
    )
    expect((await stage.get(`/api/houses/${house}/rooms/teekueche/week?date=2026-12-15`)).text).not.toContain(
      'Sprachcafé',
    )
  })
})

describe('a change of a meeting', () => {
  it('says of dates what dates can have, and names what they cannot', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const change = (body: object) => stage.manage(`/api/meetings/${id}/change`, body)
    const pointers = async (body: object) => {
      const { status, json } = await change(body)
      return [status, json.errors?.[0]?.pointer]
    }
    expect(await pointers({ occurrence: key, scope: 'this', cost: '2 Euro' })).toEqual([422, '/cost'])
    expect(await pointers({ note: 'Hinterhof' })).toEqual([422, '/occurrence'])
    expect(await pointers({ scope: 'following', title: 'Anders' })).toEqual([422, '/occurrence'])
    await change({ occurrence: key, scope: 'all', note: 'Hinterhof' })
    await change({ occurrence: key, scope: 'this', venue: { kind: 'online' } })
    const dates = await datesOf(stage, id)
    expect(dates.map((date: any) => [date.venue.kind, date.note])).toEqual([
      ['online', 'Hinterhof'],
      ...Array.from({ length: 3 }, () => ['rooms', 'Hinterhof']),
    ])
  })

  it('takes its dates into rooms and out of them', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { venue: outdoors })
    const change = (venue: object) => stage.manage(`/api/meetings/${id}/change`, { venue })
    expect((await change({ kind: 'rooms', rooms: ['nix'] })).status).toBe(422)
    expect((await change({ kind: 'rooms', rooms: ['seminarraum'] })).status).toBe(200)
    const inside = await datesOf(stage, id)
    expect(inside.map((date: any) => [date.state, date.venue])).toEqual(
      Array.from({ length: 4 }, () => ['planned', { kind: 'rooms', rooms: ['seminarraum'] }]),
    )
    await change(outdoors)
    const outside = await datesOf(stage, id)
    expect(outside.map((date: any) => [date.state, date.venue])).toEqual(
      Array.from({ length: 4 }, () => ['planned', outdoors]),
    )
  })

  it('leaves of the terms of signing up what it does not name', async () => {
    await using stage = await aStage()
    const terms = { mode: 'wanted', places: 6, newcomerPlaces: 2, closesMinutesBefore: 30 }
    const { id } = await founded(stage, { registration: terms })
    const change = (registration: object) => stage.manage(`/api/meetings/${id}/change`, { registration })
    await change({ places: 5 })
    expect((await stage.get(`/api/meetings/${id}`)).json.registration).toMatchObject({ ...terms, places: 5 })
    const { status, json } = await change({ places: 1 })
    expect([status, json.errors[0].pointer]).toEqual([422, '/registration/newcomerPlaces'])
  })

  it('is read first where a host whom the house does not trust says another place, or another title for many', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await asked(stage, { repeat: { every: 'week', count: 3 } })
    const venue = { kind: 'outdoors', place: 'evil.example' }
    await stage.post(`/api/meetings/${id}/change`, { venue }, manageToken)
    expect((await stage.get(`/api/meetings/${id}`)).json.venue).toEqual(outdoors)
    const say = (body: object) => stage.post(`/api/meetings/${id}/dates/${key}/change`, body, manageToken)
    const { status, json } = await say({ title: 'Anders', scope: 'all' })
    expect([status, json.type]).toEqual([409, '/problems/titles-are-read'])
    expect((await say({ title: 'Heute Blitzschach' })).status).toBe(200)
    await stage.manage(`/api/meetings/${id}/publish`)
    expect((await stage.get(`/api/meetings/${id}`)).json.venue).toEqual(venue)
  })
})
