import { describe, expect, it } from 'vitest'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { capabilities } from '../../functions/capabilities.ts'
import { managePaths } from '../../functions/houses/contract.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aHouse, aRequest, aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, alertOf, doors, valueOf, wordsOf } from '../support/signed-in.ts'
import { asked } from '../back-office/managed.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const settings = '/manage/aef/settings'

const houseOf = async (world: World) => (await loadHouse(world.ctx, 'aef')).house

/** The form as it was opened. */
function filled(change: Record<string, string> = {}): Record<string, string> {
  const { id: _id, timeZone: _zone, exceptions: _none, reasons: _reasons, ...texts } = aHouse()
  const fields = Object.entries(texts).map(([name, value]) => [name, String(value as string | number)])
  return { ...(Object.fromEntries(fields) as Record<string, string>), version: '1', ...change }
}

/** Headings of the parts of a form that are not folded. */
function openParts(text: string): string[] {
  return [...text.matchAll(/<details class="more part" open>\s*<summary>([\s\S]*?)<\/summary>/g)].map(
    ([, heading = '']) => wordsOf(heading),
  )
}

describe('somebody who signed in', () => {
  it('goes on to the inbox of the only house', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const answer = await browser.get('/manage')
    expect(answer).toMatchObject({ status: 303, headers: { location: '/manage/aef' } })
  })

  it('chooses between several', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await found(world, { house: { id: 'muehle', name: 'Haus am Mühlbach' } })
    const { text } = await (await aBrowserOf(world, manager)).get('/manage')
    expect(wordsOf(text)).toContain('Guten Tag, Hausleitung.')
    expect(text).toContain('href="/manage/aef"')
    expect(text).toContain('href="/manage/muehle"')
  })

  it('who looks after no house is told so', async () => {
    await using world = await aWorld()
    await found(world)
    const stranger = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    await world.ctx.table.transact([{ kind: 'delete', key: { pk: 'HOUSES', sk: 'muehle' } }])
    const { status, text } = await (await aBrowserOf(world, stranger, 'en')).get('/manage')
    expect(status).toBe(200)
    expect(wordsOf(text)).toContain('You look after no house at the moment.')
  })
})

describe('the menu of those who run a house', () => {
  it('has what is done every day in its line, and what is set up once behind one word alone', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { text } = await browser.get(settings)
    const menu = /<nav class="main-navigation"[\s\S]*?<\/nav>/.exec(text)![0]
    const [line = '', rest = ''] = menu.split('class="all-later"')
    expect(doors(line)).toEqual(
      expect.arrayContaining(['Anfragen', 'Kalender', 'Eintragen', 'Sperren', 'Suche']),
    )
    expect(doors(line)).not.toContain('Haus')
    expect(doors(rest)).toEqual(expect.arrayContaining(['Mehr', 'Haus', 'Team', 'Sperren', 'Abmelden']))
    expect(doors(rest)).not.toContain('Suche')
  })
})

