import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localeOf } from '../../shared/language.ts'
import { theBrowser, aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { latinIn, storedWords } from '../support/foreign-words.ts'
import { managerCookie } from '../support/outside.ts'
import { furnish, placesOf } from '../support/pages-to-walk.ts'
import type { Place } from '../support/pages-to-walk.ts'
import { pseudoLanguage, pseudoTemplates, unbracketed } from '../support/pseudo-language.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'
import { wordsOfIntl } from '../support/intl-words.ts'
import { wordsOf } from '../support/signed-in.ts'

let product: Running
let cookie: string
let places: Place[]

describe.runIf(hasTurn('pseudo'))('in a language that nobody speaks, each word of which is marked', () => {
  beforeAll(async () => {
    const outDir = await pseudoTemplates(
      mkdtempSync(join(process.env['TEST_PRODUCT'] ?? tmpdir(), 'pseudo-')),
    )
    product = await aRunningProduct({ outDir })
    cookie = await managerCookie(product)
    const all = placesOf(await furnish(product, cookie))
    places = all.filter(({ route }, at) => all.findIndex((place) => place.route === route) === at)
  })
  afterAll(() => product[Symbol.asyncDispose]())

  test('no page says a word that stands in no catalogue and that nobody has written', async () => {
    const known = new Set([...storedWords(await product.items()), ...wordsOfIntl(localeOf(pseudoLanguage))])
    const found: string[] = []
    for (const { route, path, signedIn } of places) {
      const cookies = [`language=${pseudoLanguage}`, ...(signedIn ? [cookie] : [])].join('; ')
      const markup = await (await fetch(product.url + path, { headers: { cookie: cookies } })).text()
      for (const piece of piecesOf(markup)) {
        const words = latinIn(piece).filter((word) => !known.has(word.toLowerCase()))
        if (words.length > 0) found.push(`${route} ${path}: ${words.join(' ')} in "${piece.trim()}"`)
      }
    }
    expect(found).toEqual([])
  })

  test('and each page has room for words that are a third longer than the longest', async () => {
    const manner = { url: product.url, language: pseudoLanguage, width: 320, scripts: false }
    await using visitor = await aVisitor(await theBrowser(), manner)
    await visitor.context.addCookies([{ name: 'session', value: cookie.split('=')[1]!, url: product.url }])
    const found: string[] = []
    for (const { route, path } of places) {
      await visitor.page.goto(path)
      const wide = await visitor.page.evaluate(() => {
        const width = window.innerWidth
        if (document.documentElement.scrollWidth <= width) return []
        const all = [...document.querySelectorAll<HTMLElement>('body *')]
        const beyond = all.filter((each) => each.getBoundingClientRect().right > width + 0.5)
        return beyond.map((each) => `${each.tagName}.${each.className}: ${each.innerText?.slice(0, 60)}`)
      })
      if (wide.length > 0) found.push(`${route} ${path}: ${wide.slice(-3).join(' | ')}`)
    }
    expect(found).toEqual([])
  })
})

/** What a page says, and what it says to those who hear it, outside of the marks. */
function piecesOf(markup: string): string[] {
  const [, body = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(markup) ?? []
  const main = body
    .replace(/<(script|style|textarea|svg)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<(\w+)[^>]* (?:lang="|translate="no)[^>]*>[\s\S]*?<\/\1>/g, '')
  const heard = [...main.matchAll(/ (?:aria-label|alt|title|placeholder)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  )
  return [main, ...heard].map(wordsOf).flatMap(unbracketed)
}
