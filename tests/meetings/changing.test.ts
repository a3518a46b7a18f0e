import { describe, expect, it } from 'vitest'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { changeMeeting } from '../../functions/meetings/actions/change-meeting.ts'
import { publishMeeting } from '../../functions/meetings/actions/publish-meeting.ts'
import { readMeetingView } from '../../functions/meetings/actions/read-meeting.ts'
import type { MeetingChange } from '../../functions/meetings/contract/parts.ts'
import { readAccessData } from '../../functions/meetings/store/access-data.ts'
import { readAsking } from '../../functions/meetings/store/asking.ts'
import { readEntry } from '../../functions/meetings/store/entries.ts'
import { readMeeting } from '../../functions/meetings/store/meetings.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked, datesIn, hostOf, managerOf, park } from './acting.ts'
import { aStage, founded, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'
import { itInTurn } from '../support/in-turn.ts'

const key = '2026-12-08T15:00'
const third = '2026-12-22T15:00'
const online = { kind: 'online' } as const
const hall = { kind: 'partner', place: 'Pfarrheim' } as const

const stored = async (stage: Staged, id: string) => (await readMeeting(stage.world.ctx.table, id))!
async function changing(stage: Staged, id: string, as?: Actor) {
  const actor = as ?? (await managerOf(stage))
  return (change: MeetingChange, version?: number) =>
    changeMeeting(stage.world.ctx, actor, {
      id,
      change,
      ...(version === undefined ? {} : { form: { version } }),
    })
}

describe('a form of a meeting', () => {
  itInTurn('is taken as long as it shows what the meeting says', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { cost: '2 Euro' })
    const change = await changing(stage, id)
    for (const version of [0, 2])
      await expect(change({ title: 'X' }, version)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await change({ title: 'Deutsch' }, 1)
    expect(await stored(stage, id)).toMatchObject({ words: { de: { title: 'Deutsch' } }, version: 2 })
    expect(await stored(stage, id)).not.toHaveProperty('cost')
  })

  itInTurn('without access data takes them back; a change without them leaves them', async () => {
    await using stage = await aStage()
    const { table } = stage.world.ctx
    const { id } = await founded(stage)
    const change = await changing(stage, id)
    const accessData = { text: 'treff.example/raum', releaseHoursBefore: 24 }
    await change({ accessData })
    const first = await readAccessData(table, id)
    expect(first).toEqual({ ...accessData, meeting: id, house, version: 1 })
    await change({ accessData })
    await change({ cost: '2 Euro' })
    expect(await readAccessData(table, id)).toEqual(first)
    await change({ accessData: { ...accessData, text: 'treff.example/tuer' } })
    expect(await readAccessData(table, id)).toMatchObject({ text: 'treff.example/tuer', version: 2 })
    await change({ accessData: { text: 'treff.example/tuer', releaseHoursBefore: 2 } })
    expect(await readAccessData(table, id)).toMatchObject({ releaseHoursBefore: 2, version: 3 })
    await change({ accessData: { text: 'treff.example/tuer', releaseHoursBefore: 2 } }, 6)
    expect(await readAccessData(table, id)).toMatchObject({ version: 3 })
    await change({}, 7)
    await change({}, 8)
    expect(await readAccessData(table, id)).toBeUndefined()
  })
})

describe('what a change says of dates', () => {
  const refused = (pointer: string) => ({ code: 'invalid-input', facts: { pointer } })
  it.each<[MeetingChange, string]>([
    [{ note: 'Hinten.' }, '/occurrence'],
    [{ scope: 'this', title: 'Technik' }, '/occurrence'],
    [{ scope: 'following', title: 'Technik' }, '/occurrence'],
    [{ scope: 'all', note: 'Hinten.' }, '/occurrence'],
    [{ occurrence: key, cost: '2 Euro' }, '/cost'],
    [{ occurrence: key, scope: 'following', hosts: [] }, '/hosts'],
    [{ occurrence: key, scope: 'all', note: 'Hinten.', needsKey: true }, '/needsKey'],
  ])('is not %o', async (change, pointer) => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const before = await stored(stage, id)
    await expect((await changing(stage, id))(change)).rejects.toMatchObject(refused(pointer))
    expect(await stored(stage, id)).toEqual(before)
  })

  it('of all is said of the meeting, but for a note', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const change = await changing(stage, id)
    await change({ scope: 'all', cost: '1 Euro' })
    await change({ occurrence: key, scope: 'all', title: 'Deutsch' })
    expect(await stored(stage, id)).toMatchObject({ cost: '1 Euro', words: { de: { title: 'Deutsch' } } })
    await change({ occurrence: third, scope: 'all', note: 'Hinten.' })
    expect((await datesIn(stage, id)).map(({ note }) => note)).toEqual(
      Array.from({ length: 4 }, () => 'Hinten.'),
    )
  })

  it('is a title, a note and a place, together or each by itself', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { venue: park })
    const change = await changing(stage, id)
    const at = async () => {
      const dates = await datesIn(stage, id)
      return dates.map(({ title, note, venue }) => [title.de, note, venue.kind].join())
    }
    const usual = 'Sprachcafé,,outdoors'
    await change({ occurrence: third, venue: online })
    expect(await at()).toEqual([usual, usual, 'Sprachcafé,,online', usual])
    await change({ occurrence: third, title: 'Technik' })
    expect(await at()).toEqual([usual, usual, 'Technik,,online', usual])
    await change({ occurrence: third, note: 'Hinten.', scope: 'following', venue: hall })
    expect(await at()).toEqual([usual, usual, 'Technik,Hinten.,partner', 'Sprachcafé,Hinten.,partner'])
    expect((await stored(stage, id)).version).toBe(1)
  })

  it('is nothing where there is no such date', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const change = await changing(stage, id)
    await expect(change({ occurrence: '2026-12-09T15:00', note: 'X' })).rejects.toMatchObject({
      code: 'unknown-date',
    })
  })
})

