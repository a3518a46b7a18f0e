import { isDeepStrictEqual } from 'node:util'
import { directionOf } from '../../shared/direction.ts'
import { languages, nameOf } from '../../shared/language.ts'
import type { Language } from '../../shared/language.ts'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theBrowser, aVisitor } from '../support/browser.ts'
import { isFull, sample, seed } from '../support/budget.ts'
import { foreignWords, storedWords } from '../support/foreign-words.ts'
import { managerCookie } from '../support/outside.ts'
import { furnish, pageRoutes, placesOf } from '../support/pages-to-walk.ts'
import type { Place } from '../support/pages-to-walk.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'
import { doors, wordsOf } from '../support/signed-in.ts'

/** German in every run, of the others each in its turn: it is the same markup with other words. */
const others = isFull
  ? languages.slice(1)
  : languages.slice(1).filter((_, at, all) => at === seed % all.length)
const spokenIn: Language[] = ['de', ...others]

let product: Running
let browser: Browser
let cookie: string
let places: Place[]

beforeAll(async () => {
  ;[product, browser] = await Promise.all([aRunningProduct(), theBrowser()])
  cookie = await managerCookie(product)
  places = placesOf(await furnish(product, cookie))
  await product.setClock('2027-02-02T22:30:00+01:00') // one of the bookings is over now
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** Each route in the first of its states. */
function oneOfEach(): Place[] {
  return places.filter(({ route }, at) => places.findIndex((place) => place.route === route) === at)
}

/** Opens pages in turn and collects what is wrong, so that one walk tells all. */
async function walk(
  language: Language,
  wanted: readonly Place[],
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = []
  const manner = { url: product.url, language, width: 360 }
  await using visitor = await aVisitor(browser, manner)
  await using manager = await aVisitor(browser, manner)
  const [, value = ''] = cookie.split('=')
  await manager.context.addCookies([{ name: 'session', value, url: product.url }])
  // No browser asks for plain German by itself.
  const chosen = { name: 'language', value: language, url: product.url }
  for (const { context } of [visitor, manager]) await context.addCookies([chosen])
  for (const { signedIn, path, route } of wanted) {
    const { page, troubles } = signedIn ? manager : visitor
    await page.goto(path)
    const wrong = [...(await look(page)), ...troubles.splice(0)]
    found.push(...wrong.map((what) => `${route} ${path}: ${what}`))
  }
  return found
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

async function axe(page: Page, only?: string): Promise<string[]> {
  // Without legacy mode each analysis opens a page of its own for the frames, of which there are none.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (only ? builder.withRules([only]) : builder.withTags(rules)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id} at ${target.map(String).join(' ')}: ${html.slice(0, 160)}`),
  )
}

async function contrastsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const found = await axe(page, 'color-contrast')
  await page.emulateMedia({ colorScheme: 'light' })
  return found.map((what) => `in the dark ${what}`)
}

/** Pixels by which the page is wider than the window, at each of these widths. */
async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (excess > 0) found.push(`${excess} px too wide at ${width} px`)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  return found
}

