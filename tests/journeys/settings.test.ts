import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { ask, aWish } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { fillWish, labelled, mannerName, mannersOf, press, said, timeField, words } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

const german = mannersOf('settings', 'de')
const wednesday = '2027-03-03'

describe
  .runIf(hasTurn('settings'))
  .each(german.map((manner, at) => ({ manner, name: mannerName(manner), room: `beratung-${at + 1}` })))(
  'what the manager sets, the form keeps to ($name)',
  ({ manner, room }) => {
    const name = room === 'beratung-1' ? 'Beratung 1' : 'Beratung 2'

    const desk = async () => {
      const visitor = await aVisitor(browser, { ...manner, url: product.url })
      const value = cookie.replace('session=', '')
      await visitor.context.addCookies([{ name: 'session', value, url: product.url }])
      return visitor
    }

    /** Changes something in the settings of the room and saves. */
    const change = async (page: Page, fill: () => Promise<void>): Promise<void> => {
      await page.goto(`/manage/aef/rooms/${room}`)
      await openParts(page)
      await fill()
      await press(page, 'Speichern')
      expect(await page.locator('body').innerText()).toContain('Gespeichert')
    }

    const openParts = async (page: Page): Promise<void> => {
      // A weekday is folded inside of the hours: it is seen once these are open.
      const folded = page
        .locator('main details.part:not([open]) > summary, main details.part details:not([open]) > summary')
        .filter({ visible: true })
      while ((await folded.count()) > 0) await folded.first().click()
    }

    const refusal = async (wish: Record<string, unknown>): Promise<string> => {
      const body = aWish({ rooms: [room], date: wednesday, from: '10:00', to: '11:00', ...wish })
      return (await ask(product, 'POST /api/houses/aef/bookings', { body })).json.type
    }

    test('opening hours: outside of them the form says when it is open', async () => {
      await using visitor = await desk()
      const { page } = visitor
      await change(page, async () => {
        await labelled(page, 'Zu eigenen Zeiten').check()
        const day = page.getByRole('group', { name: 'Mittwoch' })
        await labelled(day, 'von').selectOption('09:00')
        await labelled(day, 'bis').first().selectOption('13:00')
      })
      await page.goto('/aef/book?by=hand')
      const wish = {
        rooms: [name],
        date: wednesday,
        from: '14:00',
        to: '15:00',
        email: `${room}@gruppe.example`,
      }
      await fillWish(page, 'de', wish)
      await press(page, words.de.group['book.send'])
      expect(await said(page)).toMatch(/0?9:00.13:00/)
      expect(await page.getByLabel(words.de.group['field.purpose']).inputValue()).toBe('Spieleabend')
      await timeField(page, 'from').selectOption('11:00')
      await timeField(page, 'to').selectOption('12:00')
      await press(page, words.de.group['book.send'])
      expect(await said(page)).toContain('Noch nicht sicher')
      expect(visitor.troubles).toEqual([])
    })

    test.runIf(manner.scripts)('hours chosen once stand in all days from Monday to Friday', async () => {
      await using visitor = await desk()
      const { page } = visitor
      await page.goto('/manage/aef/hours')
      const chosen = (name: string) => page.locator(`select[name="${name}"]`)
      await chosen('workdays.0.from').selectOption('09:00')
      await chosen('workdays.0.to').selectOption('17:00')
      await page.getByRole('button', { name: 'Montag bis Freitag gleich' }).click()
      const ends = await Promise.all(
        ['mo', 'fr', 'sa'].map((day) => chosen(`hours.${day}.0.to`).inputValue()),
      )
      expect(ends).toEqual(['17:00', '17:00', '22:00'])
      expect(await page.locator('body').innerText()).toContain('Bitte noch speichern')
    })

    test('durations, lead time and who decides', async () => {
      await using visitor = await desk()
      const { page } = visitor
      await change(page, async () => {
        await labelled(page, 'Kürzeste Buchung').fill('60')
        await labelled(page, 'Längste Buchung').fill('120')
        await labelled(page, 'Vorlauf').fill('48')
      })
      expect(await refusal({ to: '10:30' })).toBe('/problems/too-short')
      expect(await refusal({ to: '12:30' })).toBe('/problems/too-long')
      expect(await refusal({ date: '2027-02-04', from: '08:00', to: '09:00' })).toBe('/problems/too-soon')
      await change(page, () => labelled(page, 'Nur am Telefon').check())
      expect(await refusal({})).toBe('/problems/phone-only')
      await page.goto(`/aef/rooms/${room}`)
      expect(await said(page)).toContain('nur am Telefon')
    })

    test('what cannot be is not saved, and says where', async () => {
      await using visitor = await desk()
      const { page } = visitor
      await page.goto(`/manage/aef/rooms/${room}`)
      await openParts(page)
      await labelled(page, 'Kürzeste Buchung').fill('7')
      await labelled(page, 'Name').first().fill('')
      await press(page, 'Speichern')
      expect(await said(page)).toContain('Noch nicht gespeichert')
      expect(await labelled(page, 'Kürzeste Buchung').getAttribute('aria-invalid')).toBe('true')
      expect((await ask(product, 'GET /api/houses/aef')).text).toContain(`"name":"${name}"`)
    })

    test('two people who save at the same time do not overwrite each other unseen', async () => {
      await using one = await desk()
      await using other = await desk()
      for (const { page } of [one, other]) await page.goto('/manage/aef/settings')
      await labelled(one.page, 'Anschrift').fill(`Am Schulzentrum 16, Eingang ${room}`)
      await press(one.page, 'Speichern')
      expect(await one.page.locator('body').innerText()).toContain('Gespeichert')
      await labelled(other.page, 'Telefon').fill('02131 000-77')
      await press(other.page, 'Speichern')
      expect(await said(other.page)).toContain('Inzwischen hat jemand anderes gespeichert')
      const { json } = await ask(product, 'GET /api/houses/aef')
      expect(json.address).toContain(room)
      expect(json.phone).not.toContain('77')
    })
  },
)
