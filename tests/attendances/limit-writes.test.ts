import { describe, expect, it } from 'vitest'
import { provedContactWrite, signUpLimitWrite } from '../../functions/attendances/store/limits.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const now = '2026-12-01T09:00:00.000Z'
const tomorrow = '2026-12-02T00:00:00.000Z'
const refused = { code: 'too-many-requests' }

/** Signs up so often, each time for these dates. */
async function signs(
  world: World,
  times: number,
  of: { contactId?: string; buckets?: (at: number) => string[]; at?: string },
) {
  for (let count = 0; count < times; count++) {
    const signing = {
      contactId: of.contactId,
      address: 'here',
      buckets: of.buckets?.(count) ?? [`b${count}`],
    }
    await world.ctx.table.transact([signUpLimitWrite(signing, of.at ?? now)])
  }
}

describe('whoever signs up', () => {
  it('by an address of which nobody knows whose it is does so ten times a day', async () => {
    await using world = await aWorld()
    await signs(world, 10, { contactId: 'c' })
    await expect(signs(world, 1, { contactId: 'c' })).rejects.toMatchObject(refused)
    await signs(world, 1, { contactId: 'd' })
    await signs(world, 1, { contactId: 'c', at: tomorrow })
  })

  it('does so three times for a date, and where one of several is used up for none', async () => {
    await using world = await aWorld()
    await signs(world, 3, { contactId: 'c', buckets: () => ['x', 'y'] })
    for (const buckets of [['x'], ['y'], ['z', 'x'], ['x', 'z']])
      await expect(signs(world, 1, { contactId: 'c', buckets: () => buckets })).rejects.toMatchObject(refused)
    await signs(world, 3, { contactId: 'c', buckets: () => ['z'] })
    await expect(signs(world, 1, { contactId: 'c', buckets: () => ['z'] })).rejects.toMatchObject(refused)
  })

  it('and has shown that the address is theirs does so that day as often as they like', async () => {
    await using world = await aWorld()
    await signs(world, 3, { contactId: 'c', buckets: () => ['x'] })
    await world.ctx.table.transact([provedContactWrite('c', now)])
    await signs(world, 12, { contactId: 'c', buckets: () => ['x'] })
    await signs(world, 3, { contactId: 'c', buckets: () => ['x'], at: tomorrow })
    await expect(
      signs(world, 1, { contactId: 'c', buckets: () => ['x'], at: tomorrow }),
    ).rejects.toMatchObject(refused)
  })

  it('and leaves nothing does so sixty times a day from one network', async () => {
    await using world = await aWorld()
    await signs(world, 60, {})
    await expect(signs(world, 1, {})).rejects.toMatchObject(refused)
    await signs(world, 1, { contactId: 'c' })
  })
})
