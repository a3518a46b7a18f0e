import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { register } from '../infra/registered.ts'
import { aBrowser, aVisitor } from './support/browser.ts'
import { ask, aWish, linkIn, managerCookie } from './support/outside.ts'
import { aRunningProduct } from './support/running.ts'
import type { Running } from './support/running.ts'

/** A program: takes the pictures of the README from the running product, with invented groups. */
const folder = resolve(import.meta.dirname, '../docs/pictures')

const week = [
  { day: 8, from: '09:30', to: '11:30', label: 'Krabbelgruppe', name: 'Eltern-Kind-Kreis' },
  { day: 8, from: '18:00', to: '20:00', label: 'Chor Morgenröte', name: 'Chor Morgenröte' },
  { day: 9, from: '14:00', to: '17:00', label: 'Nähcafé', name: 'Nähcafé' },
  { day: 10, from: '10:00', to: '12:30', label: 'Frühstück für alle', name: 'Frühstücksrunde' },
  { day: 10, from: '19:00', to: '21:30', name: 'Schachfreunde' },
  { day: 11, from: '16:00', to: '18:00', label: 'Reparaturcafé', name: 'Reparaturcafé' },
  { day: 13, from: '15:00', to: '21:00', name: 'Nachbarschaftsfest' },
]

const open = [
  { day: 12, from: '18:00', to: '20:30', name: 'Spieleabend im Viertel', attendees: 18 },
  { day: 11, from: '19:00', to: '21:00', name: 'Lesekreis', attendees: 9 },
]

interface Asked {
  id: string
  contact: { email: string }
}

/** One click in the mail. */
async function prove(product: Running, { contact }: Asked): Promise<void> {
  const { text } = await product.mail(contact.email, /bestätigen/)
  await fetch(linkIn(text, /proof/), { method: 'POST' })
}

async function furnish(product: Running, cookie: string): Promise<void> {
  const request = async ({ day, name, ...more }: (typeof week)[number] | (typeof open)[number]) => {
    const contact = { name, email: `runde-${day}-${more.from.slice(0, 2)}@gruppe.example` }
    const date = `2027-03-${String(day).padStart(2, '0')}`
    const body = aWish({ ...more, date, contact, groupName: name, purpose: name })
    return (await ask(product, 'POST /api/houses/aef/bookings', { body })).json as Asked
  }
  for (const use of week) {
    const { id } = await request(use)
    await ask(product, `POST /api/bookings/${id}/approve`, { cookie })
  }
  for (const use of open) await prove(product, await request(use))
  const blocked = { rooms: ['seminarraum'], from: '2027-03-14', to: '2027-03-14', label: 'Grundreinigung' }
  await ask(product, 'POST /api/houses/aef/blocks', { cookie, body: blocked })
}

register()
const shared = mkdtempSync(join(tmpdir(), 'treffpunkt-pictures-'))
process.env['TEST_PRODUCT'] = shared
mkdirSync(folder, { recursive: true })
try {
  await using product = await aRunningProduct({ now: '2027-03-08T08:30:00+01:00', ends: true })
  await using browser = await aBrowser()
  const cookie = await managerCookie(product)
  await furnish(product, cookie)
  await using visitor = await aVisitor(browser, { url: product.url, width: 1280 })
  const { page, context } = visitor
  await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url: product.url }])
  await page.goto('/aef/rooms/seminarraum')
  await page.setViewportSize({ width: 1280, height: 1310 })
  await page.screenshot({ path: join(folder, 'week.png') })
  await product.setClock('2027-03-08T13:10:00+01:00')
  await page.goto('/manage/aef')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.screenshot({ path: join(folder, 'inbox.png') })
} finally {
  rmSync(shared, { recursive: true, force: true })
}
