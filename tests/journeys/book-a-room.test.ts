import ICAL from 'ical.js'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { theBrowser, aVisitor } from '../support/browser.ts'
import { ask, aWish, linkIn } from '../support/outside.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'
import {
  fillWish,
  labelled,
  mannerName,
  mannersOf,
  press,
  proveBy,
  said,
  sayYes,
  signInAt,
  timeField,
  words,
} from '../support/steps.ts'

let product: Running
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([aRunningProduct(), theBrowser()])
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** Start and title of every event of a calendar. */
function eventsIn(calendar: string): { start: string; summary: string; status: string }[] {
  return new ICAL.Component(ICAL.parse(calendar))
    .getAllSubcomponents('vevent')
    .map((event) => ({
      start: String(event.getFirstPropertyValue('dtstart')),
      summary: String(event.getFirstPropertyValue('summary')),
      status: String(event.getFirstPropertyValue('status')),
    }))
}

const claims = {
  de: {
    unsure: 'Noch nicht sicher',
    sure: 'Sicher',
    received: /Bitte bestätigen/,
    approved: /Zugesagt/,
    mail: 'Ihr Termin ist jetzt sicher',
  },
  en: {
    unsure: 'Not certain yet',
    sure: 'Certain',
    received: /Please confirm/,
    approved: /Approved|Confirmed/,
    mail: 'Your booking is',
  },
}

describe.each(mannersOf('book-a-room').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'the main job: $name',
  ({ at, ...manner }) => {
    test('a group books a room, the manager says yes, the calendar shows it', async () => {
      const { language } = manner
      const { group, house, rooms } = words[language]
      const claim = claims[language]
      const date = `2027-02-1${at}` // Wednesday, Thursday, Friday of next week
      const email = `spiele-${at}@gruppe.example`
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor

      // the way from the list of houses to a free time of the room
      await page.goto('/')
      await press(page, /Albert-Einstein-Forum/)
      await page.getByRole('main').getByRole('link', { name: 'Seminarraum' }).first().click()
      await press(page, rooms['week.after'])
      // A phone shows stretches of free time, a wide screen each hour.
      const hour = manner.width > 700 ? '[href*="from=18"]' : ''
      const free = page.getByRole('main').locator(`a[href*="date=${date}"]${hour}`).filter({ visible: true })
      await free.first().click()
      expect(new URL(page.url()).pathname).toBe('/aef/book')
      expect(await page.getByLabel('Seminarraum').isChecked()).toBe(true)

      // the form, and what it says afterwards
      await fillWish(page, language, { date, email, label: 'Spiele für alle' })
      await press(page, group['book.send'])
      expect(await said(page)).toContain(claim.unsure)
      expect(await said(page)).toContain(email)
      const [code = 'a code'] = /\p{L}+\s\p{L}+\s\d{3}/u.exec(await said(page)) ?? []
      const received = await product.mail(email, claim.received)
      const manageUrl = linkIn(received.text, /\/bookings\/[^/]+\/[^/]+$/)
      expect(page.url().split('?')[0]).toBe(manageUrl)
      expect(received.text).toContain(code.replace(/\s/g, ' '))

      // one click in the mail proves the address
      await proveBy(page, linkIn(received.text, /proof/), manner)
      expect(await said(page)).toContain(group['done.proved'])
      expect(await said(page)).toContain(claim.unsure)

      // the manager, at another device
      await using desk = await aVisitor(browser, { ...manner, url: product.url })
      await signInAt(product, desk.page, '/manage/aef', language)
      const card = desk.page.getByRole('article').filter({ hasText: email })
      expect(await card.textContent()).toContain(house['proved.yes'])
      await sayYes(card, manner)
      await desk.page.goto('/manage/aef')
      expect(await desk.page.getByRole('article').filter({ hasText: email }).count()).toBe(0)

      // what the group and the quarter see now
      const approved = await product.mail(email, claim.approved)
      expect(approved.text).toContain(claim.mail)
      const [attachment] = approved.attachments
      expect(attachment?.contentType).toBe('text/calendar')
      const start = `${date}T18:00:00`
      expect(eventsIn(attachment?.content ?? '')).toMatchObject([{ start, status: 'CONFIRMED' }])
      await page.goto(manageUrl)
      expect(await said(page)).toContain(claim.sure)
      expect(await said(page)).not.toContain(claim.unsure)
      await page.goto(`/aef?week=${date}`)
      expect(await page.getByRole('main').textContent()).toContain('Spiele für alle')
      await page.goto(`/aef/rooms/seminarraum?week=${date}`)
      expect(await said(page)).toContain('Spiele für alle')
      await product.settled()
      const feed = await (await fetch(`${product.url}/aef/rooms/seminarraum/calendar.ics`)).text()
      expect(eventsIn(feed)).toContainEqual(expect.objectContaining({ start, summary: 'Spiele für alle' }))
      expect(feed).not.toMatch(/gruppe\.example|Würfel|Spieleabend/)
      expect([...visitor.troubles, ...desk.troubles]).toEqual([])
    })
  },
)

