import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { aBrowser, aVisitor } from './support/browser.ts'
import { ask, aWish, linkIn, managerCookie } from './support/outside.ts'
import { aRunningProduct } from './support/running.ts'

const folder = '/tmp/g/pictures'
mkdirSync(folder, { recursive: true })
const shared = '/tmp/g/product'
rmSync(shared, { recursive: true, force: true })
mkdirSync(shared, { recursive: true })
process.env['TEST_PRODUCT'] = shared
await using product = await aRunningProduct({ now: '2027-03-08T08:30:00+01:00' })
await using browser = await aBrowser()
const cookie = await managerCookie(product)
const request = async (more: Record<string, unknown>, name: string) => {
  const email = `${encodeURIComponent(name.toLowerCase()).replace(/%/g, '')}@gruppe.example`
  const body = aWish({ ...more, groupName: name, contact: { name: `Gruppe ${name}`, email } })
  const { json, status, text } = await ask(product, 'POST /api/houses/aef/bookings', { body })
  if (status !== 201) console.log(name, status, text.slice(0, 300))
  const mail = await product.mail(email, /bestätigen/)
  await fetch(linkIn(mail.text, /proof/))
  await ask(product, `POST /api/bookings/${json.id}/approve`, { cookie, body: {} })
  return json
}
const page = await ask(product, 'GET /manage/aef/rooms/seminarraum', { cookie })
const fields = new URLSearchParams()
for (const field of page.text.matchAll(/<input[^>]*>/g)) {
  const tag = field[0]
  const name = /name="([^"]*)"/.exec(tag)?.[1]
  if (!name || name === 'language') continue
  const type = /type="([^"]*)"/.exec(tag)?.[1]
  if ((type === 'checkbox' || type === 'radio') && !/ checked/.test(tag)) continue
  fields.append(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '')
}
for (const field of page.text.matchAll(/<select[^>]*name="([^"]*)"[\s\S]*?<\/select>/g)) {
  const chosen = /<option[^>]*value="([^"]*)"[^>]*selected/.exec(field[0])?.[1]
  fields.append(field[1]!, chosen ?? '')
}
for (const field of page.text.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
  fields.append(field[1]!, field[2]!.trim())
fields.append('contains', 'beratung-1')
fields.append('contains', 'beratung-2')
fields.append('excludes', 'teekueche')
const headers = { cookie, origin: product.url, 'content-type': 'application/x-www-form-urlencoded' }
const saved = await fetch(`${product.url}/manage/aef/rooms/seminarraum`, { method: 'POST', redirect: 'manual', headers, body: fields })
console.log('room', saved.status)
const chor = await request({ date: '2027-03-09', from: '19:00', to: '21:00', purpose: 'Chorprobe', label: 'Chor', repeat: { every: 'week', count: 20, mode: 'free' } }, 'Chor Morgenröte')
await request({ date: '2027-03-10', from: '10:00', to: '11:30', rooms: ['beratung-1'], purpose: 'Beratung', label: 'Rentenberatung' }, 'Rentenberatung')
await request({ date: '2027-03-12', from: '14:00', to: '17:00', rooms: ['teekueche'], purpose: 'Nähen' }, 'Nähcafé')
await request({ date: '2027-03-14', from: '15:00', to: '18:00', purpose: 'Tausch' }, 'Pflanzentausch')
const form = { fromDate: '2027-03-09', toDate: '2027-03-16', words: 'Wegen eines Wasserschadens geschlossen', displaced: 'offer' }
const shots: [string, (visitor: Awaited<ReturnType<typeof aVisitor>>) => Promise<unknown>][] = [
  ['room-settings', async ({ page: p }) => { await p.goto('/manage/aef/rooms/seminarraum'); await p.locator('#field-contains').scrollIntoViewIfNeeded() }],
  ['room-week', async ({ page: p }) => p.goto('/aef/rooms/seminarraum?week=2027-03-08')],
  ['close-form', async ({ page: p }) => p.goto('/manage/aef/close')],
  ['close-asked', async ({ page: p }) => {
    await p.goto('/manage/aef/close')
    await p.fill('[name=fromDate]', form.fromDate)
    await p.fill('[name=toDate]', form.toDate)
    await p.fill('[name=words]', form.words)
    await p.getByRole('button', { name: 'Ansehen, wen es trifft' }).click()
  }],
]
const jar = cookie.split('; ').map((one) => ({ name: one.split('=')[0]!, value: one.split('=').slice(1).join('='), url: product.url }))
const take = async (name: string, go: (visitor: Awaited<ReturnType<typeof aVisitor>>) => Promise<unknown>) => {
  for (const width of [360, 1280]) {
    await using visitor = await aVisitor(browser, { url: product.url, width })
    await visitor.context.addCookies(jar)
    await go(visitor)
    await visitor.page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
    if (visitor.troubles.length > 0) console.log(name, visitor.troubles)
  }
}
for (const [name, go] of shots) await take(name, go)
const made = await ask(product, 'POST /api/houses/aef/closures', { cookie, body: { from: form.fromDate, to: form.toDate, words: form.words, displaced: 'offer' } })
console.log(made.status, made.text.slice(0, 300))
await take('closed', async ({ page: p }) => p.goto(`/manage/aef/closures/${made.json.id}?done=closed`))
await take('offer', async ({ page: p }) => p.goto(new URL(chor.manageUrl).pathname))
await take('house', async ({ page: p }) => p.goto('/aef'))
process.exit(0)
