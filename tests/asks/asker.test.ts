import { expect, it } from 'vitest'
import { askHolder } from '../../functions/asks/actions/ask-holder.ts'
import type { Asking } from '../../functions/asks/actions/ask-holder.ts'
import type { Ask } from '../../functions/asks/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { founded, personOf } from '../groups/a-group.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { held, stored, twoGroups, words } from './two-groups.ts'

const as = (token: string): Actor => ({ ...aVisitor, token })
const nina = { name: 'Nina', email: 'nina@neben.example' }
const saturday = { date: '2026-12-05', from: '19:00', to: '21:00' }

const askOf =
  ({ world }: Staged, id: string) =>
  (asked: Partial<Asking>, actor: Actor = aVisitor): Promise<Ask> =>
    askHolder(world.ctx, actor, { id, asked: { kind: 'merge', words, ...asked } })

const at = (pointer: string, code = 'invalid-input') => ({ kind: 'invalid', code, facts: { pointer } })
const unreachable = { kind: 'conflict', code: 'no-reply-address' }

it('whoever asks by an address says which, and is to prove it', async () => {
  await using stage = await aStage()
  const { theirs } = await twoGroups(stage)
  const ask = askOf(stage, theirs)
  await expect(ask({ kind: 'swap', contact: nina })).rejects.toMatchObject(at('/mine'))
  await expect(ask({})).rejects.toMatchObject(at('/contact'))
  const phone = { name: 'Nina', phone: '02131 000-1' }
  await expect(ask({ contact: phone })).rejects.toMatchObject(at('/contact/email'))
  const asked = await ask({ contact: nina, purpose: 'Backen', attendees: 3 })
  expect(asked).toMatchObject({
    contact: nina,
    language: 'de',
    state: 'unproved',
    purpose: 'Backen',
    attendees: 3,
  })
  expect([asked.proof, asked.until]).toEqual([expect.any(String), '2026-12-02T09:00:00.000Z'])
  for (const field of ['group', 'groupName', 'enteredBy', 'personId', 'mine', 'isProved'])
    expect(asked).not.toHaveProperty(field)
  const again = await ask({ contact: nina, language: 'en' })
  expect([again.id, again.language, again.version]).toEqual([asked.id, 'en', 2])
  expect(again.proof).not.toBe(asked.proof)
})

it('a host asks in the group’s name: their name alone stands there, and the question is open', async () => {
  await using stage = await aStage()
  const { theirs, choir, sewing } = await twoGroups(stage)
  const ask = askOf(stage, theirs)
  const asked = await ask({ group: choir.id }, as(choir.host.token))
  expect(asked).toMatchObject({
    contact: { name: 'Jo' },
    group: choir.id,
    groupName: 'Chor',
    enteredBy: choir.host.id,
    state: 'open',
    until: '2026-12-05T18:00:00.000Z',
    version: 1,
  })
  expect(asked.contact).not.toHaveProperty('email')
  expect(asked).not.toHaveProperty('proof')
  expect([asked.personId, asked.contactId]).toEqual([expect.any(String), expect.any(String)])
  await expect(ask({ group: sewing.id }, as(sewing.host.token))).rejects.toMatchObject(at('/group'))
})

it('a host whom no mail reaches asks nobody, by a group or by what it holds', async () => {
  await using stage = await aStage()
  const { theirs } = await twoGroups(stage)
  const ask = askOf(stage, theirs)
  const slot = { rooms: ['teekueche'], date: '2026-12-07', from: '15:00', to: '17:00' }
  for (const [name, reach] of [
    ['Schach', { phone: '02131 000-76' }],
    ['Band', { email: 'bo@gruppe.example' }],
  ] as const) {
    const { json } = await stage.post(`/api/houses/${house}/groups`, {
      name,
      purpose: 'Spielen.',
      joining: 'open',
      host: { name: 'Bo', ...reach },
    })
    const group = { id: json.id, host: personOf(json) }
    await stage.manage(`/api/groups/${group.id}/confirm`)
    const actor = as(group.host.token)
    await expect(ask({ group: group.id }, actor), name).rejects.toMatchObject(unreachable)
    const booking = await held(stage, group, { ...slot, date: name === 'Band' ? '2026-12-08' : '2026-12-07' })
    await expect(ask({ mine: { booking } }, actor), name).rejects.toMatchObject(unreachable)
  }
})