describe('another place of a meeting', () => {
  it('outside is said alone, and no booking is asked', async () => {
    await using stage = await aStage()
    const { id, booking } = await founded(stage, { venue: park })
    const { table } = stage.world.ctx
    const before = await readBooking(table, booking)
    await (
      await changing(stage, id)
    )({ venue: hall })
    expect((await stored(stage, id)).venue).toEqual(hall)
    expect(await readBooking(table, booking)).toEqual(before)
    expect((await readEntry(table, house, id))?.remarks).toEqual([])
    expect((await datesIn(stage, id)).map(({ state }) => state)).toEqual(
      Array.from({ length: 4 }, () => 'planned'),
    )
  })

  it('in rooms is said alone when no date is to come', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { venue: park, repeat: undefined })
    stage.world.clock.set('2026-12-08T14:00:00.000Z')
    const venue = { kind: 'rooms' as const, rooms: ['teekueche'] }
    await (
      await changing(stage, id)
    )({ venue })
    expect((await stored(stage, id)).venue).toEqual(venue)
    expect((await datesIn(stage, id)).map((date) => date.venue.kind)).toEqual(['online'])
  })

  it('in rooms takes those that are to come and not called off', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { venue: park })
    const manager = await managerOf(stage)
    await stage.manage(`/api/meetings/${id}/dates/2026-12-15T15:00/cancel`)
    stage.world.clock.set('2026-12-08T14:00:00.000Z')
    const venue = { kind: 'rooms' as const, rooms: ['seminarraum'] }
    await (
      await changing(stage, id, manager)
    )({ venue })
    const rooms = (await datesIn(stage, id)).map((date) => date.venue.kind)
    expect([rooms[0], rooms[2], rooms[3]]).toEqual(['online', 'rooms', 'rooms'])
    await expect(
      (await changing(stage, id))({ venue: { kind: 'rooms', rooms: ['nix'] } }),
    ).rejects.toMatchObject({ kind: 'invalid' })
    await (
      await changing(stage, id)
    )({ venue: online })
    expect((await datesIn(stage, id)).map((date) => date.venue.kind)).toEqual(
      Array.from({ length: 4 }, () => 'online'),
    )
  })

  it('in rooms that the house is asked for is where it was until then', async () => {
    await using stage = await aStage()
    const meeting = await asked(stage)
    const change = await changing(stage, meeting.id, hostOf(meeting))
    await change({ venue: { kind: 'rooms', rooms: ['teekueche'] }, needsKey: true })
    const after = await stored(stage, meeting.id)
    expect([after.venue, after.needsKey, after.proposed]).toEqual([park, true, undefined])
  })
})

describe('what a host says to others', () => {
  it('waits to be read, unless it says nothing else or the house trusts them', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await asked(stage)
    const change = await changing(stage, meeting.id, hostOf(meeting))
    await change({ needsKey: true, title: 'Schach' })
    expect(await stored(stage, meeting.id)).not.toHaveProperty('proposed')
    await change({ title: 'KAUFT' })
    expect(await stored(stage, meeting.id)).toMatchObject({
      words: { de: { title: 'Schach' } },
      proposed: { words: { de: { title: 'KAUFT' } } },
    })
    expect(await readMeetingView(ctx, hostOf(meeting), meeting.id)).toMatchObject({
      proposed: { title: 'KAUFT' },
    })
    expect(await readAsking(ctx.table, house)).toMatchObject([{ id: meeting.id }])
    await publishMeeting(ctx, await managerOf(stage), meeting.id)
    expect(await readAsking(ctx.table, house)).toEqual([])
    expect(await stored(stage, meeting.id)).toMatchObject({ words: { de: { title: 'KAUFT' } } })
    await trustContact(ctx, await managerOf(stage), { id: meeting.booking, trusted: true })
    await change({ title: 'Blitzschach' })
    expect(await stored(stage, meeting.id)).toMatchObject({ words: { de: { title: 'Blitzschach' } } })
  })

  it('is said at once by those who run the house', async () => {
    await using stage = await aStage()
    const { id } = await asked(stage)
    await (
      await changing(stage, id)
    )({ title: 'Blitzschach' })
    const after = await stored(stage, id)
    expect([after.words.de.title, after.proposed]).toEqual(['Blitzschach', undefined])
  })
})
