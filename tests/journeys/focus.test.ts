import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aVisitor } from '../support/browser.ts'
import { hasTurn, isFull, sample } from '../support/budget.ts'
import { furnish, placesOf } from '../support/pages-to-walk.ts'
import type { Place } from '../support/pages-to-walk.ts'
import { onStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

let stage: Stage

/** Buttons that send something: not those of pictures and files, and not the yes of the inbox, which opens no page. */
const buttonsOf = (page: Page): Locator =>
  page
    .locator('main form[method="post"]:not([enctype], [data-one-tap]) button:not([type="button"])')
    .filter({ visible: true })

async function openFolds(page: Page): Promise<void> {
  await page.evaluate(() =>
    document.querySelectorAll<HTMLDetailsElement>('main details').forEach((fold) => (fold.open = true)),
  )
}

/** Presses the button, and says which part of the page that comes has the focus; nothing if none has. */
async function focusAfter(page: Page, button: Locator): Promise<string> {
  await page.evaluate(() => Object.assign(window, { isBefore: true }))
  await button.press('Enter')
  await page
    .waitForFunction(() => !('isBefore' in window) && document.readyState === 'complete')
    .catch(() => Promise.reject(new Error(`nothing came after ${page.url()}`)))
  // What an address leads to takes the focus away first, and what asks for it gets it when the page is painted.
  return page.evaluate(async () => {
    await new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done))))
    return document.activeElement === document.body ? '' : (document.activeElement?.tagName ?? '')
  })
}

/** All buttons of a page, each on the page as it comes; says those after which nothing has the focus. */
async function lost(page: Page, { route, path }: Place, known: Set<string>): Promise<string[]> {
  const found: string[] = []
  await page.goto(path)
  await openFolds(page)
  const names = await buttonsOf(page).allInnerTexts()
  for (const [at, name] of names.entries()) {
    if (known.has(`${route} ${name}`)) continue
    known.add(`${route} ${name}`)
    await page.goto(path)
    await openFolds(page)
    const button = buttonsOf(page).nth(at)
    // What was done before may have taken this one away.
    if ((await button.count()) === 0 || (await button.innerText()) !== name) continue
    if ((await focusAfter(page, button)) === '') found.push(`${route} ${path}: ${name}`)
  }
  return found
}

describe.runIf(hasTurn('focus'))('whoever hears the pages', () => {
  onStage((set) => (stage = set))

  test('goes on, after each form of each page, at what it has led to', async () => {
    const { product, browser, cookie } = stage
    const places = placesOf(await furnish(product, cookie))
    // Who signs out everywhere does so last.
    const wanted = [
      ...sample(
        places.filter(({ route }) => route !== 'sessionsPage'),
        12,
      ),
      ...places.filter(({ route }) => route === 'sessionsPage'),
    ]
    await using visitor = await aVisitor(browser, { url: product.url, width: 360 })
    await using manager = await aVisitor(browser, { url: product.url, width: 360 })
    const value = cookie.replace('session=', '')
    await manager.context.addCookies([{ name: 'session', value, url: product.url }])
    const known = new Set<string>()
    const found: string[] = []
    for (const place of wanted)
      found.push(...(await lost((place.signedIn ? manager : visitor).page, place, known)))
    expect(found).toEqual([])
    expect(known.size).toBeGreaterThan(isFull ? 150 : 3)
  })
})
