import { expect, it } from 'vitest'
import { readShares } from '../../functions/asks/actions/read-shares.ts'
import { askProof } from '../../functions/asks/rules/ask.ts'
import { askWrite, readAsk } from '../../functions/asks/store.ts'
import { openBooking } from '../../functions/bookings/actions/load.ts'
import { hoursUsed } from '../../functions/contacts/actions/usage.ts'
import { readLedger } from '../../functions/contacts/actions/ledger.ts'
import { hear } from '../attendances/hearing.ts'
import { joins } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { asks, stored, twoGroups, words } from './two-groups.ts'
import { itInTurn } from '../support/in-turn.ts'

const nina = { name: 'Nina', email: 'nina@neben.example' }
type Groups = Awaited<ReturnType<typeof twoGroups>>

const agrees = async (stage: Staged, { sewing }: Groups, { id }: { id: string }) =>
  stage.post(`/api/asks/${id}`, { answer: 'yes' }, sewing.host.token)

const askOf = async ({ world }: Staged, id: string) => {
  const ask = await readAsk(world.ctx.table, id)
  if (ask === undefined) throw new Error('gone')
  return ask
}

const comes = (stage: Staged, id: string, attendees: number) =>
  stage.manage(`/api/bookings/${id}/change`, { purpose: 'Mehr', contact: { name: 'X' }, attendees })

it.each([
  ['share', { theirs: 65 }, { theirs: 64 }],
  ['swap', { theirs: 13 }, { theirs: 12 }],
  ['swap', { mine: 71 }, { mine: 70 }],
] as const)(
  'a yes to %s counts heads as they are now: %j are too many, %j are not',
  async (kind, many, few) => {
    await using stage = await aStage()
    const rooms = { rooms: ['teekueche', 'seminarraum'], date: '2026-12-06' }
    const groups = await twoGroups(stage, {}, 'mine' in many ? rooms : {})
    const { json } = await asks(stage, groups, { kind })
    const say = async (heads: { theirs?: number; mine?: number }) => {
      if (heads.theirs !== undefined) await comes(stage, groups.theirs, heads.theirs)
      if (heads.mine !== undefined) await comes(stage, groups.mine, heads.mine)
      return agrees(stage, groups, json)
    }
    expect((await say(many)).json.type).toBe('/problems/too-many-people')
    expect((await say(few)).status).toBe(200)
  },
)

it('a yes to one who has no date yet counts as many as they said', async () => {
  await using stage = await aStage()
  const groups = await twoGroups(stage)
  const { choir, theirs } = groups
  const asked = { kind: 'merge', mine: undefined, group: choir.id, attendees: 62 }
  const { json } = await asks(stage, groups, asked)
  await comes(stage, theirs, 9)
  expect((await agrees(stage, groups, json)).json.type).toBe('/problems/too-many-people')
  await comes(stage, theirs, 8)
  expect((await agrees(stage, groups, json)).status).toBe(200)
})

itInTurn(
  'a yes to what is no longer so, or no longer theirs, is refused, and nothing is changed',
  async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups)
    const ask = await askOf(stage, json.id)
    await stage.world.ctx.table.transact([askWrite({ ...ask, contactId: 'another', version: 2 })])
    const refused = async () => (await agrees(stage, groups, json)).json.type
    expect(await refused()).toBe('/problems/changed-meanwhile')
    await stage.world.ctx.table.transact([askWrite({ ...ask, version: 3 })])
    await stage.manage(`/api/bookings/${groups.theirs}/cancel`)
    expect(await refused()).toBe('/problems/changed-meanwhile')
    expect((await stored(stage, groups.mine)).version).toBe(2)
    expect((await askOf(stage, json.id)).state).toBe('open')
  },
)

it('a yes stands in both histories: who did it, and with whom the date is shared from now on', async () => {
  await using stage = await aStage()
  const groups = await twoGroups(stage)
  const { json } = await asks(stage, groups, { kind: 'share', to: '20:00' })
  expect((await agrees(stage, groups, json)).json).toMatchObject({ state: 'yes' })
  const [theirs, mine] = [await stored(stage, groups.theirs), await stored(stage, groups.mine)]
  const by = (name: string) => ({ kind: 'contact', name })
  expect(theirs.history.at(-1)).toMatchObject({ what: 'changed', by: by('Ada') })
  expect(theirs.history.at(-1)?.changes).toEqual([{ field: 'guest', new: 'Chor (6)' }])
  expect(mine.history.at(-1)).toMatchObject({ what: 'moved', by: by('Jo') })
  expect(mine.history.at(-1)?.changes).toEqual([
    { field: 'rooms', old: 'teekueche', new: 'seminarraum' },
    { field: 'date', old: '2026-12-06', new: '2026-12-05' },
    { field: 'from', old: '15:00', new: '19:00' },
    { field: 'to', old: '17:00', new: '20:00' },
    { field: 'sharedWith', new: 'Nähcafé' },
  ])
  expect(await askOf(stage, json.id)).toMatchObject({ state: 'yes', booking: mine.id, version: 2 })
})

