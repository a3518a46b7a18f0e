import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { register } from '../infra/registered.ts'
import { aBrowser, aVisitor } from './support/browser.ts'
import { managerCookie } from './support/outside.ts'
import { aRunningProduct } from './support/running.ts'

/** A program: takes the pictures of the README from the running product, in which the neighbours of the first `npm start` live. */
const folder = resolve(import.meta.dirname, '../docs/pictures')

register()
const shared = mkdtempSync(join(tmpdir(), 'treffpunkt-pictures-'))
process.env['TEST_PRODUCT'] = shared
mkdirSync(folder, { recursive: true })
try {
  await using product = await aRunningProduct({
    now: '2027-03-01T13:10:00+01:00',
    ends: true,
    furnished: true,
  })
  await using browser = await aBrowser()
  const cookie = await managerCookie(product)
  await using visitor = await aVisitor(browser, { url: product.url, width: 1280 })
  const { page, context } = visitor
  await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url: product.url }])
  // The next one: all that is asked for lies in it.
  await page.goto('/aef/rooms/seminarraum?week=2027-03-08')
  await page.setViewportSize({ width: 1280, height: 1310 })
  await page.screenshot({ path: join(folder, 'week.png') })
  await page.goto('/manage/aef')
  await page.setViewportSize({ width: 1280, height: 1310 })
  await page.screenshot({ path: join(folder, 'inbox.png') })
} finally {
  rmSync(shared, { recursive: true, force: true })
}
