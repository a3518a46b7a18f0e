import { describe, expect, it } from 'vitest'
import { capability as feeds } from '../../functions/feeds/contract.ts'
import { capability as groups } from '../../functions/groups/contract.ts'
import { capability as notifications } from '../../functions/notifications/contract.ts'
import { capability as site } from '../../functions/site/contract.ts'
import { actingAs } from '../support/acting.ts'
import { granted } from '../support/granted.ts'
import { aWorld } from '../support/world.ts'

const key = { pk: 'HOUSE#aef', sk: 'HOUSE' }
const item = { ...key, type: 'house' }
const mail = { to: 'a@b.example', subject: '', text: '', html: '', messageId: '1' }

describe('who enters by a function may do what its role may, and nothing else', () => {
  it('reads, but writes only where the contract says so', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const put = () => table.transact([{ kind: 'put', key, item }])
    await expect(actingAs(site, put)).rejects.toThrow('The role of site has no grant for PutItem')
    const both = () =>
      table.transact([
        { kind: 'put', key, item },
        { kind: 'delete', key: { ...key, sk: 'X' } },
      ])
    await expect(actingAs(site, both)).rejects.toThrow('no grant for')
    await actingAs(feeds, put)
    expect(await actingAs(site, () => table.get(key))).toMatchObject(item)
  })

  it('asks an index only where something is due to it, or it looks for what is somebody’s', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const due = () => table.due('groups', world.ctx.now())
    expect(await actingAs(groups, due)).toEqual([])
    await expect(actingAs(feeds, due)).rejects.toThrow('no grant for Query on due')
    await expect(actingAs(groups, () => table.ownedBy('x'))).rejects.toThrow('no grant for Query on owner')
    expect(await actingAs(notifications, () => table.ownedBy('x'))).toEqual([])
  })

  it('sends mail only where its capability does', async () => {
    await using world = await aWorld()
    const ctx = granted(world.ctx)
    await actingAs(notifications, () => ctx.mail.send(mail))
    expect(world.mails).toHaveLength(1)
    await expect(actingAs(groups, async () => ctx.mail.send(mail))).rejects.toThrow(
      'no grant for ses:SendEmail',
    )
  })

  it('while a test by itself stands outside', async () => {
    await using world = await aWorld()
    await world.ctx.table.transact([{ kind: 'put', key, item }])
    expect(await world.ctx.table.due('groups', world.ctx.now())).toEqual([])
  })
})