it('who swaps uses as much of the house as they have afterwards', async () => {
  await using stage = await aStage()
  const groups = await twoGroups(stage, {}, { from: '15:00', to: '16:00' })
  const { contactId: sewing } = await stored(stage, groups.theirs)
  const { contactId: choir } = await stored(stage, groups.mine)
  const house = { id: 'aef', timeZone: 'Europe/Berlin' }
  const hours = async () => Object.fromEntries(await hoursUsed(stage.world.ctx, house, [sewing, choir]))
  expect(await hours()).toEqual({ [sewing]: 2, [choir]: 1 })
  const { json } = await asks(stage, groups)
  await agrees(stage, groups, json)
  expect(await hours()).toEqual({ [sewing]: 1, [choir]: 2 })
})

it('somebody without a date comes by themselves, with the words that they said or the group’s name', async () => {
  await using stage = await aStage()
  const groups = await twoGroups(stage)
  const { table, secret } = stage.world.ctx
  const body = { kind: 'share', from: '19:30', to: '20:00', words, contact: nina }
  const { json } = await stage.post(`/api/bookings/${groups.theirs}/ask-holder`, body)
  const proof = askProof(await secret(), await askOf(stage, json.id))
  await stage.world.call('POST', `/bookings/${groups.theirs}/asks/${json.id}/proof/${proof}`)
  expect((await agrees(stage, groups, json)).status).toBe(200)
  const { booking = '', contactId } = await askOf(stage, json.id)
  const guest = await stored(stage, booking)
  expect(guest).toMatchObject({
    state: 'requested',
    purpose: 'Nähcafé',
    contact: nina,
    contactId,
    rooms: ['seminarraum'],
  })
  for (const field of ['group', 'groupName', 'enteredBy', 'personId', 'attendees'])
    expect(guest).not.toHaveProperty(field)
  const key = '2026-12-05T19:30'
  const place = {
    key,
    from: '19:30',
    to: '20:00',
    sharedWith: { booking: groups.theirs, key: '2026-12-05T19:00' },
  }
  expect(guest.occurrences).toMatchObject([place])
  const host = await stored(stage, groups.theirs)
  expect(host.occurrences[0]?.guest).toEqual({ booking, key })
  expect(host.history.at(-1)?.changes).toEqual([{ field: 'guest', new: 'Nina' }])
  expect((await readLedger(table, 'aef', contactId))?.open.has(booking)).toBe(true)
})

it('a group without a date comes by the host who asked, and waits for nobody where nobody has to decide', async () => {
  await using stage = await aStage({}, { rooms: { seminarraum: { approval: 'direct' }, teekueche: {} } })
  const groups = await twoGroups(stage)
  const { choir } = groups
  const kim = await joins(stage, choir.id, 'Kim')
  await stage.post(`/api/groups/${choir.id}/members/${kim.id}/role`, { role: 'host' }, choir.host.token)
  const body = { kind: 'merge', words, group: choir.id, purpose: 'Singen', attendees: 5 }
  const { json } = await stage.post(`/api/bookings/${groups.theirs}/ask-holder`, body, kim.token)
  expect((await agrees(stage, groups, json)).status).toBe(200)
  const { booking = '', contactId, personId } = await askOf(stage, json.id)
  expect(await stored(stage, booking)).toMatchObject({
    state: 'approved',
    group: choir.id,
    groupName: 'Chor',
    enteredBy: kim.id,
    contactId,
    personId,
    contact: { name: 'Kim', email: 'kim@neben.example' },
    purpose: 'Singen',
    attendees: 5,
  })
  expect((await readLedger(stage.world.ctx.table, 'aef', contactId))?.open.has(booking)).toBe(false)
})

it('both read with whom they share a date to come, and how many those are', async () => {
  await using stage = await aStage()
  const groups = await twoGroups(stage)
  const shares = async (id: string) => readShares(stage.world.ctx, await openBooking(stage.world.ctx, id))
  expect(await shares(groups.theirs)).toEqual([])
  const { json } = await asks(stage, groups, { kind: 'share' })
  await agrees(stage, groups, json)
  const date = '2026-12-05'
  const both = [
    [{ date, as: 'guest', who: 'Chor', heads: 6 }],
    [{ date, as: 'sharedWith', who: 'Nähcafé', heads: 8 }],
  ]
  const told = async () => [await shares(groups.theirs), await shares(groups.mine)]
  stage.world.clock.set('2026-12-05T19:59:59.000Z')
  expect(await told()).toEqual(both)
  stage.world.clock.set('2026-12-05T20:00:00.000Z')
  expect(await told()).toEqual([[], []])
})

itInTurn(
  'a question goes to the hosts of the group that is asked, its answer to those of the one that asks',
  async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const kim = await joins(stage, groups.sewing.id, 'Kim')
    const role = { role: 'host' }
    await stage.post(`/api/groups/${groups.sewing.id}/members/${kim.id}/role`, role, groups.sewing.host.token)
    await joins(stage, groups.choir.id, 'Lou')
    const walked = { stage, heard: new Map() }
    const mails = async () => {
      await hear(walked)
      return stage.world.mails.splice(0)
    }
    await mails()
    const { json } = await asks(stage, groups)
    const asked = await mails()
    expect(asked.map(({ to }) => to).toSorted()).toEqual(['ada@gruppe.example', 'kim@neben.example'])
    await stage.post(`/api/asks/${json.id}`, { answer: 'no' }, kim.token)
    expect((await mails()).map(({ to }) => to)).toEqual(['ada@gruppe.example'])
  },
)
