import { describe, expect, it } from 'vitest'
import { readBooking } from '../../functions/bookings/store.ts'
import { addDates } from '../../functions/meetings/actions/add-dates.ts'
import { changeDate } from '../../functions/meetings/actions/change-date.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { asked, contact, datesIn, hostOf, managerOf, park } from './acting.ts'
import { aStage, founded } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'

const [first, second, third] = ['2026-12-08', '2026-12-15', '2026-12-22'].map((day) => `${day}T15:00`) as [
  string,
  string,
  string,
]

describe('what is said of a date', () => {
  const say = async (
    stage: Staged,
    meeting: { id: string; manageToken: string },
    key: string,
    change: object,
  ) => changeDate(stage.world.ctx, hostOf(meeting), { id: meeting.id, key, change })

  it('is a note until it is over, and a title until it begins', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { venue: park })
    stage.world.clock.set('2026-12-08T14:00:00.000Z')
    for (const change of [{ title: 'X' }, { title: 'X', note: 'Y' }])
      await expect(say(stage, meeting, first, change)).rejects.toMatchObject({ code: 'in-the-past' })
    stage.world.clock.set('2026-12-08T15:59:00.000Z')
    await say(stage, meeting, first, { note: 'Bis gleich.' })
    stage.world.clock.set('2026-12-08T16:00:00.000Z')
    await expect(say(stage, meeting, first, { note: 'X' })).rejects.toMatchObject({ code: 'in-the-past' })
    expect((await datesIn(stage, meeting.id))[0]?.note).toBe('Bis gleich.')
  })

  it('of many is another title only by whom the house trusts; the same, none or a note is said by all', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await asked(stage, { repeat: { every: 'week', count: 3 } })
    const many = { scope: 'following' }
    await expect(say(stage, meeting, second, { ...many, title: 'KAUFT' })).rejects.toMatchObject({
      code: 'titles-are-read',
    })
    await say(stage, meeting, third, { ...many, title: 'Finale' })
    await say(stage, meeting, second, { title: 'Finale' })
    await say(stage, meeting, second, { ...many, title: 'Finale' })
    await expect(say(stage, meeting, first, { ...many, title: 'Finale' })).rejects.toMatchObject({
      code: 'titles-are-read',
    })
    await say(stage, meeting, first, { ...many, title: '' })
    await say(stage, meeting, first, { ...many, note: 'Hinten.' })
    const manager = await managerOf(stage)
    await trustContact(ctx, manager, { id: meeting.booking, trusted: true })
    await say(stage, meeting, second, { ...many, title: 'Blitz' })
    await changeDate(ctx, manager, {
      id: meeting.id,
      key: first,
      change: { scope: 'this', title: 'Auftakt' },
    })
    const dates = await datesIn(stage, meeting.id)
    expect(dates.map(({ title, note }) => [title.de, note])).toEqual([
      ['Auftakt', 'Hinten.'],
      ['Blitz', 'Hinten.'],
      ['Blitz', 'Hinten.'],
    ])
  })
})

describe('dates that are added', () => {
  it('are asked for as any other by its host, and given at once by those who run the house', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await asked(stage, { title: 'Schach '.repeat(15).trim() })
    const when = { from: '15:00', to: '17:00' }
    const add = async (date: string, rooms?: string[], actor = hostOf(meeting)) => {
      const more = { date, ...when, ...(rooms ? { rooms } : {}) }
      const booking = await addDates(ctx, actor, { id: meeting.id, asked: more })
      return (await readBooking(ctx.table, booking))!
    }
    const byHost = await add('2026-12-15')
    const title = 'Schach '.repeat(15).trim()
    expect(byHost).toMatchObject({
      state: 'unconfirmed',
      meeting: meeting.id,
      contact,
      purpose: title,
      label: title.slice(0, 80),
    })
    expect([byHost.rooms, byHost.group]).toEqual([[], undefined])
    expect(await add('2026-12-22', ['teekueche'])).toMatchObject({
      rooms: ['teekueche'],
      state: 'unconfirmed',
    })
    expect(await add('2026-12-29', undefined, await managerOf(stage))).toMatchObject({ state: 'approved' })
    const {
      ctx: { table },
    } = stage.world
    const once = { id: meeting.id, asked: { date: '2027-01-05', ...when }, idempotencyKey: 'once' }
    const [one, two] = [
      await addDates(ctx, hostOf(meeting), once),
      await addDates(ctx, hostOf(meeting), once),
    ]
    expect([one, (await readBooking(table, one))?.meeting]).toEqual([two, meeting.id])
  })
})
