import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import type { Visitor } from './browser.ts'

/** Faults of a page that is an answer to a form, where no walk over addresses comes by. */
export async function isSound({ page, troubles }: Visitor): Promise<void> {
  // A click waits until the next page begins to come; its scripts run at its end.
  await page.waitForLoadState('load')
  const { path, excess, headings } = await page.evaluate(() => ({
    path: location.pathname,
    excess: document.documentElement.scrollWidth - window.innerWidth,
    headings: document.querySelectorAll('h1').length,
  }))
  expect({ path, troubles, headings, tooWide: Math.max(excess, 0) }).toEqual({
    path,
    troubles: [],
    headings: 1,
    tooWide: 0,
  })
}

/** Faults by WCAG A and AA, for one look at a page; where scripts are off, who looks for them cannot run either. */
export async function isAccessible({ page }: Visitor, { scripts }: { scripts: boolean }): Promise<void> {
  if (!scripts) return
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
  // Without legacy mode each analysis opens a page of its own for the frames, of which there are none.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).withTags(rules)
  const { violations } = await builder.analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  expect(found, page.url()).toEqual([])
}
