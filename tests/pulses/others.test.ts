import { expect, it } from 'vitest'
import { settleGroups } from '../../functions/groups/actions/settle.ts'
import { settlePulses } from '../../functions/pulses/actions/settle.ts'
import { hear } from '../attendances/hearing.ts'
import { founded, joins, storedOf } from '../groups/a-group.ts'
import { house } from '../meetings/a-meeting.ts'
import { askingHouse, heldDays, moments, noContact, stored } from './a-pulse.ts'

const halfAYear = { ...noContact, date: '2026-12-02', repeat: { every: 'week', count: 26 } }

it('somebody without a group is asked too, and answers by the link that they have', async () => {
  await using stage = await askingHouse()
  const contact = { name: 'Otto', email: 'otto@neben.example' }
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
  expect(stage.world.mails.map(({ to, subject }) => [to, subject.slice(0, 14)])).toEqual([
    ['otto@neben.example', 'Bitte antworte'],
  ])
  expect((await stage.post(`/api/pulses/${json.id}`, { answer: 'no' }, json.manageToken)).status).toBe(200)
  expect((await heldDays(stage, json.id)).at(-1)).toBe('2027-01-06')
})

it('whoever has but a telephone is called by the house, which enters the answer', async () => {
  await using stage = await askingHouse()
  const contact = { name: 'Ruth', phone: '02131 000-99' }
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
  const [mail] = stage.world.mails
  expect([stage.world.mails.length, mail?.to, mail?.subject.startsWith('Bitte nachfragen')]).toEqual([
    1,
    'leitung@aef.example',
    true,
  ])
  expect(mail?.text).toContain('02131 000-99')
  expect((await stored(stage, json.id)).pulse?.asked).toEqual([moments.first])
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
