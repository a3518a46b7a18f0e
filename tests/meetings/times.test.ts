import { describe, expect, it } from 'vitest'
import { codeLength } from '../../functions/contacts/rules/code.ts'
import { equals } from '../../shared/table/expression.ts'
import { programmeKey } from '../../functions/bookings/actions/programme.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { aMeeting, aStage, founded, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'
import { itInTurn } from '../support/in-turn.ts'

const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
const outdoors = { kind: 'outdoors', place: 'Stadtpark' }
const once = { venue: outdoors, date: '2026-12-08', from: '15:00', to: '17:00', repeat: undefined }
const wrong = [
  ['ends before it begins', { from: '12:00', to: '11:00' }, '/to', 'invalid-input'],
  ['ends when it begins', { from: '12:00', to: '12:00' }, '/to', 'invalid-input'],
  [
    'begins in an hour that the clocks skip',
    { date: '2027-03-28', from: '02:15', to: '04:00' },
    '/from',
    'time-does-not-exist',
  ],
  [
    'ends in an hour that the clocks skip',
    { date: '2027-03-28', from: '01:00', to: '02:45' },
    '/to',
    'time-does-not-exist',
  ],
  ['is over', { date: '2026-11-20' }, '/date', 'too-soon'],
  ['is in seventy years', { date: '2099-03-28' }, '/date', 'too-far'],
] as const
const told = ({ status, json }: Awaited<ReturnType<Staged['post']>>) => ({
  status,
  type: json.type,
  pointer: json.errors?.[0]?.pointer ?? json.pointer,
})

describe('a meeting that takes no room', () => {
  it.each(wrong)('is not founded, moved or gone on with where it %s', async (_, when, pointer, code) => {
    await using stage = await aStage()
    const refused = { status: 422, type: `/problems/${code}`, pointer }
    const path = `/api/houses/${house}/meetings`
    expect(told(await stage.manage(path, aMeeting({ ...once, ...when })))).toEqual(refused)
    expect(told(await stage.post(path, aMeeting({ ...once, ...when, contact })))).toEqual(refused)
    const { id } = await founded(stage, once)
    const dates = `/api/meetings/${id}/dates`
    expect(told(await stage.manage(`${dates}/2026-12-08T15:00/move`, when))).toEqual(refused)
    const { venue: _venue, ...other } = { ...once, date: '2026-12-10', ...when }
    expect(told(await stage.manage(dates, other))).toEqual(refused)
  })

  it('is not moved so that it ends before it begins, though only its end was said', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, once)
    const move = await stage.manage(`/api/meetings/${id}/dates/2026-12-08T15:00/move`, { to: '09:00' })
    expect(told(move)).toMatchObject({ status: 422, pointer: '/to' })
  })

  it('has all dates of a series but those that cannot be, or none, as whoever asks wants it', async () => {
    await using stage = await aStage()
    const asked = { venue: outdoors, date: '2027-03-21', from: '02:15', to: '04:00' }
    const repeat = { every: 'week', count: 3 }
    const all = await stage.manage(`/api/houses/${house}/meetings`, aMeeting({ ...asked, repeat }))
    expect(told(all)).toMatchObject({ status: 409, type: '/problems/dates-not-possible' })
    const { dates } = await founded(stage, { ...asked, repeat: { ...repeat, mode: 'free' } })
    expect(dates.map(({ state }: { state: string }) => state)).toEqual(['planned', 'refused', 'planned'])
  })

  it('can be entered by those who run the house while it goes on, and by nobody else', async () => {
    await using stage = await aStage()
    stage.world.clock.set('2026-12-08T15:00:00.000Z')
    const path = `/api/houses/${house}/meetings`
    const cookies = { session: await signedIn(stage.world.ctx, managerMail) }
    const headers = { origin: stage.world.ctx.settings.publicUrl }
    const entered = await stage.world.call('POST', path, { body: aMeeting(once), cookies, headers })
    expect(entered.status).toBe(201)
    expect(told(await stage.post(path, aMeeting({ ...once, contact })))).toMatchObject({
      status: 422,
      pointer: '/date',
    })
  })
})

/** Dates as they could be stored before anybody looked at the clock. */
async function laid(stage: Staged, { id, booking }: { id: string; booking: string }) {
  const { table } = stage.world.ctx
  const key = programmeKey(house, id)
  const kept = { date: '2027-03-28', from: '02:15', to: '02:45' }
  const entry = await table.get(key, { consistent: true })
  const open = entry?.[`d_${booking}`] as { dates: object[] }
  const dates = open.dates.map((date) => ({ ...date, ...kept, key: '2027-03-28T02:15' }))
  const own = { pk: `BOOKING#${booking.slice(0, codeLength)}`, sk: booking }
  const stored = await table.get(own, { consistent: true })
  const occurrences = ((stored?.['occurrences'] ?? []) as object[]).map((date) => ({
    ...date,
    ...kept,
    key: '2027-03-28T02:15',
  }))
  await table.transact([
    { kind: 'update', key, set: { [`d_${booking}`]: { ...open, dates } } },
    { kind: 'update', key: own, set: { occurrences }, when: [equals('version', stored?.['version'])] },
  ])
}

describe('a date whose time does not exist, stored all the same', () => {
  itInTurn('is read on every page and in every list', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, once)
    await laid(stage, meeting)
    const cookies = { session: await signedIn(stage.world.ctx, managerMail) }
    const date = 'dates/2027-03-28T02:15'
    for (const path of [
      `/api/meetings/${meeting.id}`,
      `/api/houses/${house}/programme?from=2027-03-01&to=2027-03-31`,
      `/api/bookings/${meeting.booking}`,
      `/manage/${house}/meetings`,
      `/manage/${house}/meetings/${meeting.id}`,
      `/manage/${house}/meetings/${meeting.id}/${date}`,
      `/host/${meeting.id}/${meeting.manageToken}`,
      `/host/${meeting.id}/${meeting.manageToken}/${date}`,
      `/${house}/meetings/${meeting.id}`,
      `/${house}/meetings/${meeting.id}/2027-03-28T02:15`,
      `/${house}/meetings/${meeting.id}/calendar.ics`,
      `/${house}/programme?from=2027-03-28`,
      `/manage/${house}`,
      `/manage/${house}/bookings/${meeting.booking}`,
    ]) {
      const { status } = await stage.world.call('GET', path, { cookies })
      expect([path, status]).toEqual([path, 200])
    }
  })

  it.each([
    ['cancelled', 'dates/2027-03-28T02:15/cancel', {}],
    ['moved', 'dates/2027-03-28T02:15/move', { from: '04:00', to: '05:00' }],
    ['ended with its meeting', 'end', {}],
  ])('is %s', async (_, path, body) => {
    await using stage = await aStage()
    const meeting = await founded(stage, once)
    await laid(stage, meeting)
    expect((await stage.manage(`/api/meetings/${meeting.id}/${path}`, body)).status).toBe(200)
  })

  it('is cancelled with its booking', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, once)
    await laid(stage, meeting)
    expect((await stage.manage(`/api/bookings/${meeting.booking}/cancel`)).status).toBe(200)
  })
})
