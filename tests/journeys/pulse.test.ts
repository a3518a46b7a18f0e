import { describe, expect, test } from 'vitest'
import pulse from '../../functions/pulses/texts/de.json' with { type: 'json' }
import houses from '../../functions/houses/texts/de.json' with { type: 'json' }
import { aVisitor, theBrowser } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { ask, linkIn, managerCookie } from '../support/outside.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'
import { labelled, mannerName, mannersOf, press, proveBy, said } from '../support/steps.ts'

let product: Running
let cookie: string

const post = async (path: string, more: object): Promise<any> => {
  const { status, json, text } = await ask(product, `POST /api/${path}`, more)
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
  return json
}

/** A group that two neighbours host, with the Wednesdays of half a year. */
async function sleepers() {
  const host = { name: 'Ada Abend', email: 'ada@schlaf.example' }
  const words = { name: 'Abendkreis', purpose: 'Reden am Abend.', joining: 'open' }
  const group = await post('houses/aef/groups', { body: { ...words, host } })
  const { text } = await product.mail(host.email, /^Gehört diese Adresse/)
  await ask(product, `POST ${new URL(linkIn(text, /\/proof\//)).pathname}`)
  const slot = { rooms: ['teekueche'], date: '2027-02-10', from: '19:00', to: '21:00', purpose: 'Reden' }
  const repeat = { every: 'week', count: 26 }
  const wish = { ...slot, label: 'Abendkreis', repeat, group: group.id }
  const booking = await post('houses/aef/bookings', { body: wish, token: group.manageToken })
  await post(`bookings/${booking.id}/approve`, { cookie })
  return { group, host }
}

describe
  .runIf(hasTurn('pulse'))
  .each(mannersOf('pulse', 'de').map((manner) => ({ ...manner, name: mannerName(manner) })))(
  'a slot that is slept in ($name)',
  ({ name: _name, ...manner }) => {
    test('is asked about twice, marked, and given date by date to whoever waits; the group comes back and keeps the rest', async () => {
      // The clock only goes forward: a product for each.
      await using own = await aRunningProduct()
      product = own
      cookie = await managerCookie(product)
      await using manager = await aVisitor(await theBrowser(), { url: product.url, width: 1280 })
      await manager.context.addCookies([
        { name: 'session', value: cookie.replace('session=', ''), url: product.url },
      ])
      await manager.page.goto('/manage/aef/settings')
      await manager.page.locator('main details.part > summary').getByText(houses['settings.pulse']).click()
      await labelled(manager.page, houses['label.pulseWeeks']).fill('4')
      await press(manager.page, houses.save)
      await manager.page.getByText(houses.savedMore, { exact: true }).waitFor()
      const { group, host } = await sleepers()
      const otto = { name: 'Otto Wartet', email: 'otto@schlaf.example' }
      const wait = {
        rooms: ['teekueche'],
        date: '2027-03-24',
        from: '19:00',
        to: '21:00',
        purpose: 'Kochen',
        contact: otto,
      }
      await post('houses/aef/queue', { body: wait })
      await using waiting = await aVisitor(await theBrowser(), { ...manner, url: product.url })
      const asks = await product.mail(otto.email, /^Bitte bestätigen/)
      await proveBy(waiting.page, linkIn(asks.text, /\/queue\//), manner)

      await product.setClock('2027-03-03T10:00:00+01:00')
      const told = async (to: string, subject: RegExp) =>
        (await product.mails(to)).filter((mail) => subject.test(mail.subject))
      const [asked] = await told(host.email, /^Bitte antworten/)
      await product.setClock('2027-03-10T11:00:00+01:00')
      expect(await told(host.email, /^Bitte antworten/)).toHaveLength(2)
      await product.setClock('2027-03-17T12:00:00+01:00')
      expect(await told(host.email, /Bitte melden Sie sich/)).toHaveLength(1)
      await using neighbour = await aVisitor(await theBrowser(), { ...manner, url: product.url })
      const seen = async () => {
        await neighbour.page.goto(`/aef/groups/${group.id}`)
        return said(neighbour.page)
      }
      expect(await seen()).toContain(pulse.note)
      expect(await seen()).toContain('24. März')

      await product.setClock('2027-03-24T13:00:00+01:00')
      expect(await seen()).not.toContain('24. März')
      expect(await seen()).toContain('31. März')
      expect(await told(otto.email, /Wieder frei/)).toHaveLength(1)
      const { page } = neighbour
      await page.goto(linkIn(asked?.text ?? '', /\/bookings\//))
      expect(await said(page)).toContain(pulse['quiet.title'])
      await press(page, pulse.yes)
      expect(await said(page)).toContain('Alles bleibt, wie es ist.')
      expect(await seen()).not.toContain(pulse.note)
      await product.setClock('2027-04-05T10:00:00+02:00')
      expect(await seen()).toContain('7. April')
      expect([...neighbour.troubles, ...manager.troubles]).toEqual([])
    })
  },
)
