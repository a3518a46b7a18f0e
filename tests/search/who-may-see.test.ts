import { describe, expect, it } from 'vitest'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import type { Actor } from '../../shared/actor.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import { aDesk } from './a-desk.ts'
import type { Desk } from './a-desk.ts'

const page = (contactId: string) => `/manage/aef/find/contacts/${contactId}`
const unknown = page('000000000000')

async function aMember({ world, manager }: Desk, role: 'manager' | 'deputy', name: string) {
  const member = { name, email: `${name.toLowerCase()}@aef.example`, role }
  const { person: id } = await addToTeam(world.ctx, manager, { house: 'aef', member })
  const actor: Actor = { kind: 'person', address: 'x', person: { id, name } }
  return { id, browser: await aBrowserOf(world, actor) }
}

/** Where the links of a page's main part lead within the house. */
const linksOf = (text: string) => [
  ...new Set(
    [.../<main[^]*<\/main>/.exec(text)![0].matchAll(/href="(\/[^"#]+)/g)].map(([, to = '']) =>
      to.replaceAll('&amp;', '&'),
    ),
  ),
]

describe('who has asked for what in a house', () => {
  it('is told to deputies too, who decide about it: each link there leads on', async () => {
    await using desk = await aDesk()
    await desk.asks('Mia Muster', { date: '2026-12-20', purpose: 'Tanz' })
    const { id, contactId } = await desk.asks('Mia Muster', { date: '2026-12-22', purpose: 'Yoga' })
    await desk.hear()
    const { browser } = await aMember(desk, 'deputy', 'Kim')
    for (const from of [`/manage/aef/bookings/${id}`, '/manage/aef', '/manage/aef/find?q=muster'])
      expect((await browser.get(from)).text, from).toContain(`href="${page(contactId)}"`)
    const { status, text } = await browser.get(page(contactId))
    expect(status).toBe(200)
    expect(wordsOf(text)).toMatch(/Mia Muster[^]*miamuster@gruppe.example[^]*Tanz[^]*Yoga/)
    const links = linksOf(text)
    expect(links.length).toBeGreaterThan(2)
    for (const link of links) expect((await browser.get(link)).status, link).toBe(200)
  })

  it('is nobody else’s business: neither of who has left the team, nor of who is signed in for something else', async () => {
    await using desk = await aDesk()
    const { contactId } = await desk.asks('Mia Muster')
    await desk.hear()
    const { id, browser: former } = await aMember(desk, 'deputy', 'Ute')
    expect((await former.get(page(contactId))).status).toBe(200)
    await removeFromTeam(desk.world.ctx, desk.manager, { house: 'aef', person: id })
    const helper = await aBrowserOf(desk.world, {
      kind: 'person',
      address: 'x',
      person: { id: 'who-helps-out', name: 'x' },
    })
    for (const browser of [former, helper]) {
      const seen = await browser.get(page(contactId))
      expect(seen.status).not.toBe(200)
      expect(seen.text).not.toContain('Mia')
      // Nor whether there is somebody.
      expect((await browser.get(unknown)).status).toBe(seen.status)
      const trusted = await browser.send(`${page(contactId)}/trust`, { trusted: 'yes' })
      expect(trusted.status).toBe((await browser.send(`${unknown}/trust`, { trusted: 'yes' })).status)
    }
  })
})
it('deputies are led nowhere where they may not go, on the pages of their day', async () => {
  await using desk = await aDesk()
  const { id, contactId } = await desk.asks('Mia Muster', { date: '2026-12-22' })
  await desk.hear()
  const { browser } = await aMember(desk, 'deputy', 'Kim')
  const pages = ['', '/vacancy', `/bookings/${id}`, '/calendar', '/find/bookings']
  for (const from of [...pages.map((path) => `/manage/aef${path}`), page(contactId)])
    for (const link of linksOf((await browser.get(from)).text))
      expect((await browser.get(link)).status, `${from} leads to ${link}`).toBe(200)
})
