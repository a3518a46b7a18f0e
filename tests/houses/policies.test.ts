import { describe, expect, it } from 'vitest'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { primeTimeOf } from '../../functions/houses/rules/prime-time.ts'
import { House } from '../../functions/houses/schema.ts'
import { aHouse, found } from '../support/builders.ts'
import { fieldLabelled, filledForm } from '../support/filled-form.ts'
import { aBrowserOf, alertOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const settings = '/manage/aef/settings'
const prime = { primeWeekdays: ['fr', 'sa'], primeFrom: '18:00', primeTo: '24:00', primeHours: '12' }

const houseOf = async ({ ctx }: World) => (await loadHouse(ctx, 'aef')).house

/** A manager's browser, and the form of the settings as it is filled, to be sent with changes. */
async function opened(world: World) {
  const browser = await aBrowserOf(world, await found(world))
  const { text } = await browser.get(settings)
  return { browser, text, form: filledForm(text) }
}

describe('the policies of a house', () => {
  it('have a sense in houses that were founded before there were any', () => {
    const { land: _land, whenDeadlinePasses: _rule, ...before } = aHouse()
    const house = House.parse({ ...before, version: 1 })
    expect(house).toMatchObject({ land: 'NW', whenDeadlinePasses: 'expire' })
    expect(house.maxHoursPerWeek).toBeUndefined()
    expect(primeTimeOf(house)).toBeUndefined()
  })

  it('stand in the settings in words', async () => {
    await using world = await aWorld()
    const { text, form } = await opened(world)
    for (const [label, name] of [
      ['Stunden in einer Woche', 'maxHoursPerWeek'],
      ['Termine im Voraus', 'maxDatesAhead'],
      ['Von', 'primeFrom'],
      ['Bis', 'primeTo'],
      ['Stunden je Kontakt', 'primeHours'],
    ] as const)
      expect(fieldLabelled(text, label)).toBe(name)
    expect(form).toMatchObject({ whenDeadlinePasses: ['expire'], primeFrom: [''] })
  })

  it('are saved, and taken away again where the fields are emptied', async () => {
    await using world = await aWorld()
    const { browser, form } = await opened(world)
    const more = { whenDeadlinePasses: 'ask-deputy', maxHoursPerWeek: '6', maxDatesAhead: '20' }
    expect((await browser.send(settings, { ...form, ...more, ...prime })).status).toBe(303)
    expect(await houseOf(world)).toMatchObject({
      whenDeadlinePasses: 'ask-deputy',
      maxHoursPerWeek: 6,
      maxDatesAhead: 20,
    })
    expect(primeTimeOf(await houseOf(world))).toEqual({
      weekdays: ['fr', 'sa'],
      from: '18:00',
      to: '24:00',
      hours: 12,
    })
    const shown = filledForm((await browser.get(settings)).text)
    expect(shown).toMatchObject({ primeWeekdays: ['fr', 'sa'], primeTo: ['24:00'] })
    const none = { primeWeekdays: [], primeFrom: '', primeTo: '', primeHours: '' }
    const emptied = { ...shown, maxHoursPerWeek: '', maxDatesAhead: '', ...none }
    expect((await browser.send(settings, emptied)).status).toBe(303)
    const house = await houseOf(world)
    expect(house.maxHoursPerWeek).toBeUndefined()
    expect(house.maxDatesAhead).toBeUndefined()
    expect(primeTimeOf(house)).toBeUndefined()
    expect(house.primeWeekdays).toBeUndefined()
  })

  it.each([
    [
      'half a prime time',
      { primeHours: '3' },
      'primeWeekdays',
      'Wochentage: Bitte wählen Sie auch die Wochentage',
    ],
    [
      'one that ends first',
      { ...prime, primeTo: '18:00' },
      'primeTo',
      'Bis: Das Ende muss nach dem Anfang liegen.',
    ],
    [
      'a day that no week has',
      { ...prime, primeWeekdays: ['xy'] },
      'primeWeekdays',
      'Wochentage: Bitte wählen',
    ],
    [
      'more hours than a week has',
      { maxHoursPerWeek: '169' },
      'maxHoursPerWeek',
      'Das darf höchstens 168 sein.',
    ],
    [
      'a rule that is none',
      { whenDeadlinePasses: 'x' },
      'whenDeadlinePasses',
      'Wenn niemand rechtzeitig entscheidet',
    ],
  ])('that hold %s come back with the field named', async (_, change, field, words) => {
    await using world = await aWorld()
    const { browser, form } = await opened(world)
    const { status, text } = await browser.send(settings, { ...form, ...change })
    expect(status).toBe(422)
    expect(alertOf(text)).toContain(words)
    expect(text).toMatch(new RegExp(`href="#field-${field}`))
    expect(await houseOf(world)).toMatchObject({ version: 1 })
  })
})
