import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import de from '../../functions/group-pages/texts/de.json' with { type: 'json' }
import rooms from '../../functions/premises/texts/de.json' with { type: 'json' }
import bookings from '../../functions/bookings/texts/de.json' with { type: 'json' }
import series from '../../functions/bookings/texts/series.de.json' with { type: 'json' }
import { texts as openTexts } from '../../functions/hosting/views/open.ts'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { linkIn } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { labelled, mannerName, mannersOf, press, proveBy, said, timeField } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

describe
  .runIf(hasTurn('group'))
  .each(mannersOf('group', 'de').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'a group of neighbours ($name)',
  ({ at, ...manner }) => {
    const name = `Strickrunde ${at + 1}`
    const [ada, bea] = [`strick-${at}@gruppe.example`, `bea-${at}@gruppe.example`]
    const first = `2027-05-1${at + 1}`

    test('is founded, grows, is trusted, meets weekly, and goes on when its only host leaves', async () => {
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      const mailTo = async (to: string, subject: RegExp, part: RegExp) =>
        linkIn((await product.mail(to, subject)).text, part)

      // Found it, and show that the address is theirs.
      await page.goto('/aef/groups/new')
      await page.locator('[name="name"]').fill(name)
      await page.locator('[name="purpose"]').fill('Wir stricken und reden.')
      await page.locator('[name="host.name"]').fill('Ada Strick')
      await page.locator('[name="host.email"]').fill(ada)
      await press(page, de['found.send'])
      expect(await said(page)).toContain(de['own.unproved'])
      const own = page.url()
      await proveBy(page, await mailTo(ada, /^Gehört diese Adresse/, /\/proof\//), manner)
      await page.goto(own)
      expect(await said(page)).toContain(de['own.host'])

      // Invite somebody, who comes by the link of the mail.
      await page.getByRole('main').locator('summary').getByText(de['add.title']).click()
      const add = page.locator('form').filter({ hasText: de['add.send'] })
      await add.locator('[name="name"]').fill('Bea Strick')
      await add.locator('[name="email"]').fill(bea)
      await press(page, de['add.send'])
      await page.goto(await mailTo(bea, /^Einladung in eine Gruppe/, /\/mine\//))
      expect(await said(page)).toContain(de['own.invited'])
      await press(page, de['own.accept'])
      const beas = page.url()
      expect(await said(page)).toContain(de['own.member'])

      // The house trusts it, and says why.
      await using desk = await aVisitor(browser, { ...manner, url: product.url })
      const value = cookie.replace('session=', '')
      await desk.context.addCookies([{ name: 'session', value, url: product.url }])
      await desk.page.goto('/manage/aef/groups')
      const card = desk.page.getByRole('main').locator('article, .card').filter({ hasText: name }).first()
      await card.locator('summary').getByText(de['managed.trust']).click()
      await card.locator('[name="reason"]').fill('Wir kennen sie seit Jahren.')
      await card.getByRole('button', { name: de['managed.trust'] }).click()
      await page.goto(own)
      expect(await said(page)).toContain('Wir kennen sie seit Jahren.')
      await desk.page.goto('/manage/aef/rooms/beratung-1')
      await desk.page.locator('main details.part > summary').getByText('Zusagen').click()
      await desk.page.locator('[name="approval"][value="trusted"]').check()
      await press(desk.page, rooms.save)
      await desk.page.waitForLoadState()

      // Ask for a room every week, to which others may come.
      await press(page, de['next.book'])
      await labelled(page, 'Beratung 1').check()
      await page.locator('[name="date"]').first().fill(first)
      await timeField(page, 'from').selectOption('15:00')
      await timeField(page, 'to').selectOption('16:00')
      await page.locator('[name="purpose"]').fill('Stricken')
      await page.getByRole('main').locator('summary').getByText(series['form.legend']).click()
      await labelled(page, series['form.every.week']).check()
      await labelled(page, series['form.count']).fill('4')
      const open = openTexts('de')
      await labelled(page, open('open.yes')).check()
      await labelled(page, open('field.open.title')).fill(`Stricktreff ${at + 1}`)
      await press(page, series['form.check'])
      await press(page, '4 Termine anfragen')
      expect(await said(page)).toContain('4 Termine sicher')
      const booking = page.url().replace(/\?.*/, '')
      await page.goto(`/aef/programme?from=${first}`)
      expect(await said(page)).toContain(`Stricktreff ${at + 1}`)
      await page.goto(own)
      expect(await said(page)).toContain(`${11 + at}. Mai 2027`)
      await page.goto(own.replace(/\/mine\/.*/, ''))
      expect(await said(page)).toContain(`Stricktreff ${at + 1}`)

      // In another window she is asked whether the second date alone is to be cancelled, and does not answer yet.
      const late = await visitor.context.newPage()
      const askToCancel = async (window: Page): Promise<void> => {
        await press(window, new RegExp(`${18 + at}\\. Mai`))
        await press(window, new RegExp(`^${bookings['booking.cancel']}`))
      }
      const onlyThis = /^Nur /
      await late.goto(booking)
      await askToCancel(late)
      await late.getByRole('main').getByRole('button', { name: onlyThis }).waitFor()

      // The only host leaves; whoever says yes first goes on.
      await page.goto(own)
      await page.getByRole('main').locator('summary').getByText(de['leave.open']).click()
      await labelled(page, de['leave.askAll']).check()
      await press(page, de['leave.yes'])
      expect(await said(page)).toContain(de['gone.title'])
      await page.goto(await mailTo(bea, /^Wer führt/, /\/mine\//))
      await press(page, 'Ich führe sie weiter')
      await page.goto(beas)
      expect(await said(page)).toContain(de['own.host'])
      await page
        .getByRole('main')
        .getByRole('link', { name: /Strick/ })
        .first()
        .click()
      expect(page.url()).toContain('/bookings/')

      // Nothing that the old one has kept opens or cancels anything.
      await press(late, onlyThis)
      expect(await said(late)).toContain(bookings['oldLink.title'])
      for (const kept of [own, booking, await mailTo(ada, /^Ihr Treffen/, /\/host\//)])
        expect((await late.goto(kept))?.status()).toBe(403)

      // The new one cancels that date by a link of their own; the others stay.
      expect(page.url()).not.toBe(booking)
      expect(await said(page)).toContain('4 Termine sicher')
      await askToCancel(page)
      await press(page, onlyThis)
      expect(await said(page)).toContain('3 Termine sicher, 1 abgesagt')
      await page.goto(beas)
      const next = await said(page)
      expect(next).toContain(`${11 + at}. Mai 2027`)
      expect(next).not.toContain(`${18 + at}. Mai 2027`)
      expect(next).toContain(`${25 + at}. Mai 2027`)
      expect([...visitor.troubles, ...desk.troubles]).toEqual([])
    })
  },
)
