import { describe, expect, it } from 'vitest'
import { ownedMeetings } from '../../functions/meetings/actions/owned.ts'
import { readAsking } from '../../functions/meetings/store/asking.ts'
import { readEntry } from '../../functions/meetings/store/entries.ts'
import { readMeeting } from '../../functions/meetings/store/meetings.ts'
import type { Meeting } from '../../functions/meetings/schema.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { house, laid } from './laid.ts'
import { programmeKey } from '../../functions/bookings/actions/programme.ts'

const m = 'm00000000001'
const words = { de: { title: 'Sprachcafé' } }
const proposed = { words, facets: {} }
const hosts = ['Mia']
const contact = { name: 'Mia', email: 'mia@neben.example' }

async function forgotten(world: World, change: Partial<Meeting>, by = 'c', isGone = false) {
  const { ctx } = world
  await found(world)
  const meeting = { id: m, contact, hosts, ...change }
  await laid(world, meeting, [])
  if (isGone) await ctx.table.transact([{ kind: 'delete', key: programmeKey(house, m) }])
  const before = await readMeeting(ctx.table, m)
  const stored = { kind: 'meeting', id: m, data: {} }
  const owner = { contactId: by, person: 'p' }
  await ownedMeetings.forget(ctx, owner, stored)
  const after = (await readMeeting(ctx.table, m))!
  return { before: before!, after, entry: await readEntry(ctx.table, house, m) }
}

describe('whoever founded a meeting is forgotten', () => {
  it('and it ends with them, with all that they proposed and who hosts it', async () => {
    await using world = await aWorld()
    const { after, entry } = await forgotten(world, { proposed })
    expect(after).toMatchObject({ state: 'ended', contact: { name: '–' }, hosts: [], version: 3 })
    expect([after.contactId === 'c', 'proposed' in after, entry?.card.state]).toEqual([false, false, 'ended'])
    expect(await readAsking(world.ctx.table, house)).toEqual([])
  })

  it('and it goes on where the house entered it, as it is hosted', async () => {
    await using world = await aWorld()
    const { after, entry } = await forgotten(world, { origin: 'manager', proposed })
    expect(after).toMatchObject({ state: 'published', contact: { name: '–' }, hosts, version: 2 })
    expect([after.contactId === 'c', 'proposed' in after, entry?.card.hosts]).toEqual([false, false, hosts])
  })

  it('and it goes on where a group holds it, with what they proposed', async () => {
    await using world = await aWorld()
    const { after } = await forgotten(
      world,
      { group: 'g00000000001', personId: 'p', enteredBy: 'h00000000001', proposed },
      'p',
    )
    expect(after).toMatchObject({
      state: 'published',
      contact: { name: '–' },
      contactId: 'c',
      hosts,
      proposed,
      version: 2,
    })
    expect(['personId' in after, 'enteredBy' in after]).toEqual([false, false])
  })

  it('where it had ended before, once, and without giving it back to the programme', async () => {
    await using world = await aWorld()
    const { after, entry } = await forgotten(world, { state: 'ended' }, 'c', true)
    expect(after).toMatchObject({ state: 'ended', hosts: [], version: 2 })
    expect(entry).toBeUndefined()
    await ownedMeetings.forget(
      world.ctx,
      { contactId: 'c', person: 'p' },
      { kind: 'meeting', id: m, data: {} },
    )
    expect((await readMeeting(world.ctx.table, m))?.version).toBe(2)
  })

  it.each([
    [{}, 'someone'],
    [{ personId: 'p', group: 'g00000000001' }, 'c'],
    [{ personId: 'p' }, 'c'],
  ])('and not where it is somebody else’s: %o, %s', async (change, by) => {
    await using world = await aWorld()
    const { before, after } = await forgotten(world, change, by)
    expect(after).toEqual(before)
  })

  it('and is told before what is stored of them, and when it goes', async () => {
    await using world = await aWorld()
    await found(world)
    await laid(world, { id: m, contact, personId: 'p' }, [])
    const { table } = world.ctx
    const told = async () => {
      const item = (await table.get({ pk: `MEETING#${m}`, sk: 'MEETING' }))!
      const [stored, ...others] = await ownedMeetings.tell!(world.ctx, { contactId: 'c', person: 'p' }, item)
      return { stored, others }
    }
    const { stored, others } = await told()
    expect(stored).toMatchObject({
      kind: 'meeting',
      id: m,
      house,
      title: 'Sprachcafé',
      stays: 'until-you-leave',
      data: { contact },
    })
    expect([others, Object.keys(stored!.data).filter((name) => name.endsWith('Id'))]).toEqual([[], []])
    await table.transact([
      { kind: 'update', key: { pk: `MEETING#${m}`, sk: 'MEETING' }, set: { ttl: 1_900_000_000 } },
    ])
    const later = (await told()).stored
    expect([later?.goes, later?.stays]).toEqual(['2030-03-17T17:46:40.000Z', undefined])
  })
})
