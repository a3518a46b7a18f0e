import { expect, test } from 'vitest'
import { aBrowser, aVisitor } from '../support/browser.ts'
import { aRunningProduct } from '../support/running.ts'
test('x', async () => {
  let t = performance.now()
  const say = (w: string) => { console.log(w, Math.round(performance.now() - t)); t = performance.now() }
  await using product = await aRunningProduct()
  say('product')
  await using browser = await aBrowser()
  say('browser')
  for (const p of ['/', '/aef', '/aef/rooms/seminarraum', '/aef/book', '/sign-in', '/nothing/here/x']) for (const width of [360, 1280]) {
    await using v = await aVisitor(browser, { url: product.url, width })
    const r = await v.page.goto(p)
    say(p + ' ' + r?.status())
    await v.page.screenshot({ path: `/tmp/shots/first${p.replaceAll('/', '_')}-${width}.png`, fullPage: true })
    say('shot')
    console.log(v.troubles)
  }
  console.log(product.complaints)
  expect(1).toBe(1)
})
