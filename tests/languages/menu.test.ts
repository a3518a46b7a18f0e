import { expect, it } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { href } from '../../shared/http/contract.ts'
import type { NavigationPlace } from '../../shared/http/contract.ts'
import { languages } from '../../shared/language.ts'
import { said } from '../../shared/texts.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

const all: NavigationPlace[] = capabilities.flatMap(({ navigation = [] }) => navigation)

/** Pages whose heading is something else than what one does there: the house’s name, and the question that a request begins with. */
const headedOtherwise = ['house', 'book']

const inMenus = all.filter(
  ({ area, place }) => ['house', 'manage'].includes(area) && !headedOtherwise.includes(place),
)

it.each(languages)('a page is called what the menu calls it: %s', async (language) => {
  await using world = await aWorld()
  const browser = await aBrowserOf(world, await found(world), language)
  const differing: string[] = []
  for (const { path, label } of inMenus) {
    const { text } = await browser.get(href({ path }, { house: 'aef' }))
    const heading = wordsOf(/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? '')
    if (heading !== said(label, language)) differing.push(`${said(label, language)} leads to ${heading}`)
  }
  expect(differing).toEqual([])
})
