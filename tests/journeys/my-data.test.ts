import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import de from '../../functions/my-data/texts/de.json' with { type: 'json' }
import en from '../../functions/my-data/texts/en.json' with { type: 'json' }
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { aRequest, ask, linkIn } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { mannerName, mannersOf, press, said } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

describe
  .runIf(hasTurn('my-data'))
  .each(mannersOf('my-data').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'who wants to know what is stored ($name)',
  ({ at, ...manner }) => {
    const say = { de, en }[manner.language]

    test('sees it by a link, takes it along as a file, and has it deleted: the booking to come is cancelled', async () => {
      const email = `daten-${at}@gruppe.example`
      const contact = { name: 'Frau Daten', email }
      const booking = await aRequest(product, { date: `2027-06-1${at}`, contact })
      await ask(product, `POST /api/bookings/${booking.id}/approve`, { cookie })
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      await page.goto('/aef')
      await page.getByRole('link', { name: manner.language === 'de' ? 'Meine Angaben' : 'My data' }).click()
      await page.locator('[name="email"]').fill(email)
      await press(page, say['ask.send'])
      expect(await said(page)).toContain(say['ask.sent'])
      const mail = await product.mail(email, /^(Was wir über Sie|What we have stored)/)
      await page.goto(linkIn(mail.text, /\/my-data\//))
      expect(await said(page)).toContain(say['kind.booking'])
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: say['stored.take'] }).click(),
      ])
      expect(await readFile(await download.path(), 'utf8')).toContain('Frau Daten')
      await page.getByText(say['forget.open']).click()
      await press(page, say['forget.yes'])
      expect(await said(page)).toContain(say['done.title'])
      expect(await said(page)).not.toContain('Frau Daten')
      const { json } = await ask(product, `GET /api/bookings/${booking.id}`, { cookie })
      expect(json).toMatchObject({ state: 'cancelled', contact: { name: '–' } })
      expect(visitor.troubles).toEqual([])
    })
  },
)
