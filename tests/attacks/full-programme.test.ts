import { expect, it } from 'vitest'
import { programmeKey } from '../../functions/bookings/actions/programme.ts'
import { withinBounds } from '../../functions/bookings/rules/bounds.ts'
import { fullRefusal, mostBookings } from '../../functions/bookings/rules/open-bounds.ts'
import { openFields } from '../../functions/bookings/store/programme.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { mostRemarks } from '../../functions/meetings/rules/remarks.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aBooking, aDate, doing } from '../blocks/rules-of.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { allItems } from '../support/crash-consistency.ts'
import { itemBytes } from '../support/item-bytes.ts'
import { itInTurn } from '../support/in-turn.ts'

/** An item of the table takes so many bytes. */
const most = 400 * 1024
/** Remarks, and the card of a meeting, at their longest. */
const besides = 60_000 + 10_000
const online = { kind: 'online' } as const
const daily = { date: '2026-12-08', repeat: { every: 'day', count: 724 } }

async function entryOf({ world: { engine } }: Staged) {
  const items = await allItems(engine.endpoint, engine.tableName)
  return items.find(({ type }) => type === 'programme-entry')
}

itInTurn(
  'a meeting with as many dates as fit gets no more, whoever adds them and how, and can still be called off',
  async () => {
    await using stage = await aStage()
    const { id, booking } = await founded(stage, { venue: online, ...daily })
    const more = { from: '10:00', to: '11:00' }
    const path = `/api/meetings/${id}`
    expect((await stage.manage(`${path}/dates`, { ...more, ...daily })).status).toBe(201)
    const full = await entryOf(stage)
    const refused = { status: 409, type: '/problems/too-many-bookings' }
    const once = { date: '2026-12-09', from: '12:00', to: '13:00' }
    expect((await stage.manage(`${path}/dates`, once)).json).toMatchObject(refused)
    const until = { until: '2028-12-01' }
    expect((await stage.manage(`/api/bookings/${booking}/extend`, until)).json).toMatchObject(refused)
    expect(await entryOf(stage)).toEqual(full)
    const following = { reason: 'Krank.', scope: 'following' }
    const cancelled = await stage.manage(`${path}/dates/2026-12-20T15:00/cancel`, following)
    expect([cancelled.status, (await stage.manage(`${path}/end`)).status]).toEqual([200, 200])
  },
)

it('an extended booking counts as one more under its meeting', async () => {
  await using stage = await aStage()
  const { id, booking } = await founded(stage)
  const key = programmeKey(house, id)
  const count = (more: number) => stage.world.ctx.table.transact([{ kind: 'update', key, set: { more } }])
  const extend = () => stage.manage(`/api/bookings/${booking}/extend`, { until: '2027-01-20' })
  await count(mostBookings)
  expect((await extend()).json.type).toBe('/problems/too-many-bookings')
  await count(mostBookings - 1)
  expect((await extend()).status).toBe(201)
  expect((await entryOf(stage))?.['more']).toBe(mostBookings)
})

it('a date is called off with a reason also where nothing more can be said of single dates', async () => {
  await using stage = await aStage()
  const { id } = await founded(stage)
  const remark = { from: '2026-12-08T15:00', to: '2027-12-08T15:00', title: 'Schach' }
  const set = { remarks: Array.from({ length: mostRemarks }, () => remark) }
  await stage.world.ctx.table.transact([{ kind: 'update', key: programmeKey(house, id), set }])
  const path = `/api/meetings/${id}/dates/2026-12-15T15:00`
  const said = await stage.manage(`${path}/change`, { note: 'Neu.' })
  expect(said.json.type).toBe('/problems/too-many-remarks')
  expect((await stage.manage(`${path}/cancel`, { reason: 'Krank.' })).status).toBe(200)
  const { dates } = (await stage.get(`/api/meetings/${id}`)).json
  expect(dates.map(({ state }: { state: string }) => state)).toEqual([
    'planned',
    'cancelled',
    'planned',
    'planned',
  ])
})

const line = { ...doing, what: 'moved', state: 'approved' } as const
const two = (value: number) => String(value).padStart(2, '0')

/** A booking whose dates have nothing in common: each is moved by itself. */
function scattered(count: number, rooms: string[]): Booking {
  const dates = Array.from({ length: count }, (_, at) => ({
    ...aDate({ date: addDays('2026-12-05', at) }),
    date: addDays('2027-12-05', (at * 7) % 365),
    from: `${two(8 + (at % 12))}:${two(15 * (at % 4))}`,
    state: 'unconfirmed' as const,
    rooms,
  }))
  return aBooking(dates, { meeting: 'm00000000001', history: [line] })
}

const shown = (booking: Booking) => ({
  dates: booking.occurrences.map((date) => ({ ...date, rooms: date.rooms ?? [] })),
})

it.each([1, 60, 200, 731])(
  'as many bookings of %i dates as may lie under a meeting fit into its entry, however their dates are moved',
  (count) => {
    const rooms = ['a'.repeat(40)]
    const next = scattered(count, rooms)
    const all = [next]
    const fits = () => fullRefusal(all.map(shown), { dates: next.occurrences, rooms }) === undefined
    while (all.length <= mostBookings && fits()) all.push(next)
    const bytes = all.length * itemBytes({ d_aaaaaaaaaaaa: openFields(next) })
    expect(bytes + besides).toBeLessThan(most)
  },
)

it('a booking under a meeting does not grow beyond what is set aside for it, and what ends it is always written', () => {
  const ten = Array.from({ length: 10 }, (_, at) => `raum-${at}-${'a'.repeat(33)}`)
  const before = scattered(200, ['saal'])
  const history = [line, { ...line, id: 'step00000002' }]
  const moved = { ...scattered(200, ten), history }
  const refused = expect.objectContaining({ code: 'too-much-text' })
  expect(() => withinBounds(before, moved)).toThrow(refused)
  const occurrences = before.occurrences.map((date) => ({ ...date, asked: { ...date, rooms: ten } }))
  expect(() => withinBounds(before, { ...before, occurrences, history })).toThrow(refused)
  const cancelled = { ...moved, history: [line, { ...line, what: 'cancelled' as const }] }
  expect(withinBounds(before, cancelled)).toEqual(cancelled)
  const { meeting: _meeting, ...alone } = moved
  expect(withinBounds(before, alone)).toEqual(alone)
})
