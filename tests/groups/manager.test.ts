import { describe, expect, it } from 'vitest'
import { settleGroups } from '../../functions/groups/actions/settle-groups.ts'
import { otherGroupWrites } from '../bench/groups.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aGroup, founded, storedOf } from './a-group.ts'

const path = `/manage/${house}/groups`
const byPhone = { host: { name: 'Herr Alt', phone: '02131 000-12' } }

/** The pages of somebody who runs the house. */
async function desk({ world }: Staged) {
  const session = await signedIn(world.ctx, managerMail)
  const cookies = { session }
  return {
    open: async () => wordsOf((await world.call('GET', path, { cookies })).text),
    send: (step: string, form: Record<string, string> = {}) =>
      world.call('POST', `${path}/${step}`, { form, cookies }),
  }
}

describe('those who run the house', () => {
  it('see whom to call, and show the group after that', async () => {
    await using stage = await aStage()
    const { json } = await stage.post(`/api/houses/${house}/groups`, aGroup(byPhone))
    const { open, send } = await desk(stage)
    expect(await open()).toContain('Herr Alt: 02131 000-12')
    expect((await send(`${json.id}/confirm`)).status).toBe(303)
    expect(await open()).not.toContain('02131 000-12')
    expect((await stage.get(`/api/houses/${house}/groups`)).json.groups).toHaveLength(1)
    expect((await send(`${json.id}/decline`)).status).toBe(409)
  })

  it('take away what they do not want, and nothing is left of it', async () => {
    await using stage = await aStage()
    const { json } = await stage.post(`/api/houses/${house}/groups`, aGroup(byPhone))
    const { open, send } = await desk(stage)
    expect((await send(`${json.id}/decline`)).status).toBe(303)
    await expect(storedOf(stage, json.id)).rejects.toThrow('gone')
    expect(await open()).not.toContain('Herr Alt')
  })

  it('have three weeks for it, then it goes by itself', async () => {
    await using stage = await aStage()
    const { json } = await stage.post(`/api/houses/${house}/groups`, aGroup(byPhone))
    stage.world.clock.advance(21 * 24 * 60 - 1)
    await settleGroups(stage.world.ctx)
    expect((await stage.get(`/api/groups/${json.id}`, json.manageToken)).status).toBe(200)
    stage.world.clock.advance(1)
    await settleGroups(stage.world.ctx)
    const left = await stage.world.ctx.table.query({ pk: `GROUPS#${house}`, consistent: true })
    expect(left).toEqual([])
  })

  it('trust a group with a reason that its people read, and take it back', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const { open, send } = await desk(stage)
    const missing = await send(`${id}/trust/yes`, { reason: '' })
    expect([missing.status, missing.text]).toEqual([422, expect.stringContaining('Bitte sagen Sie, warum.')])
    expect((await send(`${id}/trust/yes`, { reason: 'Immer ordentlich.' })).status).toBe(303)
    expect(await open()).toContain('vertraut')
    const own = async () =>
      wordsOf((await stage.world.call('GET', `/${house}/groups/${id}/mine/${host.token}`)).text)
    expect(await own()).toContain('Das Haus vertraut der Gruppe: Immer ordentlich.')
    await send(`${id}/trust/no`, { reason: 'Der Schlüssel fehlt.' })
    expect(await own()).toContain('vertraut der Gruppe zurzeit nicht: Der Schlüssel fehlt.')
    expect((await stage.get(`/api/groups/${id}`)).json.trust).toMatchObject({ trusted: false })
  })

  it('find all groups, fifty on a page, and each where its form came back with an error', async () => {
    await using stage = await aStage()
    const { table, now } = stage.world.ctx
    for (let at = 0; at < 51; at++) await table.transact(otherGroupWrites(now(), at))
    const session = await signedIn(stage.world.ctx, managerMail)
    const read = async (way: string) => (await stage.world.call('GET', way, { cookies: { session } })).text
    const namesOn = (page: string) =>
      [...page.matchAll(/href="\/aef\/groups\/([a-z0-9]{12})"/g)].map(([, id]) => id!)
    const linkIn = (page: string, words: string) =>
      new RegExp(`<a href="([^"]*)">${words}</a>`).exec(page)?.[1]
    const first = await read(path)
    expect([linkIn(first, 'Von vorn'), namesOn(first).length]).toEqual([undefined, 50])
    const second = await read(linkIn(first, 'Weitere Gruppen')!)
    expect([linkIn(second, 'Von vorn'), linkIn(second, 'Weitere Gruppen')]).toEqual([path, undefined])
    const all = [...namesOn(first), ...namesOn(second)]
    expect([all.length, new Set(all).size]).toEqual([51, 51])
    const { send } = await desk(stage)
    const wrong = await send(`${all[50]}/trust/yes`, { reason: '' })
    expect([wrong.status, namesOn(wrong.text)]).toEqual([422, [all[50]]])
  })

  it('end a group: nobody sees it or joins it any more', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { send } = await desk(stage)
    expect((await send(`${id}/end`)).status).toBe(303)
    expect((await stage.get(`/api/houses/${house}/groups`)).json.groups).toEqual([])
    const { status, text } = await stage.world.call('POST', `/${house}/groups/${id}/join`, {
      form: { name: 'Bea', email: 'bea@neben.example' },
    })
    expect([status, wordsOf(text)]).toEqual([
      409,
      expect.stringContaining('Diese Gruppe gibt es nicht mehr.'),
    ])
  })
})

it('the page is for those who run this house alone', async () => {
  await using stage = await aStage()
  const { id } = await founded(stage)
  for (const [method, step] of [
    ['GET', ''],
    ['POST', `/${id}/end`],
    ['POST', `/${id}/trust/yes`],
  ] as const) {
    const { status } = await stage.world.call(
      method,
      path + step,
      method === 'POST' ? { form: { reason: 'x' } } : {},
    )
    expect([step, [303, 401].includes(status)]).toEqual([step, true])
  }
  expect((await storedOf(stage, id)).group).toMatchObject({ state: 'active' })
})
