import { describe, expect, it } from 'vitest'
import { settleForgettings } from '../../functions/my-data/actions/forget.ts'
import { found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { signedIn } from '../support/bench-world.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aWish, leavesTraces, mia } from './somebody.ts'

const number = '02131 / 123 456'
const asSaid = '+49 2131 123456'
const contact = { name: 'Berta Muster', phone: number }
const path = '/api/my-data/in/aef'

const asks = async (stage: Staged, house = 'aef') => {
  const wish = aWish({
    contact,
    purpose: 'Bertas Fest',
    label: 'Bertas Fest',
    note: 'Berta',
    groupName: 'Bertas',
  })
  const answer = await stage.post(`/api/houses/${house}/bookings`, wish)
  expect(answer.status).toBe(201)
  return answer.json
}

const naming = async ({ world: { engine } }: Staged, what = /\bbertas?\b|123.?456/i) =>
  (await allItems(engine.endpoint, engine.tableName)).filter((item) => what.test(JSON.stringify(item)))

describe('whoever has but a telephone', () => {
  it('is told by the house what it has stored, however the number is said', async () => {
    await using stage = await aStage()
    const { id } = await asks(stage)
    const { json } = await stage.manage(`${path}/find`, { phone: asSaid })
    expect(json.stored).toMatchObject([
      { kind: 'booking', id, house: 'aef', data: { contact } },
      { kind: 'ledger' },
    ])
    expect((await stage.manage(`${path}/find`, { phone: '02131 999999' })).json).toEqual({ stored: [] })
  })

  it('is forgotten by the house: nothing in the whole table names them, and what was to come is free', async () => {
    await using stage = await aStage()
    const { id } = await asks(stage)
    await stage.manage(`/api/bookings/${id}/approve`, {})
    expect(new Set((await naming(stage)).map(({ type }) => type))).toEqual(new Set(['booking', 'day-sheet']))
    for (let twice = 0; twice < 2; twice++)
      expect((await stage.manage(`${path}/forget`, { phone: asSaid })).status).toBe(200)
    stage.world.clock.advance(5)
    await settleForgettings(stage.world.ctx)
    expect(await naming(stage)).toEqual([])
    const { engine } = stage.world
    const items = await allItems(engine.endpoint, engine.tableName)
    expect(items.find((item) => item['id'] === id)).toMatchObject({
      state: 'cancelled',
      contact: { name: '–' },
    })
  })

  it('stays in another house, whose managers are asked by themselves', async () => {
    await using stage = await aStage()
    const { world } = stage
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const [, there] = [await asks(stage), await asks(stage, 'muehle')]
    const session = await signedIn(world.ctx, 'andere@haus.example')
    const headers = { origin: world.ctx.settings.publicUrl }
    const ofOther = (at: string) =>
      world.call('POST', at, { body: { phone: number }, cookies: { session }, headers })
    expect(other.person).toBeDefined()
    expect((await ofOther(`${path}/forget`)).status).toBe(403)
    await stage.manage(`${path}/forget`, { phone: number })
    expect((await ofOther('/api/my-data/in/muehle/find')).json.stored[0]).toMatchObject({
      id: there.id,
      data: { contact },
    })
    expect((await stage.manage(`${path}/find`, { phone: number })).json.stored).toMatchObject([
      { kind: 'ledger' },
    ])
  })

  it('needs an address or a number to be found', async () => {
    await using stage = await aStage()
    const { status, json } = await stage.manage(`${path}/find`, {})
    expect([status, json.errors[0].pointer]).toEqual([422, '/email'])
  })
})

it('somebody who has left an address everywhere in a house is forgotten by its managers in the same way', async () => {
  await using stage = await aStage()
  await leavesTraces(stage)
  const kinds = (await stage.manage(`${path}/find`, { email: mia.toUpperCase() })).json.stored.map(
    ({ kind }: any) => kind,
  )
  expect(kinds).toEqual(
    expect.arrayContaining(['booking', 'place', 'attendance', 'duty-taker', 'group-member']),
  )
  await stage.manage(`${path}/forget`, { email: mia })
  expect(await naming(stage, /\bmias?\b|muster|step-free/i)).toEqual([])
})

describe('the page for those who have somebody on the phone', () => {
  const cookies = async ({ world }: Staged) => ({ session: await signedIn(world.ctx, 'leitung@aef.example') })

  it('leads from the number to what is stored, to a file and to its end, without the number in any address', async () => {
    await using stage = await aStage()
    const { world } = stage
    await asks(stage)
    const own = { cookies: await cookies(stage), headers: { origin: world.ctx.settings.publicUrl } }
    const form = await world.call('GET', '/manage/aef/stored', own)
    expect(form.text).toContain('oder Telefonnummer')
    const sent = await world.call('POST', '/manage/aef/stored', {
      ...own,
      form: { email: '', phone: asSaid },
    })
    const at = sent.headers['location']!
    expect(at).toMatch(/^\/manage\/aef\/stored\/[a-z\d]{12}$/)
    expect((await world.call('GET', at, own)).text).toContain('Bertas Fest')
    expect(JSON.parse((await world.call('GET', `${at}/file`, own)).text).stored).toHaveLength(2)
    const done = await world.call('POST', `${at}/forget`, { ...own, form: {} })
    expect(done.headers['location']).toBe(`${at}?done=forgotten`)
    expect((await world.call('GET', `${at}?done=forgotten`, own)).text).toContain('werden gelöscht')
    expect(await naming(stage)).toEqual([])
  })

  it('says what is missing', async () => {
    await using stage = await aStage()
    const own = { cookies: await cookies(stage), headers: { origin: stage.world.ctx.settings.publicUrl } }
    const none = await stage.world.call('POST', '/manage/aef/stored', {
      ...own,
      form: { email: '', phone: '' },
    })
    expect([none.status, none.text.includes('eine E-Mail-Adresse oder eine Telefonnummer')]).toEqual([
      422,
      true,
    ])
    const wrong = await stage.world.call('POST', '/manage/aef/stored', {
      ...own,
      form: { email: '', phone: 'x' },
    })
    expect([wrong.status, wrong.text.includes('Bitte geben Sie eine Telefonnummer ein')]).toEqual([422, true])
  })
})
