import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aVisitor } from '../support/browser.ts'
import type { Visitor } from '../support/browser.ts'
import { isFull, sample } from '../support/budget.ts'
import { ask, managerCookie } from '../support/outside.ts'
import { furnish, pageRoutes, placesOf } from '../support/pages-to-walk.ts'
import type { Place } from '../support/pages-to-walk.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'

let product: Running
let browser: Browser
let cookie: string
let places: Place[]

beforeAll(async () => {
  ;[product, browser] = await Promise.all([aRunningProduct(), aBrowser()])
  cookie = await managerCookie(product)
  places = placesOf(await furnish(product, cookie))
  await product.setClock('2027-02-02T22:30:00+01:00') // one of the bookings is over now
})
afterAll(async () => {
  await browser.close()
  await product[Symbol.asyncDispose]()
})

/** Opens every page in turn and collects what is wrong, so that one walk tells all. */
async function walk(
  language: 'de' | 'en',
  wanted: readonly Place[],
  look: (page: Page, visitor: Visitor, place: Place) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = []
  const manner = { url: product.url, language, width: 360 }
  await using visitor = await aVisitor(browser, manner)
  await using manager = await aVisitor(browser, manner)
  const [, value = ''] = cookie.split('=')
  await manager.context.addCookies([{ name: 'session', value, url: product.url }])
  for (const place of wanted) {
    const who = place.signedIn ? manager : visitor
    const answer = await who.page.goto(place.path)
    const wrong = await look(who.page, who, place)
    if (answer?.status() !== place.status) wrong.unshift(`status ${answer?.status()}`)
    found.push(...wrong.map((what) => `${place.route} ${place.path}: ${what}`))
  }
  return found
}

/** Each route in the first of its states. */
function oneOfEach(): Place[] {
  return places.filter(({ route }, at) => places.findIndex((place) => place.route === route) === at)
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

async function frame(page: Page, language: string): Promise<string[]> {
  const { lang, title, headings, text } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((each) => each.innerText.trim()),
    text: document.body.innerText,
  }))
  const found: string[] = []
  const other = language === 'de' ? 'English' : 'Deutsch'
  if ((await page.getByRole('button', { name: other }).count()) !== 1) found.push(`no switch to ${other}`)
  if (lang !== language) found.push(`lang is ${lang}`)
  if (!/ – |^[^–]+$/.test(title) || title.length < 4) found.push(`title "${title}"`)
  if (headings.length !== 1 || headings[0] === '') found.push(`h1: ${headings.join(' | ')}`)
  for (const key of text.match(/\b[a-z]+[A-Za-z]*\.[a-z][A-Za-z.-]+\b/g) ?? [])
    if (!/\.(example|ics|de)$|^www\./.test(key) && !text.includes(`/${key}`))
      found.push(`looks like a key: ${key}`)
  for (const odd of text.match(/\{\w+[,}]|undefined|\[object|NaN/g) ?? []) found.push(`not filled in: ${odd}`)
  return found
}

/** Words that stand in no page of the other language; the language switch names both. */
const telltale = {
  de: /\b(the|and|your|please|room|booking|request|cancel|approve|save|today|week|with|until|from|delete|back)\b/gi,
  en: /\b(der|die|das|und|nicht|Sie|Ihre|bitte|Raum|Räume|Anfrage|heute|Woche|mit|vom|Uhr|speichern)\b/g,
}

/** What people and houses have written themselves stays as it is, in every language; so do the codes of problems. */
const written =
  /Spiele|Klavier|Chor|Nähcafé|Grundreinigung|Stühle und Tische|Gespräche|Treffen, Vorträge|wird an diesem Tag|diese Gruppe ist|So eine Veran|[a-z]-[a-z]+$/

async function foreignWords(page: Page, language: 'de' | 'en'): Promise<string[]> {
  const text = await page.evaluate(() => {
    const other = [...document.querySelectorAll('[lang]')].filter((each) => each !== document.documentElement)
    const copy = document.body.innerText
    return other.reduce(
      (rest, each) => rest.replaceAll((each as HTMLElement).innerText || '\u0000', ''),
      copy,
    )
  })
  const lines = text.split('\n').filter((line) => !written.test(line))
  return lines.flatMap((line) =>
    (line.match(telltale[language]) ?? []).map((word) => `"${word}" in "${line}"`),
  )
}

test('every page of the contracts is among those that are walked', () => {
  expect(pageRoutes().filter((name) => !places.some(({ route }) => route === name))).toEqual([])
})

test('in German, every page in every state is without a fault by WCAG A and AA, light and dark', async () => {
  const [first, dark] = [new Set(oneOfEach()), new Set(sample(oneOfEach()))]
  const looked = new Set(isFull ? places : sample(oneOfEach(), 3))
  // Other states of a page take their turn.
  const wanted = isFull ? places : [...first, ...sample(places.filter((place) => !first.has(place)))]
  const found = await walk('de', wanted, async (page, { troubles }, place) => [
    ...(looked.has(place) ? await axe(page) : []),
    ...(await tooWide(page)),
    ...(await frame(page, 'de')),
    ...(await foreignWords(page, 'de')),
    ...((isFull ? first : dark).has(place) ? await contrastsInTheDark(page) : []),
    ...troubles.splice(0),
  ])
  expect(found).toEqual([])
  expect(product.complaints).toEqual([])
})

test('in English, every page is without a fault by WCAG A and AA', async () => {
  // The same markup with other words: they are read on every page, the markup is looked at in turn.
  const looked = new Set(isFull ? oneOfEach() : sample(oneOfEach()))
  const found = await walk('en', oneOfEach(), async (page, { troubles }, place) => [
    ...(looked.has(place) ? [...(await axe(page)), ...(await tooWide(page))] : []),
    ...(await frame(page, 'en')),
    ...(await foreignWords(page, 'en')),
    ...troubles.splice(0),
  ])
  expect(found).toEqual([])
})

test.each([true, false])('the language is one button away and stays (scripts: %s)', async (scripts) => {
  await using visitor = await aVisitor(browser, { url: product.url, scripts })
  const { page } = visitor
  await page.goto('/aef/book?date=2027-03-10&rooms=teekueche')
  await page.getByRole('button', { name: 'English' }).click()
  expect(new URL(page.url()).pathname).toBe('/aef/book')
  expect(await page.getByLabel('Teeküche').isChecked()).toBe(true)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Ask for a room')
  await page.goto('/sign-in')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

test('pages keep scripts and frames of others away, and what is private out of caches and search engines', async () => {
  for (const { path, signedIn, route } of places) {
    const { headers } = await ask(product, `GET ${path}`, signedIn ? { cookie } : {})
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy, path).toMatch(/default-src 'none'|default-src 'self'/)
    expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    if (signedIn || route === 'bookingPage') {
      expect(headers.get('cache-control'), path).toMatch(/no-store/)
      expect(headers.get('referrer-policy'), path).toMatch(/no-referrer|same-origin/)
    }
  }
})
