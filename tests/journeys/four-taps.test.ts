import { expect, test } from 'vitest'
import { theBrowser, aVisitor } from '../support/browser.ts'
import { sample } from '../support/budget.ts'
import { aRunningProduct } from '../support/running.ts'
import { said } from '../support/steps.ts'

/** Pages of a phone are read to their end by those who are in no hurry; these are the ones that everybody passes. */
const mostPixels = { month: 2200, day: 2400, form: 2600 }

test.each(sample([true, false]))(
  'a room is asked for in four taps and three fields, from the page of the house on (scripts: %s)',
  async (scripts) => {
    await using product = await aRunningProduct()
    await using visitor = await aVisitor(await theBrowser(), { url: product.url, scripts, width: 360 })
    const { page } = visitor
    const heights: Record<string, number> = {}
    const look = async (name: string) => {
      heights[name] = await page.evaluate(() => document.documentElement.scrollHeight)
    }
    const main = page.getByRole('main')
    await page.goto('/aef')

    await main.getByRole('link', { name: 'Raum anfragen' }).first().click()
    await look('month')
    await main.getByRole('link', { name: 'Mi, 10. Februar' }).click()
    await look('day')
    await main.getByRole('link', { name: '18:00–20:00' }).click()
    await look('form')
    const fields = main.locator(
      'form input:visible:not([type=hidden]), form textarea:visible, form select:visible',
    )
    expect(await fields.count()).toBe(3)
    for (const [at, text] of ['Spieleabend', 'Mina Probe', 'mina@probe.example'].entries())
      await fields.nth(at).fill(text)
    await main.getByRole('button', { name: 'Anfrage senden' }).click()

    expect(await said(page)).toContain('Danke, Ihre Anfrage ist da')
    expect(await said(page)).toContain('Mi, 10. Februar 2027, 18:00–20:00 Uhr')
    for (const [name, most] of Object.entries(mostPixels))
      expect([name, heights[name]! <= most]).toEqual([name, true])
    expect(visitor.troubles).toEqual([])
  },
)

test('the days of a month are walked with the keys that calendars have', async () => {
  await using product = await aRunningProduct()
  await using visitor = await aVisitor(await theBrowser(), { url: product.url, width: 1280 })
  const { page } = visitor
  await page.goto('/aef/book?month=2027-03')
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).innerText)
  await page.getByRole('link', { name: 'Mi, 10. März' }).focus()
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toContain('17. März')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toContain('18. März')
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toContain('11. März')
  await page.keyboard.press('Home')
  expect(await focused()).toContain('8. März')
  await page.keyboard.press('End')
  expect(await focused()).toContain('14. März')
  await page.keyboard.press('PageDown')
  await page.waitForURL(/month=2027-04/)
  await expect.poll(focused).toContain('1. April')
  await page.keyboard.press('PageUp')
  await page.waitForURL(/month=2027-03/)
  await expect.poll(focused).toContain('1. März')
  await page.keyboard.press('Enter')
  await page.waitForURL(/date=2027-03-01/)
})