it('somebody by themselves asks with what they have once their address is proved, and not by telephone', async () => {
  await using stage = await aStage()
  const { theirs } = await twoGroups(stage)
  const ask = askOf(stage, theirs)
  const wish = { ...aRequest(), date: '2026-12-07', attendees: 3, language: 'en' }
  const enter = async (change: object, approve?: boolean) =>
    (
      await stage[approve ? 'manage' : 'post'](`/api/houses/${house}/bookings`, {
        ...wish,
        ...change,
        approve,
      })
    ).json
  const phone = await enter({ contact: { name: 'Nina', phone: '02131 000-1' } }, true)
  await expect(ask({ mine: { booking: phone.id } }, as(phone.manageToken))).rejects.toMatchObject(unreachable)
  const unproved = await enter({ date: '2026-12-08', contact: nina })
  expect(unproved.state).toBe('unconfirmed')
  const byUnproved = ask({ mine: { booking: unproved.id } }, as(unproved.manageToken))
  await expect(byUnproved).rejects.toMatchObject(unreachable)
  const { id, manageToken } = await enter({ date: '2026-12-09', contact: nina }, true)
  const asked = await ask({ mine: { booking: id } }, as(manageToken))
  const { contactId, occurrences } = await stored(stage, id)
  const around = { setUpMinutes: 0, tidyUpMinutes: 0 }
  expect(asked).toMatchObject({
    contact: nina,
    contactId,
    language: 'en',
    attendees: 3,
    state: 'open',
    mine: {
      booking: id,
      key: occurrences[0]?.key,
      slot: { ...saturday, date: '2026-12-09', rooms: ['seminarraum'], ...around },
    },
  })
  for (const field of ['group', 'heads', 'booking', 'proof']) expect(asked).not.toHaveProperty(field)
})

it('nobody asks with a date of another house, with one that is not certain, or one booking about itself', async () => {
  await using stage = await aStage()
  const { theirs, sewing, choir, mine } = await twoGroups(stage)
  await found(stage.world, { house: { id: 'zwei' } })
  const ask = askOf(stage, theirs)
  const wish = { ...aRequest(), contact: nina, approve: true }
  const far = await stage.manage('/api/houses/zwei/bookings', wish)
  expect(far.status).toBe(201)
  const fromFar = ask({ mine: { booking: far.json.id } }, as(far.json.manageToken))
  await expect(fromFar).rejects.toMatchObject(at('/mine/booking'))
  const itself = ask({ mine: { booking: theirs } }, as(sewing.host.token))
  await expect(itself).rejects.toMatchObject(at('/mine'))
  await stage.manage(`/api/bookings/${mine}/cancel`)
  for (const kind of ['swap', 'share', 'merge'] as const)
    await expect(ask({ kind, mine: { booking: mine } }, as(choir.host.token)), kind).rejects.toMatchObject(
      at('/mine/date', 'cannot-be-swapped'),
    )
})

it('of a series they bring the date that they name', async () => {
  await using stage = await aStage()
  const weekly = { repeat: { every: 'week', count: 3 } }
  const { theirs, choir, mine } = await twoGroups(stage, {}, weekly)
  const ask = askOf(stage, theirs)
  const bring = (date?: string) => ask({ kind: 'swap', mine: { booking: mine, date } }, as(choir.host.token))
  await expect(bring()).rejects.toMatchObject({ code: 'unknown-date' })
  const asked = await bring('2026-12-13T15:00')
  expect([asked.mine?.key, asked.mine?.slot.date]).toEqual(['2026-12-13T15:00', '2026-12-13'])
})

it('who does not say who they are is a stranger to a group', async () => {
  await using stage = await aStage()
  const { theirs } = await twoGroups(stage)
  const band = await founded(stage, { name: 'Band' })
  await expect(askOf(stage, theirs)({ group: band.id })).rejects.toMatchObject({ kind: 'unauthenticated' })
})