describe.each(mannersOf('book-a-room').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'a taken slot: $name',
  ({ at, ...manner }) => {
    test('the filled form comes back with what is in the way, and a free time is one click away', async () => {
      const { language } = manner
      const { group } = words[language]
      const date = `2027-05-0${at + 3}`
      await using visitor = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = visitor
      const ask = async (email: string): Promise<void> => {
        await page.goto('/aef/book?by=hand')
        await fillWish(page, language, {
          date,
          email,
          rooms: ['Seminarraum', 'Teeküche'],
          purpose: 'Kochkurs',
        })
        await press(page, group['book.send'])
      }
      await ask(`erste-${at}@gruppe.example`)
      await ask(`zweite-${at}@gruppe.example`)
      const notice = await said(page)
      expect(notice).toContain(group['conflict.title'])
      expect(notice).toMatch(/Seminarraum: .*18:00.*20:00/)
      expect(await page.getByLabel(group['field.purpose']).inputValue()).toBe('Kochkurs')
      expect(await page.getByLabel('Teeküche').isChecked()).toBe(true)
      const slots = page.locator('button[name=slot]')
      expect(await slots.count()).toBe(3)
      const [day, from] = (await slots.first().getAttribute('value'))?.split('|') ?? []
      await slots.first().click()
      expect(await said(page)).toContain(claims[language].unsure)
      const path = `/api/houses/aef/availability?rooms=teekueche&from=${day}`
      const { rooms } = (await (await fetch(product.url + path)).json()) as any
      expect(rooms[0].days[0].taken.map((use: any) => use.from)).toContain(from)
      expect(visitor.troubles).toEqual([])
    })
  },
)

test('with scripts the form tells what is free while somebody chooses, and sends nothing by itself', async () => {
  const { group } = words.de
  const body = aWish({ date: '2027-05-10', from: '10:00', to: '12:00' })
  await ask(product, 'POST /api/houses/aef/bookings', { body })
  await using visitor = await aVisitor(browser, { url: product.url, width: 360 })
  const { page } = visitor
  await page.goto('/aef/book?by=hand')
  await labelled(page, 'Seminarraum').check()
  await labelled(page, group['field.date']).fill('2027-05-10')
  const panel = page.locator('[data-free-time]')
  await panel.getByText('08:00–10:00 Uhr, 12:00–22:00 Uhr').waitFor()
  await timeField(page, 'from').selectOption('11:00')
  await timeField(page, 'to').selectOption('13:00')
  await panel.getByText('leider nicht alles frei').waitFor()
  await timeField(page, 'from').selectOption('12:00')
  await panel.getByText('Von 12:00 bis 13:00 ist frei.').waitFor()
  expect(page.url()).toBe(`${product.url}/aef/book?by=hand`)
  expect(visitor.troubles).toEqual([])
})