describe('the settings of a house', () => {
  it('lead to its rooms and show what is saved', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { text } = await browser.get(settings)
    expect(valueOf(text, 'name')).toBe('Albert-Einstein-Forum')
    expect(doors(text)).toEqual(expect.arrayContaining(['Seminarraum', 'Teeküche', 'Neuen Raum anlegen']))
    expect(text).toContain('href="/manage/aef/rooms/teekueche"')
  })

  it('can all be changed, and emptied where they may be empty', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const changes = {
      name: 'Forum',
      address: 'Neue Straße 1',
      phone: '',
      email: 'neu@aef.example',
      rulesGerman: 'Eins.\r\nZwei.',
      'reasons.0.de': 'Zu laut.',
      'reasons.0.other.en': 'Too loud.',
      'reasons.2.de': 'Zu spät.',
      'reasons.2.other.en': '',
      reminderHours: '0',
      unprovedHoldMinutes: '30',
      maxOpenRequests: '1',
      maxRequestsPerContactPerDay: '2',
      maxRequestsPerAddressPerHour: '3',
      retentionMonths: '6',
    }
    const sent = await browser.send(settings, filled(changes))
    expect(sent).toMatchObject({ status: 303, headers: { location: `${settings}?saved=yes` } })
    const house = await houseOf(world)
    expect(house).toMatchObject({
      name: 'Forum',
      address: 'Neue Straße 1',
      email: 'neu@aef.example',
      rulesGerman: 'Eins.\nZwei.',
      reasons: [{ de: 'Zu laut.', other: { en: 'Too loud.' } }, { de: 'Zu spät.' }],
      reminderHours: 0,
      unprovedHoldMinutes: 30,
      maxOpenRequests: 1,
      maxRequestsPerContactPerDay: 2,
      maxRequestsPerAddressPerHour: 3,
      retentionMonths: 6,
      version: 2,
    })
    expect(house.phone).toBeUndefined()
    expect(wordsOf((await browser.get(`${settings}?saved=yes`)).text)).toContain('Gespeichert')
  })

  it('take effect at once: one open request each, held for half an hour', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await browser.send(settings, filled({ maxOpenRequests: '1', unprovedHoldMinutes: '30' }))
    const contact = { name: 'Mia', email: 'mia@gruppe.example' }
    const ask = (date: string) =>
      requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ contact, date }) })
    expect((await ask('2026-12-07')).deadline).toBe('2026-12-01T09:30:00.000Z')
    await asked(world, { contact, date: '2026-12-09' })
    await expect(ask('2026-12-08')).rejects.toMatchObject({ code: 'too-many-requests' })
  })

  it('come back filled, with each wrong field named, and change nothing', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const wrong = { name: ' ', email: 'x', reminderHours: 'viele', retentionMonths: '0', address: 'Neu 2' }
    const { status, text } = await browser.send(settings, filled(wrong))
    expect(status).toBe(422)
    expect(text).toMatch(/role="alert" [^>]*autofocus/)
    const alert = alertOf(text)
    expect(alert).toContain('Name des Hauses: Bitte geben Sie einen Namen an.')
    expect(alert).toContain('E-Mail: Das ist keine E-Mail-Adresse.')
    for (const name of ['name', 'email', 'reminderHours', 'retentionMonths'])
      expect(text).toContain(`href="#field-${name}"`)
    expect(valueOf(text, 'address')).toBe('Neu 2')
    expect(await houseOf(world)).toMatchObject({ name: 'Albert-Einstein-Forum', version: 1 })
  })

  it('are folded under their headings, apart from what must be filled in, is wrong or is not saved yet', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { text } = await browser.get(settings)
    expect(openParts(text)).toEqual(['Name und Erreichbarkeit', 'Impressum und Datenschutz'])
    const sent = filled({ operator: 'Verein', representedBy: 'Kim', retentionMonths: '0', parking: 'Im Hof' })
    const { text: back } = await browser.send(settings, sent)
    const noReasons = 'Gründe für eine Ablehnung'
    expect(openParts(back)).toEqual([...openParts(text), 'Wenn jemand kommt', noReasons, 'Fristen'])
  })

  it('that somebody else saved meanwhile are not overwritten unseen', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await browser.send(settings, filled({ phone: '02131 000-1' }))
    const late = await browser.send(settings, filled({ address: 'Neu 2' }))
    expect(late.status).toBe(409)
    const alert = alertOf(late.text)
    expect(alert).toContain('Inzwischen hat jemand anderes gespeichert.')
    expect(alert).toMatch(/anders gespeichert ist: Anschrift Telefon/)
    expect(await houseOf(world)).toMatchObject({ phone: '02131 000-1', address: aHouse().address })
    expect(valueOf(late.text, 'version')).toBe('2')
    const again = await browser.send(settings, filled({ address: 'Neu 2', version: '2' }))
    expect(again.status).toBe(303)
  })

  it('are for its own managers', async () => {
    await using world = await aWorld()
    await found(world)
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const browser = await aBrowserOf(world, other)
    expect((await browser.get(settings)).status).toBe(403)
    expect((await browser.send(settings, filled({ name: 'Meins' }))).status).toBe(403)
    expect(await world.call('GET', settings)).toMatchObject({
      status: 303,
      headers: { location: '/sign-in?next=%2Fmanage%2Faef%2Fsettings' },
    })
    expect(await houseOf(world)).toMatchObject({ version: 1 })
  })
})

describe('the navigation for managers', () => {
  it('leads only where some capability answers', () => {
    const all = capabilities.flatMap(({ routes }) => Object.values(routes))
    const served = new Set(all.filter(({ method }) => method === 'GET').map((route) => route.path))
    expect(Object.values(managePaths).filter((path) => !served.has(path))).toEqual([])
  })
})
