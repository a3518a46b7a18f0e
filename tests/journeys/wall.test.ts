import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { wallView } from '../../functions/programme/views/wall.ts'
import type { WallModel } from '../../functions/programme/views/wall.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aVisitor } from '../support/browser.ts'
import { aHouse, aRoom } from '../support/builders.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { said } from '../support/steps.ts'

let product: Running
let browser: Browser

onStage((stage) => ({ product, browser } = stage))

const long =
  'Nachbarschaftsfest mit Donaudampfschifffahrtsgesellschaftskapelle, WWWWWWWWWWWWWWWWWWWWWWWWW und mehr'
const monday = '2027-03-08'

/** A wall with so many dates in a week, and what is said of them short, usual or long. */
function aWall(count: number, words: 'short' | 'usual' | 'long', paper: 'a4' | 'a3'): WallModel {
  const title = { short: 'Chor', usual: 'Deutsch am Vormittag', long }[words]
  const house = { ...aHouse({ name: words === 'long' ? long.slice(0, 80) : 'Treff' }), version: 1 }
  const card = {
    title: { de: title },
    audience: words === 'short' ? [] : ['newcomers', 'parents', 'seniors'],
    languages: words === 'short' ? [] : ['de', 'uk', 'ar', 'fa'],
    access: [],
    registration: { mode: 'none' },
  }
  const dates = Array.from({ length: count }, (_, at) => ({
    date: addDays(monday, Math.floor((at * 7) / count)),
    from: '10:00',
    to: '12:00',
    key: `${at}`,
    meeting: `${at}`,
    booking: '',
    state: 'planned',
    title: card.title,
    venue: { kind: 'rooms', rooms: ['saal'] },
    ...(words === 'long' ? { note: long } : {}),
    card,
  }))
  const rooms = [{ ...aRoom({ name: 'Großer Saal' }), id: 'saal', house: 'aef', position: 0, version: 1 }]
  const span = { from: monday, to: addDays(monday, 6), today: monday }
  const shown = { language: 'de', publicUrl: 'https://treff.example', search: { paper }, cards: [] }
  return {
    house,
    managers: [],
    beside: [],
    rooms,
    dates,
    ...span,
    ...shown,
    shortUrl: () => 'https://treff.example/m/abcdefghijkl',
  } as unknown as WallModel
}

describe('the wall', () => {
  const cases = ([0, 1, 5, 9, 14, 20, 33, 50, 90] as const).flatMap((count) =>
    (['short', 'usual', 'long'] as const).map((words) => [count, words] as const),
  )

  test('is one sheet of A4 or A3, however much is on, and nothing of it is cut off', async () => {
    await using visitor = await aVisitor(browser, { url: product.url, scripts: false, width: 1280 })
    const { page } = visitor
    await page.goto('/aef/aushang')
    const style = await page.locator('link[rel=stylesheet]').getAttribute('href')
    let drawn = ''
    await page.route('**/wall-to-print', (route) => route.fulfill({ body: drawn, contentType: 'text/html' }))
    const sheets: unknown[] = []
    for (const [count, words] of cases) {
      const paper = count % 2 ? 'a4' : 'a3'
      drawn = wallView(aWall(count, words, paper)).replace('/assets/site.css', style ?? '')
      await page.goto('/wall-to-print')
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      const [, width] = /\/MediaBox\s*\[0 0 ([\d.]+)/.exec(pdf) ?? []
      sheets.push([count, words, Math.round(Number(width)), pdf.match(/\/Type\s*\/Page\b/g)?.length])
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: paper === 'a4' ? 703 : 994, height: 1032 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([count, words, Math.max(0, wide)]).toEqual([count, words, 0])
      const [, more = '0'] = /und (\d+|ein) weitere/.exec(drawn) ?? []
      const told = (await page.locator('.wall li').count()) + (more === 'ein' ? 1 : Number(more))
      expect([count, words, told]).toEqual([count, words, count])
      await page.emulateMedia({ media: null })
    }
    expect(sheets).toEqual(cases.map(([count, words]) => [count, words, count % 2 ? 595 : 842, 1]))
  })
})

describe('a screen on the wall', () => {
  test('brings what has changed, keeps it when the net is gone and says since when', async () => {
    await using visitor = await aVisitor(browser, { url: product.url, width: 1920 })
    const { page, context } = visitor
    await page.clock.install()
    await page.goto('/aef/rooms/seminarraum/sign')
    const stale = page.locator('.screen-stale')
    const sign = page.locator('.sign')
    await expect.poll(() => said(sign)).toBe('Frei bis 22:00 Uhr')
    await product.setClock('2027-02-02T23:05:00+01:00')
    await page.clock.runFor(61_000)
    await expect.poll(() => sign.innerText()).toBe('Geschlossen')
    const time = await page.locator('time[data-clock]').innerText()
    await context.setOffline(true)
    await page.clock.runFor(61_000)
    await expect.poll(() => said(stale)).toMatch(/^Keine Verbindung\. Das war der Stand um 23:0\d Uhr/)
    expect(await sign.innerText()).toBe('Geschlossen')
    await context.setOffline(false)
    await page.clock.runFor(61_000)
    await expect.poll(() => stale.isVisible()).toBe(false)
    expect(time).toMatch(/^\d\d:\d\d Uhr$/)
    const size = await page.evaluate(() => [
      document.documentElement.scrollHeight - window.innerHeight,
      parseFloat(getComputedStyle(document.querySelector('.sign-words')!).fontSize),
    ])
    expect(size[0]).toBeLessThanOrEqual(0)
    expect(size[1]).toBeGreaterThan(90)
  })
})
