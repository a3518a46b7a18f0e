import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { register } from '../../infra/registered.ts'
import { aBrowser, aVisitor } from '../support/browser.ts'
import { furnishedNow, mainPages } from '../support/main-pages.ts'
import type { MainPage } from '../support/main-pages.ts'
import { aRequest, managerCookie } from '../support/outside.ts'
import { aRunningProduct } from '../support/running.ts'

/** A program, `npm run paint`: when the largest thing of each main page is there, for a slow phone on a slow line that comes for the first time. */
const slowdown = 4
const line = {
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
  offline: false,
}
const rounds = 3

register()
const shared = mkdtempSync(join(tmpdir(), 'treffpunkt-paint-'))
process.env['TEST_PRODUCT'] = shared
try {
  await using product = await aRunningProduct({ now: furnishedNow, ends: true, furnished: true })
  await using browser = await aBrowser()
  const cookie = await managerCookie(product)
  const { id, manageToken } = await aRequest(product, { rooms: ['beratung-3'], date: '2027-03-12' })
  const pages = mainPages(`/bookings/${id}/${manageToken}`)
  console.log(
    `Largest paint at 360 px, processor ${slowdown} times slower, 1.6 Mbit/s, 150 ms away, median of ${rounds}`,
  )
  for (const each of pages) {
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round < rounds; round += 1) {
      const seen = await paintOf(browser, each, { url: product.url, cookie })
      times.push(seen.paint)
      bytes = seen.bytes
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
    const line = `${median.toFixed(0).padStart(5)} ms ${(bytes / 1024).toFixed(1).padStart(6)} KB`
    console.log(`${each.name.padEnd(18)} ${line}`)
  }
} finally {
  rmSync(shared, { recursive: true, force: true })
}

/** Milliseconds until the largest thing was painted, and bytes that came over the line. */
async function paintOf(
  browser: Browser,
  { path, signedIn }: MainPage,
  { url, cookie }: { url: string; cookie: string },
): Promise<{ paint: number; bytes: number }> {
  await using visitor = await aVisitor(browser, { url, width: 360 })
  const { page, context } = visitor
  if (signedIn) await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url }])
  const session = await context.newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', line)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(path, { waitUntil: 'load' })
  await page.waitForTimeout(300)
  return { paint: await largestPaint(page), bytes }
}

function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((found) => {
        new PerformanceObserver((list) => found(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
}
