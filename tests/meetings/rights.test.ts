import { describe, expect, it } from 'vitest'
import { addDates } from '../../functions/meetings/actions/add-dates.ts'
import { cancelDates } from '../../functions/meetings/actions/cancel-dates.ts'
import { changeDate } from '../../functions/meetings/actions/change-date.ts'
import { changeMeeting } from '../../functions/meetings/actions/change-meeting.ts'
import { endMeeting } from '../../functions/meetings/actions/end-meeting.ts'
import { listMeetings } from '../../functions/meetings/actions/list-meetings.ts'
import { openMeetingAs } from '../../functions/meetings/actions/load.ts'
import { removeMeetingPhoto } from '../../functions/meetings/actions/meeting-photo.ts'
import { moveDate } from '../../functions/meetings/actions/move-date.ts'
import { pauseMeeting } from '../../functions/meetings/actions/pause-meeting.ts'
import { publishMeeting } from '../../functions/meetings/actions/publish-meeting.ts'
import { readMeetingView } from '../../functions/meetings/actions/read-meeting.ts'
import { readMeeting } from '../../functions/meetings/store/meetings.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { asked, contact, hostOf, managerOf, stranger, wrongLink } from './acting.ts'
import { aStage, founded, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'

const key = '2026-12-08T15:00'
const online = { kind: 'online' } as const
const more = { date: '2027-03-02', from: '15:00', to: '17:00' }

const anOnlineOne = (stage: Staged) => founded(stage, { venue: online, contact })

/** All that can be done to a meeting. */
const steps: Record<string, (ctx: Context, actor: Actor, id: string) => Promise<unknown>> = {
  'changes it': (ctx, actor, id) => changeMeeting(ctx, actor, { id, change: { cost: '2 Euro' } }),
  'moves it': (ctx, actor, id) => changeMeeting(ctx, actor, { id, change: { venue: online } }),
  'says something of a date': (ctx, actor, id) => changeDate(ctx, actor, { id, key, change: { note: 'X' } }),
  'moves a date': (ctx, actor, id) => moveDate(ctx, actor, { id, key, change: { from: '16:00' } }),
  'cancels a date': (ctx, actor, id) => cancelDates(ctx, actor, { id, key, change: {} }),
  'adds a date': (ctx, actor, id) => addDates(ctx, actor, { id, asked: more }),
  'lets it pause': pauseMeeting,
  'shows it': publishMeeting,
  'takes its photo away': removeMeetingPhoto,
  'ends it': (ctx, actor, id) => endMeeting(ctx, actor, { id }),
}

describe.each(Object.entries(steps))('whoever %s', (_, step) => {
  it('is its host or runs the house', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const [meeting, other] = [await anOnlineOne(stage), await anOnlineOne(stage)]
    const before = await readMeeting(ctx.table, meeting.id)
    const elsewhere = await managerOf(stage, 'leitung@anderswo.example')
    await expect(step(ctx, stranger, meeting.id)).rejects.toMatchObject({ code: 'sign-in-needed' })
    for (const actor of [wrongLink, elsewhere, hostOf(other)])
      await expect(step(ctx, actor, meeting.id)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(step(ctx, wrongLink, 'nothing')).rejects.toMatchObject({ code: 'not-found' })
    expect(await readMeeting(ctx.table, meeting.id)).toEqual(before)
    await step(ctx, hostOf(meeting), meeting.id)
    await step(ctx, await managerOf(stage), other.id)
  })

  it('comes too late when it has ended', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const { id } = await anOnlineOne(stage)
    await endMeeting(ctx, await managerOf(stage), { id })
    const after = await readMeeting(ctx.table, id)
    const again = step(ctx, await managerOf(stage), id)
    if (step === steps['ends it']) await again
    else await expect(again).rejects.toMatchObject({ code: 'meeting-ended' })
    expect(await readMeeting(ctx.table, id)).toEqual(after)
  })
})

