import { describe, expect, it } from 'vitest'
import { contactIdOf, reachId } from '../../functions/contacts/actions/contact-id.ts'
import { aWorld } from '../support/world.ts'

describe('who is the same contact', () => {
  it('is the same address or the same telephone, however it is written; a group; else nobody else', async () => {
    await using world = await aWorld()
    const of = (contact: object, booking = 'bkng00000001', group?: string) =>
      contactIdOf(world.ctx, contact, booking, group)
    expect(await of({ email: 'ADA@x.example', phone: '1' })).toBe(
      await of({ email: 'ada@x.example' }, 'bkng00000002'),
    )
    expect(await of({ phone: '02131 12345' })).toBe(await of({ phone: '+49 2131 12345' }, 'bkng00000002'))
    expect(await of({ phone: '02131 12345-6 Durchwahl 7' })).not.toBe(await of({ phone: '02131 12345-6' }))
    expect(await of({})).not.toBe(await of({}, 'bkng00000002'))
    expect(await of({ email: 'ada@x.example' }, 'b', 'grp000000001')).toBe(
      await of({ phone: '1' }, 'c', 'grp000000001'),
    )
    expect(await of({}, 'b', 'grp000000001')).not.toBe(await of({}, 'b', 'grp000000002'))
    expect(await reachId(world.ctx, { email: 'ada@x.example' })).toBe(await of({ email: 'ada@x.example' }))
    expect(await reachId(world.ctx, { phone: '02131 12345' })).toBe(await of({ phone: '02131 12345' }))
    expect([await reachId(world.ctx, {}), await reachId(world.ctx)]).toEqual([undefined, undefined])
    expect(await of({ phone: '1' })).toBe(await of({ phone: '(1)' }))
    expect(await of({ phone: '1' })).not.toBe(await of({ phone: '2' }))
  })
})
