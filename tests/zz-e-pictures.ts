import { mkdirSync, rmSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aBrowser, aVisitor } from './support/browser.ts'
import { ask, aWish, linkIn, managerCookie } from './support/outside.ts'
import { aRunningProduct } from './support/running.ts'

const folder = '/tmp/e/pictures'
mkdirSync(folder, { recursive: true })
const shared = '/tmp/e/product'
rmSync(shared, { recursive: true, force: true })
mkdirSync(shared, { recursive: true })
process.env['TEST_PRODUCT'] = shared
await using product = await aRunningProduct({ now: '2027-03-08T08:30:00+01:00' })
await using browser = await aBrowser()
const cookie = await managerCookie(product)
const post = async (path: string, body: unknown) => {
  const answer = await ask(product, `POST ${path}`, { cookie, body })
  if (answer.status >= 400) console.log(path, answer.status, answer.text.slice(0, 400))
  return answer.json
}
const prove = async ({ contact }: any) => {
  const { text } = await product.mail(contact.email, /bestätigen/)
  await fetch(linkIn(text, /proof/))
}
const request = async (more: Record<string, unknown>, name: string) => {
  const body = aWish({ ...more, groupName: name, contact: { name: `Gruppe ${name}`, email: `${encodeURIComponent(name.toLowerCase()).replace(/%/g, '')}@gruppe.example` } })
  const { json, status, text } = await ask(product, 'POST /api/houses/aef/bookings', { body })
  if (status !== 201) console.log(name, status, text.slice(0, 300))
  return json
}
// taken, a block
const other = await request({ date: '2027-04-13', purpose: 'Vereinssitzung' }, 'Kegelclub')
await post(`/api/bookings/${other.id}/approve`, {})
const series = await request(
  { date: '2027-03-16', from: '19:00', to: '21:00', purpose: 'Chorprobe', attendees: 24, repeat: { every: 'week', until: '2027-09-07', mode: 'free', skip: ['school-holidays'] } },
  'Chor Morgenröte',
)
await prove(series)
await post('/api/houses/aef/blocks', { rooms: ['seminarraum'], from: '2027-05-04T20:00', to: '2027-05-04T22:00', label: 'Wartung', displace: 'leave' })
const approved = await request({ date: '2027-03-20', from: '15:00', to: '17:00', purpose: 'Tausch', attendees: 10 }, 'Pflanzentausch')
await prove(approved)
await post(`/api/bookings/${approved.id}/approve`, {})
const change = await ask(product, `POST /api/bookings/${approved.id}/move`, { token: approved.manageToken, body: { date: '2027-03-20', from: '15:00', to: '19:00' } })
if (change.status >= 400) console.log('move', change.status, change.text.slice(0, 300))
const second = await request({ date: '2027-03-18', from: '10:00', to: '11:30', rooms: ['teekueche'], purpose: 'Sprachcafé', repeat: { every: 'week', count: 8, mode: 'all' } }, 'Sprachcafé')
await prove(second)
await post(`/api/bookings/${second.id}/approve`, {})
await ask(product, `POST /api/bookings/${second.id}/move`, { token: second.manageToken, body: { date: '2027-03-18', from: '10:00', to: '12:30', scope: 'all', occurrence: '2027-03-18T10:00' } })
// rooms that compete
const { manager } = { manager: cookie }
const compete = JSON.parse(process.env['COMPETE'] ?? 'true') as boolean
if (compete) {
  const page = await ask(product, 'GET /manage/aef/rooms/beratung-1', { cookie })
  const form = new URLSearchParams()
  for (const field of page.text.matchAll(/<input[^>]*>/g)) {
    const tag = field[0]
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    if (!name || name === 'language') continue
    const type = /type="([^"]*)"/.exec(tag)?.[1]
    if ((type === 'checkbox' || type === 'radio') && !/ checked/.test(tag)) continue
    form.append(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const field of page.text.matchAll(/<select[^>]*name="([^"]*)"[\s\S]*?<\/select>/g)) {
    const chosen = /<option[^>]*value="([^"]*)"[^>]*selected/.exec(field[0])?.[1] ?? /<option[^>]*selected[^>]*value="([^"]*)"/.exec(field[0])?.[1]
    form.append(field[1]!, chosen ?? '')
  }
  for (const field of page.text.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)) form.append(field[1]!, field[2]!.trim())
  form.set('contention', 'compete')
  const answer = await fetch(`${product.url}/manage/aef/rooms/beratung-1`, { method: 'POST', redirect: 'manual', headers: { cookie, origin: product.url, 'content-type': 'application/x-www-form-urlencoded' }, body: form })
  console.log('room', answer.status)
  for (const [name, from, to, more] of [
    ['Spiegeltreff', '16:00', '18:00', {}],
    ['Lernhilfe', '17:00', '19:00', { repeat: { every: 'week', count: 10, mode: 'all' }, queueIfTaken: true }],
    ['Rentenberatung', '16:30', '17:30', {}],
  ] as const)
    await prove(await request({ date: '2027-03-17', from, to, rooms: ['beratung-1'], purpose: name, attendees: 4, ...more }, name))
}
writeFileSync('/tmp/e/ids.json', JSON.stringify({ series: series.id, second: second.id, approved: approved.id }))
const key = (date: string) => encodeURIComponent(`${date}T19:00`)
const pages: [string, string][] = [
  ['inbox', '/manage/aef'],
  ['series', `/manage/aef/bookings/${series.id}`],
  ['date', `/manage/aef/bookings/${series.id}?occurrence=${key('2027-05-04')}`],
  ['refused', `/manage/aef/bookings/${series.id}?occurrence=${key('2027-04-13')}`],
  ['decline', `/manage/aef/bookings/${series.id}/decline?occurrence=${key('2027-05-04')}`],
  ['declineall', `/manage/aef/bookings/${series.id}/decline`],
  ['move', `/manage/aef/bookings/${series.id}/move?occurrence=${key('2027-05-04')}`],
  ['cancel', `/manage/aef/bookings/${second.id}/cancel`],
  ['changed', `/manage/aef/bookings/${second.id}`],
  ['change', `/manage/aef/bookings/${approved.id}`],
  ['changedecline', `/manage/aef/bookings/${approved.id}/decline`],
  ['day', '/manage/aef/calendar?date=2027-03-17'],
  ['week', '/manage/aef/calendar?date=2027-03-17&view=week'],
]
for (const [width, scripts, dark, language] of [[1280, true, false, 'de'], [360, false, false, 'de'], [1280, true, true, 'de'], [360, true, false, 'en']] as const) {
  await using visitor = await aVisitor(browser, { url: product.url, width, scripts, language })
  const { page, context } = visitor
  if (dark) await page.emulateMedia({ colorScheme: 'dark' })
  await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url: product.url }, { name: 'language', value: language, url: product.url }])
  for (const [name, path] of pages) {
    if (dark && !['inbox', 'series'].includes(name)) continue
    if (language === 'en' && !['inbox', 'series'].includes(name)) continue
    await page.goto(path)
    if (name === 'series' && width === 1280) for (const at of [2, 5]) await page.locator('input[name=approve]').nth(at).uncheck()
    await page.screenshot({ path: join(folder, `${name}-${width}${dark ? '-dark' : ''}${language === 'en' ? '-en' : ''}.png`), fullPage: true })
    if (width === 360 && ['inbox', 'series'].includes(name) && language === 'de') {
      const height = await page.locator('html').evaluate((el) => el.scrollHeight)
      for (let top = 0; top < height; top += 1600) await page.screenshot({ path: join(folder, `part-${name}-${top}.png`), fullPage: true, clip: { x: 0, y: top, width: 360, height: Math.min(1600, height - top) } })
    }
    const wide = scripts ? await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1) : false
    if (wide) console.log('too wide', name, width)
    if (scripts && width === 360) {
      if (name === 'series') { await page.locator('#field-approve-2027-04-06T19-00').focus(); await page.keyboard.press('Space'); await page.keyboard.press('Tab'); console.log('after Tab', await page.evaluate(() => document.activeElement?.id)); await page.keyboard.press('Shift+Tab'); await page.keyboard.press('Space'); await page.keyboard.press('Tab'); console.log('ticked, Tab', await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))) }
      const small = await page.evaluate(() => [...document.querySelectorAll('main a, main button, main summary, main label.choice, main select, main input:not([type=hidden],[type=checkbox],[type=radio])')].filter((el) => { const box = el.getBoundingClientRect(); return box.height > 0 && box.height < 43.5 && getComputedStyle(el).display !== 'inline' }).map((el) => `${el.tagName} ${el.textContent?.trim().slice(0, 30)} ${el.getBoundingClientRect().height}`))
      if (small.length) console.log(name, small)
    }
  }
  if (visitor.troubles.length) console.log(visitor.troubles)
}
console.log('complaints', product.complaints)
