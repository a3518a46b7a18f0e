import { describe, expect, it } from 'vitest'
import { HouseSettings } from '../../functions/houses/schema.ts'
import { found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { hasControl, optionalFields } from '../support/optional-fields.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

const settings = '/manage/aef/settings'
const optional = optionalFields(HouseSettings)

/** Something else than nothing for each field that may be empty; a new one needs its line here. */
const values = {
  address: 'Am Schulzentrum 16',
  phone: '02131 000-0',
  email: 'haus@aef.example',
  rulesGerman: 'Bitte spülen.',
  openedBy: 'Der Hausmeister.',
  keyText: 'Im Kasten am Tor.',
  hostText: 'Ilse Beispiel, 02131 000-1',
  parking: 'Hinter dem Haus.',
  reasons: [{ de: 'Zu laut.', other: { en: 'Too loud.' } }],
  audiences: 'für Nachteulen',
  operator: 'Nachbarschaft e. V.',
  representedBy: 'Rosa Beispiel',
  whenDeadlinePasses: 'ask-deputy',
  silentAfterDays: 3,
  workWeekdays: ['tu', 'th'],
  maxHoursPerWeek: 6,
  maxDatesAhead: 20,
  primeWeekdays: ['fr', 'sa'],
  primeFrom: '18:00',
  primeTo: '22:00',
  primeHours: 12,
  pulseWeeks: 12,
  pulseGraceDays: 10,
  trustAfterKept: 5,
  trustAfterVouches: 2,
  trustLostAfterReports: 3,
  trustReportMonths: 9,
} as const

describe('the settings of a house are saved as a whole', () => {
  it('every field that may be empty is looked at here, and every field stands in the form', async () => {
    expect(Object.keys(values).sort()).toEqual(Object.keys(optional).sort())
    for (const [name, value] of Object.entries(values)) expect(value, name).not.toEqual(optional[name])
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { text } = await browser.get(settings)
    expect(Object.keys(HouseSettings.shape).filter((name) => !hasControl(text, name))).toEqual([])
  })

  it('what is emptied is gone, and nothing else', async () => {
    await using world = await aWorld()
    const house = {
      ...values,
      primeWeekdays: [...values.primeWeekdays],
      workWeekdays: [...values.workWeekdays],
      reasons: [...values.reasons],
      language: 'en',
      timeZone: 'Europe/Vienna',
    }
    const manager = await found(world, { house: { ...house, language: 'en' } })
    const browser = await aBrowserOf(world, manager)
    const stored = () => world.ctx.table.get({ pk: 'HOUSE#aef', sk: 'HOUSE' }, { consistent: true })
    const before = await stored()
    expect(before).toMatchObject(values)
    const form = filledForm((await browser.get(settings)).text)
    const emptied = Object.fromEntries(
      Object.entries(form).map(([name, value]) => [
        name,
        (name.split('.')[0] ?? '') in optional ? [''] : value,
      ]),
    )
    expect((await browser.send(settings, emptied)).status).toBe(303)
    const kept = Object.entries(before!).filter(([name]) => !(name in optional))
    const now = Object.entries(optional).filter(([, value]) => value !== undefined)
    expect(await stored()).toEqual({ ...Object.fromEntries([...kept, ...now]), version: 2 })
  })

  it('what is not touched stays', async () => {
    await using world = await aWorld()
    const { primeWeekdays, workWeekdays, reasons } = values
    const lists = {
      primeWeekdays: [...primeWeekdays],
      workWeekdays: [...workWeekdays],
      reasons: [...reasons],
    }
    const house = { ...values, ...lists }
    const browser = await aBrowserOf(world, await found(world, { house }))
    const stored = () => world.ctx.table.get({ pk: 'HOUSE#aef', sk: 'HOUSE' }, { consistent: true })
    const before = await stored()
    const sent = await browser.send(settings, filledForm((await browser.get(settings)).text))
    expect(sent.status).toBe(303)
    expect(await stored()).toEqual({ ...before, version: 2 })
  })
})
