import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../shared/language.ts'
import { theBrowser, aVisitor } from '../support/browser.ts'
import type { Visitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { furnishedNow, mainPages } from '../support/main-pages.ts'
import type { MainPage } from '../support/main-pages.ts'
import { ask, aRequest, managerCookie } from '../support/outside.ts'
import { pagesWithPoints, pointsOn } from '../support/points.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'
import { press, said, words } from '../support/steps.ts'

/** How far down a phone people have to go, in pixels at 360 px, with all that the furnished house shows, its photos too. */
const mostPixels: Record<string, number> = {
  'all houses': 1500,
  house: 3300,
  programme: 3300,
  room: 3300,
  'days of a month': 2200,
  'times of a day': 2400,
  form: 2700,
  'my booking': 3000,
  inbox: 3500,
  'week of all rooms': 3500,
}

/** Not among those that most people see, but long if nobody looks: all that a manager may fill in there, or what lies ahead of each request. */
const longPages: (MainPage & { most: number })[] = [
  { name: 'hours of the house', path: '/manage/aef/hours', signedIn: true, most: 2800 },
  { name: 'entering a caller', path: '/manage/aef/book', signedIn: true, most: 2800 },
  { name: 'if nobody came', path: '/manage/aef/vacancy', signedIn: true, most: 2800 },
]

const mostBytes = 30 * 1024
const { group, house } = words.de

let product: Running
let cookie: string

/** Somebody with a phone; `atTheDesk`: who runs the house and has signed in. */
async function aPhone({ atTheDesk = false } = {}): Promise<Visitor> {
  const visitor = await aVisitor(await theBrowser(), { url: product.url, scripts: false })
  const value = cookie.replace('session=', '')
  if (atTheDesk) await visitor.context.addCookies([{ name: 'session', value, url: product.url }])
  return visitor
}

const heightOf = (page: Page, selector = 'html') =>
  page.locator(selector).evaluate((element) => Math.ceil(element.getBoundingClientRect().height))

describe.runIf(hasTurn('measures'))('in a house full of life', () => {
  let booking: { id: string; manageToken: string }

  beforeAll(async () => {
    product = await aRunningProduct({ now: furnishedNow, ends: true, furnished: true })
    cookie = await managerCookie(product)
    booking = await aRequest(product, { rooms: ['beratung-3'], date: '2027-03-12' })
  })
  afterAll(() => product[Symbol.asyncDispose]())

  test('no main or long page is longer than it need be, and none weighs more than 30 KB with all that it links', async () => {
    await using visitor = await aPhone()
    await using desk = await aPhone({ atTheDesk: true })
    const found: string[] = []
    const main = mainPages(`/bookings/${booking.id}/${booking.manageToken}`).map((one) => ({
      ...one,
      most: mostPixels[one.name]!,
    }))
    for (const { name, path, signedIn, most } of [...main, ...longPages]) {
      const { page } = signedIn ? desk : visitor
      await page.goto(path)
      const [height, header] = [await heightOf(page), await heightOf(page, '.site-header')]
      if (height > most) found.push(`${name}: ${height} px`)
      if (header > (signedIn ? 120 : 165)) found.push(`${name}: header of ${header} px`)
      const bytes = await weightOf(path, signedIn ? cookie : '')
      if (bytes > mostBytes) found.push(`${name}: ${bytes} bytes`)
    }
    expect(found).toEqual([])
  })

  test('one sees on the first screen what was asked for when, where it stands, and what is usually done', async () => {
    await using visitor = await aPhone()
    const address = `/bookings/${booking.id}/${booking.manageToken}`
    const beyond: string[] = []
    for (const done of ['?done=sent', ...languages.map((language) => `?lang=${language}`)]) {
      await visitor.page.goto(address + done)
      const ends = await visitor.page
        .locator('h1, .status-words, main .actions')
        .evaluateAll((all) => all.slice(0, 3).map((each) => each.getBoundingClientRect().bottom))
      expect(ends).toHaveLength(3)
      beyond.push(...(Math.max(...ends) < 740 ? [] : [`${done}: ${ends.map(Math.round).join()}`]))
    }
    expect(beyond).toEqual([])
  })

  test('what one may come to begins on the first screen, of the house and of its programme', async () => {
    await using visitor = await aPhone()
    for (const path of ['/aef', '/aef/programme']) {
      await visitor.page.goto(path)
      const first = visitor.page.locator('.programme-day > li').first()
      const { top, bottom } = await first.evaluate((card) => card.getBoundingClientRect().toJSON())
      expect(top, path).toBeLessThan(690)
      expect(bottom - top, path).toBeGreaterThan(60)
      // What is seen at once does not wait for anybody to scroll; what lies far below does.
      const photos = await visitor.page
        .locator('img.photo')
        .evaluateAll((all) =>
          (all as HTMLImageElement[]).map((img) => [img.getBoundingClientRect().top < 740, img.loading]),
        )
      expect(photos.length).toBeGreaterThan(3)
      expect(photos.filter(([isSeen]) => isSeen).map(([, loading]) => loading)).not.toContain('lazy')
      expect(photos.at(-1)).toEqual([false, 'lazy'])
    }
  })

  test('a request takes 200 pixels of the inbox at most, in every language', async () => {
    await using desk = await aPhone({ atTheDesk: true })
    const found: string[] = []
    for (const language of languages) {
      await desk.context.addCookies([{ name: 'language', value: language, url: product.url }])
      await desk.page.goto('/manage/aef')
      const rows = desk.page.locator('.ask')
      expect(await rows.count()).toBeGreaterThan(5)
      const high = await rows.evaluateAll((all) =>
        all.map((row) => ({ name: row.getAttribute('data-name'), px: row.getBoundingClientRect().height })),
      )
      found.push(...high.filter(({ px }) => px > 200).map(({ name, px }) => `${language}: ${name} ${px} px`))
    }
    expect(found).toEqual([])
  })

  test('no line begins with the point that stands between two facts, in any language', async () => {
    await using desk = await aPhone({ atTheDesk: true })
    await desk.page.setViewportSize({ width: 320, height: 740 })
    const found: string[] = []
    for (const language of languages) {
      await desk.context.addCookies([{ name: 'language', value: language, url: product.url }])
      for (const path of pagesWithPoints) {
        await desk.page.goto(path)
        const { count, astray } = await pointsOn(desk.page)
        if (count === 0) found.push(`${language} ${path} shows none`)
        found.push(...astray.map((words) => `${language} ${path}: ${words}`))
      }
    }
    expect(found).toEqual([])
  })

  test('on paper a request of the inbox is a line, or two with what is not usual', async () => {
    await using desk = await aPhone({ atTheDesk: true })
    const { page } = desk
    await page.setViewportSize({ width: 703, height: 1000 })
    await page.goto('/manage/aef')
    await page.emulateMedia({ media: 'print' })
    const rows = page.locator('.ask')
    expect(await rows.count()).toBeGreaterThan(5)
    const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height))
    expect(Math.max(...heights)).toBeLessThan(85)
    expect(await page.getByText('02131 000-62').locator('visible=true').count()).toBe(1)
  })

  test('a caller is entered from a free hour of the calendar, in two taps and two fields', async () => {
    await using desk = await aPhone({ atTheDesk: true })
    const { page } = desk
    await page.goto('/manage/aef/calendar?date=2027-03-12')
    await page.getByRole('main').getByRole('link', { name: /10:00/ }).first().click()
    await page.locator('[name="purpose"]').fill('Schach')
    await page.locator('[name="contact.name"]').fill('Frau am Telefon')
    await press(page, house['enter.send'])
    expect(await page.locator('body').innerText()).toContain(house['done.entered'])
    expect(await said(page)).toContain('10:00–11:00')
  })

  test('time is blocked from the calendar, in three taps and one field', async () => {
    await using desk = await aPhone({ atTheDesk: true })
    const { page } = desk
    await page.goto('/manage/aef/calendar?date=2027-05-15')
    await page.getByRole('main').getByRole('link', { name: house['block.title'] }).click()
    await page.getByLabel('Beratung 3').check()
    await page.locator('[name="label"]').fill('Regale aufbauen')
    await press(page, house['block.send'])
    expect(await page.locator('body').innerText()).toContain('Regale aufbauen')
  })

  test('a booking is cancelled in two taps, without a field', async () => {
    await using visitor = await aPhone()
    const { page } = visitor
    await page.goto(`/bookings/${booking.id}/${booking.manageToken}`)
    await page.getByRole('link', { name: group['booking.cancel'] }).click()
    await page.getByRole('main').getByRole('button').first().click()
    const { json } = await ask(product, `GET /api/bookings/${booking.id}`, { cookie })
    expect(json.state).toBe('cancelled')
  })
})

/** Bytes on the line for who comes for the first time: the page, the style sheet, the script. Pictures come apart. */
async function weightOf(path: string, cookies: string): Promise<number> {
  const got = async (from: string) =>
    Buffer.from(await (await fetch(product.url + from, { headers: { cookie: cookies } })).arrayBuffer())
  const page = await got(path)
  const linked = new Set(page.toString().match(/(?<=(?:href|src)=")\/assets\/[^"]+/g))
  const parts = [page, ...(await Promise.all([...linked].map(got)))]
  return parts.reduce((sum, part) => sum + gzipSync(part).length, 0)
}
