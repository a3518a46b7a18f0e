import { describe, expect, it } from 'vitest'
import { settleDuties } from '../../functions/duties/actions/settle-duties.ts'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { after, dutyPath, first, linkOf, second, told } from './a-duty.ts'
import { itInTurn } from '../support/in-turn.ts'

const mia = { name: 'Mia', contact: { email: 'mia@neben.example' } }
const soon = '2026-12-07T09:00:00.000Z'

describe('a key that comes back', () => {
  itInTurn('the day before is asked for anew, of the others and of the house', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage, { needsKey: true })
    const { ctx, clock } = stage.world
    const settle = () => after(stage, id, () => settleDuties(ctx))
    await stage.post(dutyPath(id, second), mia, manageToken)
    clock.set('2026-12-04T10:00:00.000Z')
    expect(told(await settle())).toEqual([
      'leitung@aef.example: Niemand schließt auf',
      'mia@neben.example: Wer schließt auf?',
    ])
    const { json } = await stage.post(dutyPath(id, first), { name: 'Ada' })
    clock.set(soon)
    expect(await settle()).toEqual([])
    await stage.world.call('DELETE', dutyPath(id, first), { token: json.token })
    expect(told(await settle())).toEqual([
      'leitung@aef.example: Niemand schließt auf',
      'mia@neben.example: Wer schließt auf?',
    ])
    expect(await settle()).toEqual([])
  })

  it('is looked at again although the look before it was just going on', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { needsKey: true })
    const { ctx, clock } = stage.world
    const { json } = await stage.post(dutyPath(id, first), { name: 'Ada' })
    clock.set(soon)
    let isGivenBack = false
    const table = {
      ...ctx.table,
      getMany: async (...asked: Parameters<typeof ctx.table.getMany>) => {
        const found = await ctx.table.getMany(...asked)
        if (!isGivenBack) {
          isGivenBack = true
          clock.advance(1)
          await stage.world.call('DELETE', dutyPath(id, first), { token: json.token })
        }
        return found
      },
    }
    await settleDuties({ ...ctx, table })
    expect(told(await after(stage, id, () => settleDuties(ctx)))).toContain(
      'leitung@aef.example: Niemand schließt auf',
    )
  })
})

describe('somebody who is asked for the key', () => {
  itInTurn('takes it with one button, and opening the page takes nothing', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage, { needsKey: true })
    const { ctx, clock } = stage.world
    await stage.post(dutyPath(id, second), mia, manageToken)
    clock.set('2026-12-03T09:05:00.000Z')
    const link = linkOf(await after(stage, id, () => settleDuties(ctx)), '/exchange/')
    const shown = async () => (await stage.get(dutyPath(id, first).replace(/\/key$/, ''))).json
    expect((await stage.get(link)).text).toContain('Ja, ich übernehme')
    expect((await shown()).safe).toBe(false)
    const [bare = '', query = ''] = link.split('?')
    const form = Object.fromEntries(new URLSearchParams(query))
    await stage.world.call('POST', bare, { form })
    expect(await shown()).toMatchObject({ safe: true, duties: [{ taken: [{ name: 'Mia' }] }] })
    await stage.world.call('POST', bare, { form })
    expect((await shown()).duties[0].taken.length).toBe(1)
    const forged = await stage.world.call('POST', bare.replace(/.{4}$/, 'AAAA'), { form })
    expect(forged.status).toBe(404)
    expect((await stage.get(`${bare.replace(/.{4}$/, 'AAAA')}?${query}`)).status).toBe(404)
    expect((await shown()).duties[0].taken.length).toBe(1)
  })
})

describe('one meeting that cannot be seen to', () => {
  itInTurn('does not stop the others, and is tried again an hour later', async () => {
    await using stage = await aStage()
    const { ctx, clock, logs } = stage.world
    const broken = await founded(stage, { needsKey: true })
    const sound = await founded(stage, { needsKey: true, venue: { kind: 'online' } })
    clock.set(soon)
    const table = {
      ...ctx.table,
      get: async (...asked: Parameters<typeof ctx.table.get>) => {
        if (asked[0].pk === `MEETING#${broken.id}`) throw new Error('broken')
        return ctx.table.get(...asked)
      },
    }
    const mails = await after(stage, sound.id, () => settleDuties({ ...ctx, table }))
    expect(told(mails)).toEqual(['leitung@aef.example: Niemand schließt auf'])
    expect(logs.some(({ message }) => message === 'a key could not be seen to')).toBe(true)
    clock.advance(61)
    expect(told(await after(stage, broken.id, () => settleDuties(ctx)))).toEqual([
      'leitung@aef.example: Niemand schließt auf',
    ])
  })
})

describe('a duty can always be given back', () => {
  it('of a date that was cancelled, and one that the meeting needs no more', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    const list = (duties: object[]) => stage.post(`/api/meetings/${id}/duties`, { duties }, manageToken)
    await list([{ duty: 'tea', needed: 1 }])
    const [one, two] = [
      (await stage.post(dutyPath(id, first, 'tea'), { name: 'Ada' })).json,
      (await stage.post(dutyPath(id, second, 'tea'), { name: 'Ada' })).json,
    ]
    await stage.manage(`/api/meetings/${id}/dates/${first}/cancel`)
    await list([])
    const back = (key: string, token: string) =>
      stage.world.call('DELETE', dutyPath(id, key, 'tea'), { token })
    expect([(await back(first, one.token)).status, (await back(second, two.token)).status]).toEqual([
      200, 200,
    ])
    expect((await back(second, two.token)).status).toBe(403)
    expect((await back(second, manageToken)).status).toBe(404)
  })
})
