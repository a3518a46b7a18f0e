import { expect, it } from 'vitest'
import { settleGroups } from '../../functions/groups/actions/settle-groups.ts'
import { hear } from '../attendances/hearing.ts'
import { founded, joins, storedOf } from '../groups/a-group.ts'
import { house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { askingHouse, heldDays, moments, noContact, stored } from './a-pulse.ts'
import { settlePulses } from '../../functions/pulses/actions/settle-pulses.ts'

const halfAYear = { ...noContact, date: '2026-12-02', repeat: { every: 'week', count: 26 } }

/** Somebody without a group has the Wednesdays, and the day has come to ask; gives the mails that go. */
async function asked(stage: Staged, contact: { name: string; email?: string; phone?: string }) {
  const { json } = await stage.manage(`/api/houses/${house}/bookings`, {
    ...halfAYear,
    contact,
    approve: true,
  })
  const walked = { stage, heard: new Map() }
  await hear(walked)
  stage.world.mails.length = 0
  stage.world.clock.set(moments.first)
  await settlePulses(stage.world.ctx)
  await hear(walked)
  return { json, mails: stage.world.mails }
}

it('somebody without a group is asked too, and answers by the link that they have', async () => {
  await using stage = await askingHouse()
  const { json, mails } = await asked(stage, { name: 'Otto', email: 'otto@neben.example' })
  expect(mails.map(({ to, subject }) => [to, subject.split(':')[0]])).toEqual([
    ['otto@neben.example', 'Bitte antworten'],
  ])
  expect((await stage.post(`/api/pulses/${json.id}`, { answer: 'no' }, json.manageToken)).status).toBe(200)
  expect((await heldDays(stage, json.id)).at(-1)).toBe('2027-01-06')
})

it('whoever has but a telephone is called by the house, which enters the answer', async () => {
  await using stage = await askingHouse()
  const { json, mails } = await asked(stage, { name: 'Ruth', phone: '02131 000-99' })
  expect(mails.map(({ to, subject }) => [to, subject.split(':')[0]])).toEqual([
    ['leitung@aef.example', 'Bitte nachfragen'],
  ])
  expect(mails[0]?.text).toContain('02131 000-99')
  expect((await stored(stage, json.id)).pulse?.asked).toEqual([moments.first])
  const { ctx } = stage.world
  const yes = await stage.world.call('POST', `/api/pulses/${json.id}`, {
    body: { answer: 'yes' },
    cookies: { session: await signedIn(ctx, managerMail) },
    headers: { origin: ctx.settings.publicUrl },
  })
  expect([yes.status, (await stored(stage, json.id)).pulse?.asked]).toEqual([200, []])
})

it('where nobody answers whoever asks to join, all people of the group are asked who goes on', async () => {
  await using stage = await askingHouse()
  const { id, host } = await founded(stage)
  await joins(stage, id, 'Bea')
  await stage.post(`/api/groups/${id}/change`, { joining: 'request' }, host.token)
  await joins(stage, id, 'Kim')
  const walked = { stage, heard: new Map() }
  await hear(walked)
  stage.world.mails.length = 0
  stage.world.clock.advance(30 * 24 * 60)
  await settleGroups(stage.world.ctx)
  await hear(walked)
  const { group, hosts } = await storedOf(stage, id)
  expect([group.seekingSince, hosts, group.hosts]).toEqual([stage.world.ctx.now(), ['Ada'], 1])
  expect(stage.world.mails.map(({ to }) => to).toSorted()).toEqual([
    'ada@gruppe.example',
    'bea@neben.example',
  ])
  // A host who says yes is there: nobody is sought any more.
  expect((await stage.post(`/api/groups/${id}/take-over`, {}, host.token)).status).toBe(200)
  expect((await storedOf(stage, id)).group.seekingSince).toBeUndefined()
})
