import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import type { Visitor } from '../support/browser.ts'
import { ask, aRequest } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import signIn from '../../functions/identity/texts/de.json' with { type: 'json' }
import search from '../../functions/search/texts/de.json' with { type: 'json' }
import { isAccessible } from '../support/sound-page.ts'
import { onStage } from '../support/stage.ts'
import { fillWish, labelled, mannerName, mannersOf, press, said, words } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

const { group, house } = words.de
const german = mannersOf('manager', 'de')

/** Somebody who signed in before. */
async function atTheDesk(manner: (typeof german)[number]): Promise<Visitor> {
  const visitor = await aVisitor(browser, { ...manner, url: product.url })
  const value = cookie.replace('session=', '')
  await visitor.context.addCookies([{ name: 'session', value, url: product.url }])
  return visitor
}

const stateOf = async ({ id }: { id: string }): Promise<string> =>
  (await ask(product, `GET /api/bookings/${id}`, { cookie })).json.state

/** The whole page: what was done is said above its main part. */
const everything = (page: Page): Promise<string> => said(page.locator('body'))

const cardOf = (page: Page, { contact }: any) => page.getByRole('article').filter({ hasText: contact.email })

describe
  .runIf(hasTurn('manager'))
  .each(german.map((manner, at) => ({ manner, name: mannerName(manner), at })))(
  'the manager ($name)',
  ({ manner, at }) => {
    test('enters a caller without an address, approved at once, and finds the booking by its code', async () => {
      await using desk = await atTheDesk(manner)
      const { page } = desk
      await page.goto('/manage/aef')
      await page.getByRole('navigation').getByRole('link', { name: 'Eintragen' }).click()
      const date = `2027-03-0${at + 1}`
      await fillWish(page, 'de', { date, rooms: ['Beratung 1'], purpose: 'Schach', name: 'Frau am Telefon' })
      await press(page, house['enter.send'])
      expect(await everything(page)).toContain(house['done.entered'])
      expect(await said(page)).toContain(house['state.approved'])
      const [code = ''] = /\p{L}+\s\p{L}+\s\d{3}/u.exec(await said(page)) ?? []
      const path = new URL(page.url()).pathname
      await page.goto('/manage/aef')
      await labelled(page, search['search.label']).fill(code.toLowerCase().replace(/\s/g, ' '))
      await press(page, search['search.send'])
      expect(new URL(page.url()).pathname).toBe(path)
      expect(await said(page)).toContain('Frau am Telefon')
      expect(desk.troubles).toEqual([])
    })

    test('declines with words of their own, and the group reads them', async () => {
      const booking = await aRequest(product, { date: `2027-03-0${at + 3}` })
      await using desk = await atTheDesk(manner)
      const { page } = desk
      await page.goto('/manage/aef')
      await press(cardOf(page, booking), house['do.decline'])
      await labelled(page, house['reason.own']).check()
      await press(page, house['decline.send'])
      expect(await said(page)).toContain(house['error.reason'])
      await labelled(page, 'Für diese Gruppe ist der Raum zu klein.').check()
      await labelled(page, house['label.reason']).fill('Fragen Sie gern in der Schule nach.')
      await press(page, house['decline.send'])
      expect(await everything(page)).toContain(house['done.declined'])
      const { text } = await product.mail(booking.contact.email, /Abgelehnt|nicht möglich/i)
      // Own words stand instead of a sentence of the house.
      expect(text).toContain('Fragen Sie gern in der Schule nach.')
      expect(text).not.toContain('Für diese Gruppe ist der Raum zu klein.')
    })

    test('types a reason while the session ends, signs in again and finds it in its form', async () => {
      const booking = await aRequest(product, { date: `2027-03-${at + 20}` })
      await using desk = await atTheDesk(manner)
      const { page, context } = desk
      await page.goto(`/manage/aef/bookings/${booking.id}/decline`)
      await labelled(page, house['label.reason']).fill('Der Flur ist frisch gestrichen.')
      await context.clearCookies()
      await press(page, house['decline.send'])
      expect(await said(page)).toContain(signIn['kept.title'])
      await isAccessible(desk, manner)
      const mails = await product.mails('leitung@aef.example')
      const known = mails.filter(({ subject }) => /Anmelde|Code/i.test(subject)).length
      await labelled(page, signIn['signIn.email']).fill('leitung@aef.example')
      await press(page, signIn['signIn.send'])
      await isAccessible(desk, manner)
      const { text } = await product.mail('leitung@aef.example', /Anmelde|Code/i, known)
      const [code = ''] = /\b\d{3} ?\d{3}\b/.exec(text ?? '') ?? []
      await labelled(page, signIn['code.code']).fill(code)
      await press(page, signIn['code.send'])
      expect(await said(page)).toContain(signIn['back.title'])
      await isAccessible(desk, manner)
      await press(page, signIn['back.go'])
      expect(await labelled(page, house['label.reason']).inputValue()).toBe('Der Flur ist frisch gestrichen.')
      expect(await stateOf(booking)).not.toBe('declined')
      await press(page, house['decline.send'])
      expect(await everything(page)).toContain(house['done.declined'])
      expect(await stateOf(booking)).toBe('declined')
    })

    test('asks back, the contact answers with the link, and the answer stands at the booking', async () => {
      const booking = await aRequest(product, { date: `2027-03-0${at + 5}` })
      await using desk = await atTheDesk(manner)
      await desk.page.goto(`/manage/aef/bookings/${booking.id}`)
      await press(desk.page, house['do.ask'])
      await labelled(desk.page, house['label.question']).fill('Brauchen Sie das Klavier?')
      await press(desk.page, house['ask.send'])
      expect(await everything(desk.page)).toContain(house['done.asked'])
      const { text } = await product.mail(booking.contact.email, /Frage/)
      expect(text).toContain('Brauchen Sie das Klavier?')
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      await visitor.page.goto(booking.manageUrl)
      expect(await said(visitor.page)).toContain('Brauchen Sie das Klavier?')
      await labelled(visitor.page, group['answer.label']).fill('Ja, gern.')
      await press(visitor.page, group['answer.send'])
      expect(await said(visitor.page)).toContain(group['done.answered'])
      await desk.page.goto(`/manage/aef/bookings/${booking.id}`)
      expect(await said(desk.page)).toContain('Ja, gern.')
    })

    test('moves and cancels, and the group hears old and new', async () => {
      const booking = await aRequest(product, { date: `2027-03-0${at + 7}` })
      await ask(product, `POST /api/bookings/${booking.id}/approve`, { cookie })
      await using desk = await atTheDesk(manner)
      const { page } = desk
      await page.goto(`/manage/aef/bookings/${booking.id}`)
      await press(page, house['do.move'])
      await labelled(page, group['field.date']).fill(`2027-03-1${at}`)
      await press(page, house['move.send'])
      expect(await everything(page)).toContain(house['done.moved'])
      const moved = await product.mail(booking.contact.email, /^(Verschoben|Geändert)/)
      expect(moved.text).toContain(`${at + 7}. März`)
      expect(moved.text).toContain(`1${at}. März`)
      await page.goto(`/manage/aef/bookings/${booking.id}`)
      await press(page, house['do.cancel'])
      await press(page, house['cancel.send'])
      expect(await everything(page)).toContain(house['done.cancelled'])
      expect(await stateOf(booking)).toBe('cancelled')
      expect((await product.mail(booking.contact.email, /^Abgesagt/)).text).toContain(`1${at}. März`)
    })

    test.each(['leave', 'cancel'] as const)(
      'blocks a day with a booking in the way, and chooses: %s',
      async (way) => {
        const date = `2027-04-${way === 'leave' ? '0' : '1'}${at + 5}`
        const booking = await aRequest(product, { date, rooms: ['teekueche'] })
        await using desk = await atTheDesk(manner)
        const { page } = desk
        await page.goto('/manage/aef/block')
        await labelled(page, 'Teeküche').check()
        await labelled(page, house['label.fromDate']).fill(date)
        await labelled(page, house['label.label']).fill('Grundreinigung')
        await press(page, house['block.send'])
        expect(await said(page)).toContain('Ein Termin steht im Weg')
        expect(await said(page)).toContain(house['block.choose'])
        await press(page, way === 'leave' ? 'Sperren, der Termin bleibt' : 'Sperren und den Termin absagen')
        expect(await everything(page)).toContain(house['done.blocked'])
        expect(await stateOf(booking)).toBe(way === 'leave' ? 'unconfirmed' : 'cancelled')
        await page.goto(`/aef/rooms/teekueche?week=${date}`)
        expect(await said(page)).toContain('Grundreinigung')
        // A phone shows the days one below the other, without a grid.
        const hours = manner.width > 700 ? 1 : 0
        expect(await page.getByRole('rowheader', { name: '08:00' }).count()).toBe(hours)
        expect(await page.getByRole('rowheader', { name: '00:00' }).count()).toBe(0)
      },
    )
  },
)
