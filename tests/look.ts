import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { register } from '../infra/registered.ts'
import { aBrowser, aVisitor } from './support/browser.ts'
import { ask, managerCookie } from './support/outside.ts'
import { aRunningProduct } from './support/running.ts'
register()
process.env['TEST_PRODUCT'] = mkdtempSync(join(tmpdir(), 'treffpunkt-look-'))
const product = await aRunningProduct({ now: '2027-03-08T08:30:00+01:00', ends: true })
const browser = await aBrowser()
const cookie = await managerCookie(product)
const post = async (path: string, body: unknown) =>
  (await ask(product, `POST ${path}`, { cookie, body })).json as any
const m = await post('/api/houses/aef/meetings', {
  title: 'Sprachcafé',
  description: 'Deutsch sprechen bei Tee und Gebäck.\nAlle sind willkommen.',
  practical: 'Eingang im Hof.',
  audience: ['newcomers'],
  languages: ['de', 'uk', 'ar'],
  access: ['step-free'],
  hosts: ['Mia', 'Kolja'],
  needsKey: true,
  registration: { mode: 'wanted', places: 12 },
  venue: { kind: 'rooms', rooms: ['teekueche'] },
  date: '2027-03-09',
  from: '15:00',
  to: '17:00',
  repeat: { every: 'week', count: 6 },
})
await post(`/api/meetings/${m.id}/dates/2027-03-16T15:00/cancel`, { reason: 'Mia ist krank.' })
await post(`/api/meetings/${m.id}/dates/2027-03-23T15:00/move`, {
  venue: { kind: 'online' },
  note: 'Diesmal online.',
})
const t = await post('/api/houses/aef/meetings', {
  title: 'Spaziergang',
  audience: ['seniors'],
  venue: { kind: 'outdoors', place: 'Stadtpark', address: 'Am Teich 1' },
  date: '2027-03-11',
  from: '10:00',
  to: '11:30',
})
const n = (
  await ask(product, 'POST /api/houses/aef/meetings', {
    body: {
      title: 'Offene Runde',
      contact: { name: 'Runde', email: 'runde@gruppe.example' },
      venue: { kind: 'rooms', rooms: ['seminarraum'] },
      date: '2027-03-12',
      from: '18:00',
      to: '20:00',
    },
  })
).json as any
await ask(product, `POST /api/meetings/${m.id}/change`, {
  body: { title: 'Sprachcafé am Dienstag' },
  token: m.manageToken,
} as never)
const ctx = { m, t, n, cookie }
const paths: [string, string][] = JSON.parse(process.env['LOOK'] ?? '[]')
for (const [name, template] of paths) {
  const path = template.replace(/\$(\w)\.(\w+)/g, (_, who: 'm' | 't' | 'n', field: string) =>
    String((ctx[who] as any)[field]),
  )
  for (const width of [360, 1280]) {
    await using visitor = await aVisitor(browser, { url: product.url, width })
    await visitor.context.addCookies([
      { name: 'session', value: cookie.replace('session=', ''), url: product.url },
    ])
    await visitor.page.goto(path)
    await visitor.page.screenshot({ path: `/tmp/look/${name}-${width}.png`, fullPage: true })
    console.log(name, width, await visitor.page.title(), visitor.troubles)
  }
}
console.log(product.complaints)
await browser[Symbol.asyncDispose]?.()
await product[Symbol.asyncDispose]()
process.exit(0)
