import { describe, expect, it } from 'vitest'
import { HoursException, RoomSettings } from '../../functions/rooms/schema.ts'
import { aRoom, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { hasControl, optionalFields } from '../support/optional-fields.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const path = '/manage/aef/rooms/saal'
const optional = optionalFields(RoomSettings)
const lists = ['features', 'exceptions']

/** Something else than nothing for each field that may be empty; a new one needs its line here. */
const values = {
  description: 'Groß und hell',
  floor: '1. Stock, mit Aufzug',
  access: ['step-free', 'lift'],
  doorWidth: 90,
  cost: 'kostenlos',
  contention: 'compete',
  contains: ['links'],
  excludes: ['keller'],
  hoursFrom: 'house',
  onHolidays: 'open',
} as const
const copied = { access: [...values.access], contains: ['links'], excludes: ['keller'] }
const more = { features: ['Beamer'], exceptions: [{ date: '2026-12-24', open: [], note: 'Heiligabend' }] }

const stored = ({ ctx }: World) => ctx.table.get({ pk: 'HOUSE#aef', sk: 'ROOM#saal' }, { consistent: true })

async function aRoomWithAll(world: World) {
  const saal = { ...values, ...copied, ...more }
  const hours = aRoom().hours
  const manager = await found(world, { house: { hours }, rooms: { saal, links: {}, keller: {} } })
  return aBrowserOf(world, manager)
}

describe('the settings of a room are saved as a whole', () => {
  it('every field that may be empty is looked at here, and every field stands in the form', async () => {
    expect(Object.keys(values).sort()).toEqual(Object.keys(optional).sort())
    for (const [name, value] of Object.entries(values)) expect(value, name).not.toEqual(optional[name])
    expect(Object.keys(optionalFields(HoursException))).toEqual(['note'])
    await using world = await aWorld()
    const { text } = await (await aRoomWithAll(world)).get(path)
    expect(Object.keys(RoomSettings.shape).filter((name) => !hasControl(text, name))).toEqual([])
  })

  it('what is emptied is gone, and nothing else', async () => {
    await using world = await aWorld()
    const browser = await aRoomWithAll(world)
    const before = await stored(world)
    expect(before).toMatchObject({ ...values, ...more })
    const isEmptied = (name: string) => name in optional || lists.includes(name.split('.')[0]!)
    const form = filledForm((await browser.get(path)).text)
    const emptied = Object.fromEntries(
      Object.entries(form).map(([name, value]) => [name, isEmptied(name) ? [''] : value]),
    )
    expect((await browser.send(path, emptied)).status).toBe(303)
    const kept = Object.entries(before!).filter(([name]) => !isEmptied(name))
    const now = Object.entries(optional).filter(([, value]) => value !== undefined)
    expect(await stored(world)).toEqual({
      ...Object.fromEntries([...kept, ...now]),
      features: [],
      exceptions: [],
      version: 2,
    })
  })

  it('what is not touched stays, and a note that is emptied is gone', async () => {
    await using world = await aWorld()
    const browser = await aRoomWithAll(world)
    const before = await stored(world)
    const form = filledForm((await browser.get(path)).text)
    expect((await browser.send(path, form)).status).toBe(303)
    expect(await stored(world)).toEqual({ ...before, version: 2 })
    const again = filledForm((await browser.get(path)).text)
    await browser.send(path, { ...again, 'exceptions.0.note': [''] })
    expect((await stored(world))?.['exceptions']).toEqual([{ date: '2026-12-24', open: [] }])
  })
})
