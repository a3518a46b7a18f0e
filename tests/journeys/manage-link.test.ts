import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { ask, aRequest } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { labelled, mannerName, mannersOf, press, said, words } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

const approve = async ({ id }: any): Promise<void> =>
  void (await ask(product, `POST /api/bookings/${id}/approve`, { cookie }))

describe
  .runIf(hasTurn('manage-link'))
  .each(mannersOf('manage-link').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'with the link of the mail ($name)',
  ({ at, ...manner }) => {
    const { language } = manner
    const { group } = words[language]

    test('details are changed, the time is moved, and both stand in what has happened', async () => {
      const booking = await aRequest(product, { date: `2027-02-0${at + 4}`, language })
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      await page.goto(booking.manageUrl)
      await press(page, group['booking.change'])
      await labelled(page, group['field.purpose']).fill('Lesekreis')
      await labelled(page, group['field.attendees']).fill('9')
      await press(page, group['change.send'])
      expect(await said(page)).toContain(group['done.changed'])
      expect(await said(page)).toContain('Lesekreis')

      await press(page, group['booking.move'])
      await labelled(page, group['field.from']).selectOption('09:00')
      await labelled(page, group['field.to']).selectOption('10:30')
      await press(page, group['move.send'])
      expect(await said(page)).toContain(group['done.moved'])
      expect(await said(page)).toMatch(/0?9:00.*10:30/)

      const { json } = await ask(product, `GET /api/bookings/${booking.id}`, { token: booking.manageToken })
      expect(json).toMatchObject({ purpose: 'Lesekreis', attendees: 9, state: 'unconfirmed' })
      expect(json.occurrences).toMatchObject([{ from: '09:00', to: '10:30' }])
      expect(json.history.map(({ what }: any) => what)).toEqual(['requested', 'changed', 'moved'])
      expect(visitor.troubles).toEqual([])
    })

    test('a move to a taken time is refused with free ones, and the old time is kept', async () => {
      const date = `2027-02-1${at}`
      const booking = await aRequest(product, { date, from: '10:00', to: '12:00', language })
      await aRequest(product, { date, from: '14:00', to: '16:00' })
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      await page.goto(booking.manageUrl)
      await press(page, group['booking.move'])
      await labelled(page, group['field.from']).selectOption('14:00')
      await labelled(page, group['field.to']).selectOption('16:00')
      await press(page, group['move.send'])
      expect(await said(page)).toContain(group['conflict.title'])
      const read = () => ask(product, `GET /api/bookings/${booking.id}`, { token: booking.manageToken })
      expect((await read()).json.occurrences).toMatchObject([{ from: '10:00', to: '12:00' }])
      await page.locator('button[name=slot]').first().click()
      expect(await said(page)).toContain(group['done.moved'])
    })

    test('an approved booking is cancelled after one more question, and the time is free again', async () => {
      const booking = await aRequest(product, { date: `2027-02-2${at}`, label: 'Nähcafé', language })
      await approve(booking)
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      await page.goto(booking.manageUrl)
      await press(page, group['booking.cancel'])
      expect(await said(page)).toContain(group['cancel.title'])
      await labelled(page, group['cancel.reason']).fill('Wir sind alle krank.')
      await press(page, new RegExp(`^${group['cancel.send'].split('{')[0]}`))
      expect(await said(page)).toContain(group['done.cancelled'])
      expect(await said(page)).toContain(group['standing.cancelled'])
      const mails = await product.mails(booking.contact.email)
      expect(mails.at(-1)?.subject).toMatch(language === 'de' ? /^Abgesagt/ : /^Cancelled/)
      const availability = `/api/houses/aef/availability?rooms=seminarraum&from=2027-02-2${at}`
      const { json } = await ask(product, `GET ${availability}`)
      expect(json.rooms[0].days[0].taken).toEqual([])
    })

    test('a wrong link says what to do, and nothing about the booking', async () => {
      const booking = await aRequest(product, { date: `2027-03-2${at}`, rooms: ['beratung-1'], language })
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      for (const url of [`${booking.manageUrl}x`, booking.manageUrl.replace(booking.id, '0123456789ab')]) {
        const answer = await page.goto(url)
        expect([403, 404]).toContain(answer?.status())
        expect(await said(page)).toContain(group['oldLink.title'])
        expect(await said(page)).toContain(group['oldLink.newest'])
        expect(await said(page)).not.toMatch(/Spieleabend|wuerfel/)
      }
    })
  },
)

test('moving an approved booking asks the house again and keeps what is approved, making it shorter is done at once', async () => {
  const { group } = words.de
  const booking = await aRequest(product, { date: '2027-04-05', from: '10:00', to: '12:00' })
  await approve(booking)
  await using visitor = await aVisitor(browser, { url: product.url, width: 360 })
  const { page } = visitor
  const move = async (from: string, to: string): Promise<void> => {
    await page.goto(`${booking.manageUrl}/move`)
    await labelled(page, group['field.from']).selectOption(from)
    await labelled(page, group['field.to']).selectOption(to)
    await press(page, group['move.send'])
  }
  await move('10:00', '11:00')
  expect(await said(page)).toMatch(/\bSicher\b/)
  await move('15:00', '17:00')
  expect(await said(page)).toContain(group['done.asked'])
  expect(await said(page)).toMatch(/\bSicher\b/)
  expect(await said(page)).toMatch(/10:00.11:00[^]*Angefragt[^]*15:00.17:00/)
})
