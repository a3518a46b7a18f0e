import { describe, expect, it } from 'vitest'
import { readProgrammeItems } from '../../functions/bookings/actions/programme.ts'
import { codeLength } from '../../functions/contacts/rules/code.ts'
import { equals } from '../../shared/table/expression.ts'
import { openDatesOf } from '../../functions/bookings/rules/open-dates.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aMeeting, aStage, founded, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'
import { itInTurn } from '../support/in-turn.ts'

const spring = { date: '2027-02-02', from: '15:00', to: '17:00', repeat: { every: 'week', count: 3 } }
const dates = async (stage: Staged, id: string, token?: string) =>
  (await stage.get(`/api/meetings/${id}`, token)).json.dates.map(
    ({ key, state }: { key: string; state: string }) => `${key} ${state}`,
  )
const ofSpring = ['2027-02-02', '2027-02-09', '2027-02-16']

describe('a meeting that goes on', () => {
  itInTurn('has a booking of its own for its new dates, in its rooms, and keeps its calendar', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const answer = await stage.manage(`/api/meetings/${id}/dates`, spring)
    expect(answer.status).toBe(201)
    expect((await dates(stage, id)).slice(4)).toEqual(ofSpring.map((day) => `${day}T15:00 planned`))
    const calendar = (await stage.get(`/${house}/meetings/${id}/calendar.ics`)).text
    expect([calendar.includes('20261208T150000'), calendar.includes('20270202T150000')]).toEqual([true, true])
    const other = { ...spring, repeat: undefined, rooms: ['teekueche'], purpose: 'Tee' }
    const taken = await stage.manage(`/api/houses/${house}/bookings`, { ...other, contact: { name: 'X' } })
    expect(taken.json.type).toBe('/problems/room-taken')
    const refused = await stage.manage(`/api/meetings/${id}/dates`, spring)
    expect([refused.status, (await dates(stage, id)).length]).toEqual([409, 7])
  })

  it('goes on as itself also where its booking is extended', async () => {
    await using stage = await aStage()
    const { id, booking } = await founded(stage)
    const more = await stage.manage(`/api/bookings/${booking}/extend`, { until: '2027-01-20' })
    expect([more.status, more.json.meeting]).toEqual([201, id])
    await stage.manage(`/api/bookings/${more.json.id}/approve`)
    expect((await dates(stage, id)).length).toBeGreaterThan(4)
  })

  it('by its host is asked for, and seen by others when somebody has said yes', async () => {
    await using stage = await aStage()
    const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
    const { id, booking, manageToken } = (
      await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))
    ).json
    await stage.manage(`/api/bookings/${booking}/approve`)
    const path = `/api/meetings/${id}/dates`
    expect([(await stage.post(path, spring)).status, (await stage.post(path, spring, 'x')).status]).toEqual([
      401, 403,
    ])
    expect((await stage.post(path, spring, manageToken)).status).toBe(201)
    expect((await dates(stage, id)).length).toBe(4)
    expect((await dates(stage, id, manageToken)).slice(4)).toEqual(
      ofSpring.map((day) => `${day}T15:00 unconfirmed`),
    )
    const [item] = await readProgrammeItems(stage.world.ctx.table, house)
    const fresh = openDatesOf(item ?? { pk: '', sk: '' }).find((each) => each.booking !== booking)
    await stage.manage(`/api/bookings/${fresh?.booking}/approve`)
    expect((await dates(stage, id)).length).toBe(7)
  })

  it('is said in a form that keeps what was typed, and however often it is sent it is one booking', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage, { venue: { kind: 'online' } })
    const here = `/host/${id}/${manageToken}/more`
    const page = await stage.world.call('GET', here)
    expect(page.text).toContain('value="15:00"')
    const form = { date: '2027-03-16', from: '15:00', to: '16:00', every: '', key: 'once', version: '1' }
    const wrong = await stage.world.call('POST', here, { form: { ...form, every: 'week' } })
    expect([wrong.status, wrong.text.includes('value="2027-03-16"')]).toEqual([422, true])
    expect(wordsOf(wrong.text)).toContain('Letzter Termin spätestens')
    const cookies = { session: await signedIn(stage.world.ctx, managerMail) }
    const origin = stage.world.ctx.settings.publicUrl
    const send = () =>
      stage.world.call('POST', `/manage/${house}/meetings/${id}/more`, { form, cookies, headers: { origin } })
    expect((await send()).headers['location']).toBe(`/manage/${house}/meetings/${id}?done=more`)
    await send()
    expect((await dates(stage, id)).slice(4)).toEqual(['2027-03-16T15:00 planned'])
  })

  it('goes on no more than two dozen times at once', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { venue: { kind: 'online' } })
    const key = { pk: `PROGRAMME#${house}`, sk: `MEETING#${id}` }
    await stage.world.ctx.table.transact([{ kind: 'update', key, set: { more: 23 } }])
    const once = { ...spring, repeat: undefined }
    const sent = await Promise.all(
      [1, 2, 3].map((day) => stage.manage(`/api/meetings/${id}/dates`, { ...once, date: `2027-02-0${day}` })),
    )
    expect(sent.map(({ status }) => String(status)).sort()).toEqual(['201', '409', '409'])
    expect(sent.flatMap(({ json }) => json.type ?? [])).toContain('/problems/too-many-bookings')
    expect((await dates(stage, id)).length).toBe(5)
  })
})