describe('a meeting that nobody has said yes to', () => {
  it('is read by its host and by those who run the house alone', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await asked(stage, {}, false)
    for (const actor of [stranger, wrongLink, await managerOf(stage, 'leitung@anderswo.example')])
      await expect(readMeetingView(ctx, actor, meeting.id)).rejects.toMatchObject({ code: 'not-found' })
    for (const actor of [hostOf(meeting), await managerOf(stage)])
      expect(await readMeetingView(ctx, actor, meeting.id)).toMatchObject({ state: 'draft', dates: [{}] })
  })

  it('shows its dates to others only when somebody has said yes', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await asked(stage)
    await addDates(ctx, hostOf(meeting), { id: meeting.id, asked: more })
    const count = async (actor: Actor) => (await readMeetingView(ctx, actor, meeting.id)).dates.length
    expect([await count(stranger), await count(wrongLink)]).toEqual([1, 1])
    expect([await count(hostOf(meeting)), await count(await managerOf(stage))]).toEqual([2, 2])
  })

  it('does not pause, nor is it shown by its host or by saying yes to words of dates that nobody decided about', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await asked(stage, {}, false)
    const manager = await managerOf(stage)
    for (const actor of [hostOf(meeting), manager])
      await expect(pauseMeeting(ctx, actor, meeting.id)).rejects.toMatchObject({ code: 'already-decided' })
    for (const actor of [hostOf(meeting), manager])
      await expect(publishMeeting(ctx, actor, meeting.id)).rejects.toMatchObject({ code: 'dates-undecided' })
    await changeMeeting(ctx, hostOf(meeting), { id: meeting.id, change: { title: 'Blitzschach' } })
    await publishMeeting(ctx, manager, meeting.id)
    expect(await readMeetingView(ctx, manager, meeting.id)).toMatchObject({
      title: 'Blitzschach',
      state: 'draft',
    })
  })
})

describe('a meeting over a booking that was approved before', () => {
  it('is shown by somebody who runs the house, never by its host alone', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const request = { rooms: ['teekueche'], date: '2026-12-08', from: '15:00', to: '17:00', purpose: 'Tee' }
    const booked = await stage.post(`/api/houses/${house}/bookings`, { ...request, contact })
    const { id: booking, manageToken } = booked.json
    await stage.manage(`/api/bookings/${booking}/approve`)
    const path = `/api/houses/${house}/meetings`
    const opened = await stage.post(path, { booking, title: 'Teerunde' }, manageToken)
    const meeting = opened.json
    expect([opened.status, meeting.state]).toEqual([201, 'draft'])
    const host = hostOf(meeting)
    await expect(publishMeeting(ctx, host, meeting.id)).rejects.toMatchObject({ code: 'not-allowed' })
    await publishMeeting(ctx, await managerOf(stage), meeting.id)
    await pauseMeeting(ctx, host, meeting.id)
    expect((await readMeetingView(ctx, host, meeting.id)).state).toBe('paused')
    await changeMeeting(ctx, host, { id: meeting.id, change: { title: 'KAUFT' } })
    await publishMeeting(ctx, host, meeting.id)
    expect(await readMeetingView(ctx, host, meeting.id)).toMatchObject({
      state: 'published',
      title: 'Teerunde',
      proposed: { title: 'KAUFT' },
    })
  })
})

describe('the meetings of a house', () => {
  it('are listed for those who run it', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await founded(stage)
    await expect(listMeetings(ctx, stranger, house)).rejects.toMatchObject({ code: 'sign-in-needed' })
    const elsewhere = await managerOf(stage, 'leitung@anderswo.example')
    await expect(listMeetings(ctx, elsewhere, house)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(listMeetings(ctx, hostOf(meeting), house)).rejects.toMatchObject({ code: 'sign-in-needed' })
    expect((await listMeetings(ctx, await managerOf(stage), house)).meetings).toHaveLength(1)
  })

  it('are opened by a link of theirs as their host, without it as whoever is signed in', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const meeting = await founded(stage, { contact })
    const manager = await managerOf(stage)
    const as = async (actor: Actor) => (await openMeetingAs(ctx, actor, meeting.id)).by
    expect(await as(hostOf(meeting))).toEqual({ kind: 'contact', name: 'Runde' })
    expect(await as(manager)).toEqual({ kind: 'manager', name: 'Hausleitung' })
    expect(await as({ ...manager, ...hostOf(meeting) })).toMatchObject({ kind: 'contact' })
  })
})