/** What is wrong with a page as it comes, before any browser has read it. */
function frame(markup: string, language: Language): string[] {
  const found: string[] = []
  const text = wordsOf(markup)
  const title = /<title>([^<]*)<\/title>/.exec(markup)?.[1] ?? ''
  const headings = [...markup.matchAll(/<h1\b[^>]*>([\s\S]*?)<\/h1>/g)].map(([, inner = '']) =>
    wordsOf(inner),
  )
  for (const other of languages)
    if (doors(markup).filter((name) => name === nameOf(other)).length !== 1) found.push(`no link to ${other}`)
  if (!markup.includes(`<html lang="${language}" dir="${directionOf(language)}"`))
    found.push(`lang is not ${language}`)
  if (!/ – |^[^–]+$/.test(title) || title.length < 4) found.push(`title "${title}"`)
  if (headings.length !== 1 || headings[0] === '') found.push(`h1: ${headings.join(' | ')}`)
  for (const key of text.match(/\b[a-z]+[A-Za-z]*\.[a-z][A-Za-z.-]+\b/g) ?? [])
    if (!/\.(example|ics|de)$|^www\./.test(key) && !text.includes(`/${key}`))
      found.push(`looks like a key: ${key}`)
  for (const odd of text.match(/\{\w+[,}]|undefined|\[object|NaN/g) ?? []) found.push(`not filled in: ${odd}`)
  return found
}

/** Pages keep scripts and frames of others away, and what is private out of caches and search engines. */
function careless(headers: Headers, isPrivate: boolean): string[] {
  const found: string[] = []
  const policy = headers.get('content-security-policy') ?? ''
  if (!/default-src '(none|self)'/.test(policy)) found.push(`policy "${policy}"`)
  if (/unsafe-inline|unsafe-eval|\*/.test(policy)) found.push(`policy "${policy}"`)
  if (!isPrivate) return found
  if (!/no-store/.test(headers.get('cache-control') ?? '')) found.push('is kept in caches')
  if (!/no-referrer|same-origin/.test(headers.get('referrer-policy') ?? '')) found.push('tells where it was')
  return found
}

test('every page of the contracts is among those that are walked', () => {
  expect(pageRoutes().filter((name) => !places.some(({ route }) => route === name))).toEqual([])
})

test('opening a page changes nothing, by whichever method', async () => {
  // A calendar is drawn when somebody reads it, and a session notes that it is used.
  const kept = async () => {
    const items = (await product.items()).filter(({ type }) => type !== 'calendar' && type !== 'session')
    return new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]))
  }
  const before = await kept()
  for (const { path, signedIn } of isFull ? places : sample(places, 6)) {
    for (const method of ['HEAD', 'GET']) {
      const headers: Record<string, string> = signedIn ? { cookie } : {}
      await (await fetch(product.url + path, { method, redirect: 'manual', headers })).text()
    }
  }
  const after = await kept()
  const names = [...new Set([...before.keys(), ...after.keys()])]
  expect(names.filter((name) => !isDeepStrictEqual(before.get(name), after.get(name)))).toEqual([])
})

test.each(spokenIn)(
  'pages are whole, careful with what it knows, and speaks one language: %s',
  async (language) => {
    const found: string[] = []
    // In other runs than the full one each language has a sixth of them, by turns.
    const wanted = language === 'de' ? sample(places, 6) : sample(oneOfEach(), 6)
    const stored = storedWords(await product.items())
    for (const { route, path, signedIn, status } of wanted) {
      const cookies = [`language=${language}`, ...(signedIn ? [cookie] : [])].join('; ')
      const answer = await fetch(product.url + path, { headers: { cookie: cookies } })
      const markup = await answer.text()
      const wrong = [
        ...frame(markup, language),
        ...foreignWords(markup, language, stored),
        ...careless(answer.headers, signedIn || route === 'bookingPage'),
      ]
      if (answer.status !== status) wrong.unshift(`status ${answer.status}`)
      found.push(...wrong.map((what) => `${route} ${path}: ${what}`))
    }
    expect(found).toEqual([])
    expect(product.complaints).toEqual([])
  },
)

test('in German, pages are without a fault by WCAG A and AA, light and dark, and fit each window', async () => {
  // In other runs than the full one it is a part of them, by turns; of these a third in the dark.
  const wanted = isFull ? places : sample(oneOfEach())
  const dark = new Set(isFull ? oneOfEach() : sample(wanted, 3))
  const found = await walk('de', wanted, async (page) => {
    const place = wanted.find(({ path }) => page.url().endsWith(path))
    return [
      ...(await axe(page)),
      ...(await tooWide(page)),
      ...(place && dark.has(place) ? await contrastsInTheDark(page) : []),
    ]
  })
  expect(found).toEqual([])
  expect(product.complaints).toEqual([])
})

test.each(others)(
  'in %s, pages are without a fault by WCAG A and AA, and fit each window',
  async (language) => {
    const found = await walk(language, isFull ? oneOfEach() : sample(oneOfEach()), async (page) => [
      ...(await axe(page)),
      ...(await tooWide(page)),
    ])
    expect(found).toEqual([])
  },
)

test.each([true, false])('the language is one link away and stays (scripts: %s)', async (scripts) => {
  await using visitor = await aVisitor(browser, { url: product.url, scripts })
  const { page } = visitor
  await page.goto('/aef/book?by=hand&date=2027-03-10&rooms=teekueche')
  await page.locator('.languages summary').click()
  await page.getByRole('link', { name: 'English' }).click()
  expect(new URL(page.url()).pathname).toBe('/aef/book')
  expect(await page.getByLabel('Teeküche').isChecked()).toBe(true)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Ask for a room')
  await page.goto('/sign-in')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})