describe('a date that a meeting has already', () => {
  const key = '2026-12-15T15:00'
  const again = { date: '2026-12-15', from: '15:00', to: '16:00' }
  const refused = { status: 409, type: '/problems/date-exists', pointer: '/date' }
  const told = ({ json: { status, type, pointer, errors } }: Awaited<ReturnType<Staged['post']>>) => ({
    status,
    type,
    pointer: pointer ?? errors?.[0]?.pointer,
  })

  it.each(['on', 'cancelled', 'moved away'])(
    'and that is %s is not asked for again, not even in a series',
    async (how) => {
      await using stage = await aStage()
      const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
      const { id, manageToken } = await founded(stage, { contact })
      const path = `/api/meetings/${id}/dates`
      if (how === 'cancelled') await stage.manage(`${path}/${key}/cancel`, { reason: 'Wir sind krank.' })
      if (how === 'moved away') await stage.manage(`${path}/${key}/move`, { date: '2026-12-16' })
      const known = await dates(stage, id)
      const items = await readProgrammeItems(stage.world.ctx.table, house)
      for (const asked of [again, { ...again, rooms: ['seminarraum'] }])
        expect(told(await stage.manage(path, asked))).toMatchObject(refused)
      const repeat = { every: 'day', count: 3, mode: 'free' }
      const series = { ...again, date: '2026-12-14', rooms: ['seminarraum'], repeat }
      expect(told(await stage.manage(path, series))).toMatchObject(refused)
      expect(told(await stage.post(path, again, manageToken))).toMatchObject(refused)
      expect(await dates(stage, id)).toEqual(known)
      expect(await readProgrammeItems(stage.world.ctx.table, house)).toEqual(items)
    },
  )

  it('is not got by going on with another booking under it', async () => {
    await using stage = await aStage()
    const { id, booking } = await founded(stage)
    expect((await stage.manage(`/api/meetings/${id}/dates`, { ...again, date: '2027-01-05' })).status).toBe(
      201,
    )
    const answer = await stage.manage(`/api/bookings/${booking}/extend`, { until: '2027-01-19' })
    expect(answer.json.type).toBe('/problems/date-exists')
    expect((await dates(stage, id)).length).toBe(5)
  })

  it('is one, however many ask for it at once', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { venue: { kind: 'online' } })
    const once = { ...spring, repeat: undefined }
    const sent = await Promise.all([1, 2].map(() => stage.manage(`/api/meetings/${id}/dates`, once)))
    expect(sent.map(({ status }) => String(status)).sort()).toEqual(['201', '409'])
    expect((await dates(stage, id)).length).toBe(5)
  })

  it('can be asked for again where nobody ever had it', async () => {
    await using stage = await aStage()
    const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
    const { id, booking, manageToken } = (
      await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact, repeat: undefined }))
    ).json
    await stage.manage(`/api/bookings/${booking}/decline`, { reason: 'Da ist Markt.' })
    const { date, from, to } = aMeeting()
    expect((await stage.post(`/api/meetings/${id}/dates`, { date, from, to }, manageToken)).status).toBe(201)
    const cancel = await stage.manage(`/api/meetings/${id}/dates/${date}T${from}/cancel`)
    expect(cancel.json.dates.map(({ state }: { state: string }) => state).sort()).toEqual([
      'cancelled',
      'declined',
    ])
  })

  itInTurn('twice, as it may be stored, is read and called off', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage, { venue: { kind: 'online' }, repeat: undefined })
    const more = await stage.manage(`/api/meetings/${id}/dates`, { ...again, date: '2026-12-22' })
    const { table } = stage.world.ctx
    const at = { pk: `PROGRAMME#${house}`, sk: `MEETING#${id}` }
    const name = `d_${more.json.booking}`
    const open = (await table.get(at))?.[name] as { dates: object[] }
    const twin = { key: '2026-12-08T15:00', date: '2026-12-08' }
    const set = { [name]: { ...open, dates: open.dates.map((date) => ({ ...date, ...twin })) } }
    const own = { pk: `BOOKING#${more.json.booking.slice(0, codeLength)}`, sk: more.json.booking }
    const stored = await table.get(own, { consistent: true })
    const kept = ((stored?.['occurrences'] ?? []) as object[]).map((date) => ({ ...date, ...twin }))
    await table.transact([
      { kind: 'update', key: at, set },
      {
        kind: 'update',
        key: own,
        set: { occurrences: kept },
        when: [equals('version', stored?.['version'])],
      },
    ])
    expect(await dates(stage, id)).toEqual([`${twin.key} planned`, `${twin.key} planned`])
    const cookies = { session: await signedIn(stage.world.ctx, managerMail) }
    for (const path of [
      `/manage/${house}/meetings`,
      `/manage/${house}/meetings/${id}`,
      `/host/${id}/${manageToken}`,
      `/${house}/meetings/${id}`,
      `/${house}/meetings/${id}/${twin.key}`,
      `/${house}/programme?from=2026-12-08`,
    ])
      expect([path, (await stage.world.call('GET', path, { cookies })).status]).toEqual([path, 200])
    const off = await stage.manage(`/api/meetings/${id}/end`)
    expect([off.status, off.json.state]).toEqual([200, 'ended'])
  })
})
