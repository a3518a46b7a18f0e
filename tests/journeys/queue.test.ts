import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import de from '../../functions/waitlist/texts/de.json' with { type: 'json' }
import en from '../../functions/waitlist/texts/en.json' with { type: 'json' }
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { aRequest, ask, linkIn } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { mannerName, mannersOf, press, proveBy, said, words } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

describe
  .runIf(hasTurn('queue'))
  .each(mannersOf('queue').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'who comes too late ($name)',
  ({ at, ...manner }) => {
    const { language } = manner
    const { group } = words[language]
    const queue = { de, en }[language]

    test('waits with one click, hears when it is free, and takes it; or passes it on to the next', async () => {
      const date = `2027-05-1${at}`
      const booking = await aRequest(product, { date })
      await ask(product, `POST /api/bookings/${booking.id}/approve`, { cookie })
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      const emails = [`eva-${at}@gruppe.example`, `udo-${at}@gruppe.example`]
      for (const email of emails) {
        await page.goto(`/aef/book?rooms=seminarraum&date=${date}&from=18:00&to=20:00`)
        await page.locator('[name="purpose"]').fill('Chorprobe')
        await page.locator('[name="contact.name"]').fill('Chor Morgenröte')
        await page.locator('[name="contact.email"]').fill(email)
        await press(page, group['book.send'])
        expect(await said(page)).toContain(group['conflict.title'])
        await press(page, queue['button.tellMe'])
        expect(await said(page)).toContain(queue['state.unproved'])
        const asks = await product.mail(email, language === 'de' ? /^Bitte bestätigen/ : /^Please confirm/)
        await proveBy(page, linkIn(asks.text, /\/queue\//), manner)
        expect(await said(page)).toContain(queue['state.waiting'])
      }
      expect(await said(page)).toContain(language === 'de' ? 'Vor Ihnen wartet' : 'is waiting before you')
      expect((await Promise.all(emails.map((email) => product.mails(email)))).flat()).toHaveLength(2)

      await ask(product, `POST /api/bookings/${booking.id}/cancel`, { cookie })
      const free = language === 'de' ? /^Wieder frei/ : /^Free again/
      const first = await product.mail(emails[0]!, free)
      await page.goto(linkIn(first.text, /\/queue\//))
      await press(page, queue['place.decline'])
      expect(await said(page)).toContain(queue['state.left'])

      const second = await product.mail(emails[1]!, free)
      await page.goto(linkIn(second.text, /\/queue\//))
      await press(page, queue['place.accept'])
      expect(page.url()).toContain('/bookings/')
      // The link of the mail has proved the address: now the house decides.
      expect(await said(page)).toContain(group['standing.requested'])
      expect(await said(page)).toContain('Chorprobe')
      expect(visitor.troubles).toEqual([])
    })
  },
)
