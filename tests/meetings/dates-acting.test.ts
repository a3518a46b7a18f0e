import { describe, expect, it } from 'vitest'
import { addDates } from '../../functions/meetings/actions/add-dates.ts'
import { cancelDates } from '../../functions/meetings/actions/cancel-dates.ts'
import { endMeeting } from '../../functions/meetings/actions/end-meeting.ts'
import { moveDate } from '../../functions/meetings/actions/move-date.ts'
import { readAskedMoves } from '../../functions/meetings/actions/asked-move.ts'
import type { DateCancel, DateMove } from '../../functions/meetings/contract/parts.ts'
import { readMeeting } from '../../functions/meetings/store/meetings.ts'
import { asked, contact, datesIn, hostOf, managerOf, park } from './acting.ts'
import { aStage, founded } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'

const [first, second, third, fourth] = ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29'].map(
  (day) => `${day}T15:00`,
) as [string, string, string, string]
const [online, hall] = [{ kind: 'online' }, { kind: 'partner', place: 'Pfarrheim' }] as const

/** A meeting outdoors on two bookings: two dates of each, that of the second between those of the first. */
async function onTwo(stage: Staged) {
  const meeting = await founded(stage, {
    venue: park,
    repeat: { every: 'week', interval: 2, count: 2 },
    contact,
  })
  const manager = await managerOf(stage)
  for (const date of ['2026-12-15', '2026-12-29'])
    await addDates(stage.world.ctx, manager, { id: meeting.id, asked: { date, from: '15:00', to: '17:00' } })
  return { ...meeting, manager } as {
    id: string
    booking: string
    manageToken: string
    manager: typeof manager
  }
}
const told = async (stage: Staged, id: string) =>
  (await datesIn(stage, id)).map(({ key, date, from, state, venue, note = '' }) =>
    [key.slice(8, 10), date.slice(8), from, state, venue.kind, note].join(' '),
  )

describe('dates are cancelled', () => {
  const cancel = (stage: Staged, id: string, key: string, change: DateCancel) =>
    managerOf(stage).then((manager) => cancelDates(stage.world.ctx, manager, { id, key, change }))
  const states = async (stage: Staged, id: string) =>
    (await datesIn(stage, id)).map(({ state }) => state.slice(0, 1)).join('')

  it.each<[DateCancel, string]>([
    [{}, 'pcpp'],
    [{ scope: 'this' }, 'pcpp'],
    [{ scope: 'following' }, 'pccc'],
    [{ scope: 'all' }, 'cccc'],
    [{ to: '2026-12-22' }, 'pccp'],
    [{ to: '2026-12-15' }, 'pcpp'],
  ])('%o of the second, whatever bookings they belong to: %s', async (change, after) => {
    await using stage = await aStage()
    const { id } = await onTwo(stage)
    await cancel(stage, id, second, change)
    expect(await states(stage, id)).toBe(after)
  })

  it('not until a day before them, and not when they have begun', async () => {
    await using stage = await aStage()
    const { id } = await onTwo(stage)
    await expect(cancel(stage, id, second, { to: '2026-12-14' })).rejects.toMatchObject({
      facts: { pointer: '/to', reason: 'ends-before-it-begins' },
    })
    stage.world.clock.set('2026-12-15T14:00:00.000Z')
    await expect(cancel(stage, id, second, {})).rejects.toMatchObject({ code: 'in-the-past' })
    await cancel(stage, id, second, { scope: 'all' })
    expect(await states(stage, id)).toBe('ppcc')
  })

  it('where some of them are called off already, and refused where all are', async () => {
    await using stage = await aStage()
    const { id } = await onTwo(stage)
    await cancel(stage, id, second, { reason: 'Krank.' })
    await expect(cancel(stage, id, second, {})).rejects.toMatchObject({ code: 'already-decided' })
    await cancel(stage, id, second, { scope: 'following', reason: 'Schnee.' })
    expect(await told(stage, id)).toEqual([
      '08 08 15:00 planned outdoors ',
      '15 15 15:00 cancelled outdoors Krank.',
      '22 22 15:00 cancelled outdoors Schnee.',
      '29 29 15:00 cancelled outdoors Schnee.',
    ])
  })
})

