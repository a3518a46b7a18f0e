import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import de from '../../functions/asks/texts/de.json' with { type: 'json' }
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { ask, linkIn } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { fillWish, mannerName, mannersOf, press, proveBy, said } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

const post = async (path: string, more: object): Promise<any> => {
  const { status, json, text } = await ask(product, `POST /api/${path}`, more)
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
  return json
}

/** A group that may be asked, with the kitchen on two Saturdays. */
async function askable(at: number) {
  const host = { name: 'Ada Küche', email: `kueche-${at}@gruppe.example` }
  const words = { name: `Kochrunde ${at}`, purpose: 'Wir kochen.', joining: 'open' }
  const group = await post('houses/aef/groups', { body: { ...words, host } })
  const { text } = await product.mail(host.email, /^Gehört diese Adresse/)
  await ask(product, `POST ${new URL(linkIn(text, /\/proof\//)).pathname}`)
  await post(`groups/${group.id}/change`, { body: { askable: true }, token: group.manageToken })
  const slot = { rooms: ['teekueche'], from: '18:00', to: '20:00', purpose: 'Kochen', group: group.id }
  const held = async (date: string) => {
    const { id } = await post('houses/aef/bookings', { body: { ...slot, date }, token: group.manageToken })
    await post(`bookings/${id}/approve`, { cookie })
    return id as string
  }
  return { group, host, share: await held(`2027-06-0${at + 5}`), swap: await held(`2027-06-1${at + 5}`) }
}

describe
  .runIf(hasTurn('share'))
  .each(mannersOf('share', 'de').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'whoever wants a slot that a group has ($name)',
  ({ at, ...manner }) => {
    test('asks to share it, proves the address, and both have it when a host says yes', async () => {
      const { host, share, group } = await askable(at)
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      const email = `gast-${at}@neben.example`
      await page.goto('/aef/book?by=hand')
      const slot = { rooms: ['Teeküche'], date: `2027-06-0${at + 5}`, from: '18:00', to: '20:00' }
      await fillWish(page, 'de', { ...slot, purpose: 'Backen', name: 'Gast Eins', email })
      await press(page, 'Anfrage senden')
      await press(page, `Kochrunde ${at} fragen`)
      await page.locator('[name="words"]').fill('Wir brauchen nur den Ofen.')
      for (const [name, value] of [
        ['contact.name', 'Gast Eins'],
        ['contact.email', email],
      ] as const)
        await page.locator(`[name="${name}"]`).fill(value)
      await page.locator('[name="purpose"]').fill('Backen')
      await press(page, de['form.send'])
      expect(await said(page)).toContain(de['form.unproved'])
      await proveBy(
        page,
        linkIn((await product.mail(email, /^Gehört diese Adresse/)).text, /\/proof\//),
        manner,
      )
      const mail = await product.mail(host.email, /^Eine Frage an Sie/)
      expect(mail.text).toContain('Wir brauchen nur den Ofen.')
      expect(mail.text).not.toContain(email)
      await page.goto(linkIn(mail.text, /\/asks\//))
      await press(page, de['answer.yes.share'])
      expect(await said(page)).toContain(de['answer.done.yes'])
      const answer = await product.mail(email, /^Ja/)
      await page.goto(linkIn(answer.text, /\/bookings\//))
      expect(await said(page)).toContain(`Sie sind zu Gast bei Kochrunde ${at}`)
      await page.goto(`/bookings/${share}/${group.manageToken}`)
      expect(await said(page)).toContain('Zu Gast bei Ihnen ist Gast Eins')
      expect(visitor.troubles).toEqual([])
    })

    test('swaps with a date of their own: each has what the other had', async () => {
      const { host, swap } = await askable(at + 2)
      const email = `tausch-${at}@neben.example`
      const slot = { rooms: ['teekueche'], date: `2027-06-2${at + 5}`, from: '10:00', to: '12:00' }
      const own = await post('houses/aef/bookings', {
        body: { ...slot, purpose: 'Backen', contact: { name: 'Gast Zwei', email } },
      })
      await ask(
        product,
        `POST ${new URL(linkIn((await product.mail(email, /bestätigen/)).text, /\/proof\//)).pathname}`,
      )
      await post(`bookings/${own.id}/approve`, { cookie })
      await post(`bookings/${swap}/ask-holder`, {
        body: { kind: 'swap', words: 'Der Samstag passt uns besser.', mine: { booking: own.id } },
        token: own.manageToken,
      })
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      await page.goto(linkIn((await product.mail(host.email, /^Eine Frage an Sie/)).text, /\/asks\//))
      await press(page, de['answer.yes.swap'])
      const read = async (id: string) => (await ask(product, `GET /api/bookings/${id}`, { cookie })).json
      const [theirs, mine] = [await read(swap), await read(own.id)]
      expect([theirs.occurrences[0].date, mine.occurrences[0].date]).toEqual([
        slot.date,
        `2027-06-1${at + 7}`,
      ])
      expect(visitor.troubles).toEqual([])
    })
  },
)