describe('a meeting that ends', () => {
  it('cancels all that is to come on all bookings, and ends with the last of them', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const { id, manager } = await onTwo(stage)
    stage.world.clock.set('2026-12-15T14:00:00.000Z')
    await endMeeting(ctx, manager, { id, reason: 'Umzug.' })
    expect((await readMeeting(ctx.table, id))?.state).toBe('ended')
    expect(await told(stage, id)).toEqual([
      '08 08 15:00 planned outdoors ',
      '15 15 15:00 planned outdoors ',
      '22 22 15:00 cancelled outdoors Umzug.',
      '29 29 15:00 cancelled outdoors Umzug.',
    ])
  })

  it('begins with the first by its key, also where it has moved behind the others', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const { id, manager } = await onTwo(stage)
    await moveDate(ctx, manager, { id, key: first, change: { date: '2026-12-30' } })
    await endMeeting(ctx, manager, { id })
    expect((await datesIn(stage, id)).map(({ state }) => state)).toEqual(
      Array.from({ length: 4 }, () => 'cancelled'),
    )
  })

  it('ends without any date to come, and is no fault twice', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const { id, manager } = await onTwo(stage)
    await cancelDates(ctx, manager, { id, key: first, change: { scope: 'all' } })
    await endMeeting(ctx, manager, { id })
    const ended = await readMeeting(ctx.table, id)
    expect(ended?.state).toBe('ended')
    await endMeeting(ctx, manager, { id })
    expect(await readMeeting(ctx.table, id)).toEqual(ended)
  })
})

describe('dates move', () => {
  const move = (stage: Staged, id: string, key: string, change: DateMove) =>
    managerOf(stage).then((manager) => moveDate(stage.world.ctx, manager, { id, key, change }))

  it('as far as the one that is named, each with its booking, and say the same', async () => {
    await using stage = await aStage()
    const { id } = await onTwo(stage)
    const change = {
      date: '2026-12-16',
      from: '16:00',
      to: '18:00',
      note: 'Neu.',
      scope: 'following',
    } as const
    expect(await move(stage, id, second, change)).toBe('moved')
    expect(await told(stage, id)).toEqual([
      '08 08 15:00 planned outdoors ',
      '15 16 16:00 moved outdoors Neu.',
      '22 23 16:00 moved outdoors Neu.',
      '29 30 16:00 moved outdoors Neu.',
    ])
  })

  it('alone, to a place alone, or by a note alone', async () => {
    await using stage = await aStage()
    const { id } = await onTwo(stage)
    await move(stage, id, second, { venue: online })
    await move(stage, id, third, { note: 'Warm anziehen.' })
    await move(stage, id, fourth, { from: '14:00' })
    expect(await told(stage, id)).toEqual([
      '08 08 15:00 planned outdoors ',
      '15 15 15:00 moved online ',
      '22 22 15:00 planned outdoors Warm anziehen.',
      '29 29 14:00 moved outdoors ',
    ])
    await move(stage, id, second, { scope: 'all', venue: hall })
    expect((await datesIn(stage, id)).map(({ venue }) => venue.kind)).toEqual(
      Array.from({ length: 4 }, () => 'partner'),
    )
  })

  it('not when they have begun, though others have not', async () => {
    await using stage = await aStage()
    const { id } = await onTwo(stage)
    stage.world.clock.set('2026-12-15T14:00:00.000Z')
    const late = move(stage, id, second, { from: '16:00', to: '18:00', scope: 'following' })
    await expect(late).rejects.toMatchObject({ code: 'in-the-past' })
    await move(stage, id, third, { from: '16:00', to: '18:00', scope: 'all' })
    expect((await datesIn(stage, id)).map(({ from }) => from)).toEqual(['15:00', '15:00', '16:00', '16:00'])
  })

  it('where the house has to say yes to some, those alone stay as they are', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await asked(stage, { repeat: { every: 'week', count: 2 } })
    const venue = { kind: 'rooms' as const, rooms: ['teekueche'] }
    const change = { venue, note: 'Drinnen.', scope: 'all' } as const
    expect(await moveDate(ctx, hostOf(meeting), { id: meeting.id, key: first, change })).toBe('asked')
    expect(await told(stage, meeting.id)).toEqual([
      '08 08 15:00 planned outdoors ',
      '15 15 15:00 planned outdoors ',
    ])
    const moves = await readAskedMoves(ctx, await datesIn(stage, meeting.id))
    expect([...moves].map(([key, slot]) => [key, slot.rooms])).toEqual([
      [first, ['teekueche']],
      [second, ['teekueche']],
    ])
    const { id } = await onTwo(stage)
    expect(await readAskedMoves(ctx, await datesIn(stage, id))).toEqual(new Map())
    expect(await readAskedMoves(ctx, [{ booking: 'nothing', key: first }])).toEqual(new Map())
  })
})
