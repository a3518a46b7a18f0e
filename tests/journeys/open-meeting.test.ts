import { peopleWords } from '../../functions/rooms/views/people.ts'
import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { texts as seriesTexts } from '../../functions/bookings/views/series-texts.ts'
import { texts as hostingTexts } from '../../functions/hosting/views/texts.ts'
import { texts as openTexts } from '../../functions/hosting/views/open.ts'
import { texts as meetingWords } from '../../functions/meetings/views/words.ts'
import { texts as programmeTexts } from '../../functions/programme/views/texts.ts'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { grant, hostLink, signUp } from '../support/meeting-steps.ts'
import { ask, linkIn, manager } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { isAccessible, isSound } from '../support/sound-page.ts'
import { onStage } from '../support/stage.ts'
import { fillWish, labelled, mannerName, mannersOf, press, said } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

/** Of the mails that tell neighbours where they stand. */
const mails = {
  de: { coming: /^Sie kommen/, free: /^Ein Platz ist frei/ },
  en: { coming: /^You are coming|^You come/, free: /^A place is free/ },
}

describe
  .runIf(hasTurn('open-meeting'))
  .each(mannersOf('open-meeting').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'a weekly open meeting ($name)',
  ({ at, ...manner }) => {
    const { language } = manner
    const say = programmeTexts(language)
    const host = hostingTexts(language)
    const open = openTexts(language)
    const words = meetingWords(language)
    const series = seriesTexts(language)
    const first = `2027-02-${18 + at}`
    const title = `Nähcafé ${at + 1}`
    const email = `naehen-${at}@gruppe.example`
    const neighbour = (name: string): string => `${name}-${at}@nachbarn.example`

    test('is founded with the booking form, 14 people want its 12 places, and whoever waits moves up', async () => {
      // The room is asked for, and others may come.
      await using someone = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = someone
      await page.goto('/aef/book?by=hand')
      await fillWish(page, language, { date: first, from: '15:00', to: '17:00', email, purpose: 'Nähcafé' })
      await page.getByRole('main').locator('summary').getByText(series('form.legend')).click()
      await labelled(page, series('form.every.week')).check()
      await labelled(page, series('form.count')).fill('6')
      await labelled(page, open('open.yes')).check()
      await labelled(page, open('field.open.title')).fill(title)
      await labelled(page, open('field.open.places')).fill('12')
      await labelled(page, open('field.open.needsKey')).check()
      await isAccessible(someone, manner)
      await press(page, series('form.check'))
      await isSound(someone)
      await press(page, series('preview.send', { count: 6 }))
      await isSound(someone)
      expect(await said(page)).toContain(email)

      // Nobody sees it before the house has said yes.
      await page.goto(`/aef/programme?from=${first}`)
      expect(await said(page)).not.toContain(title)
      await using desk = await aVisitor(browser, { ...manner, url: product.url })
      const value = cookie.replace('session=', '')
      await desk.context.addCookies([{ name: 'session', value, url: product.url }])
      await grant(product, { desk: desk.page, email, dates: 6 }, manner)
      await isSound(desk)
      await page.goto(await hostLink(product, email))
      await isSound(someone)
      await isAccessible(someone, manner)
      expect(await said(page.locator('#duties'))).toContain(peopleWords(1, language))
      await page.goto(`/aef/programme?from=${first}`)
      await press(page, title)
      await isSound(someone)
      const date = page.url()
      expect((await said(page)).toLowerCase()).toContain(words('places.free', { count: 12 }).toLowerCase())

      // Twelve have a place, two more wait, one of them without an address.
      const ada = await signUp(page, date, { name: 'Ada', email: neighbour('ada') }, language)
      await isSound(someone)
      expect(await said(page)).toContain(say('own.coming'))
      const family = await signUp(page, date, { name: 'Familie Kern', heads: 6 }, language)
      await signUp(page, date, { name: 'Wohngruppe', heads: 5 }, language)
      const oskar = await signUp(page, date, { name: 'Oskar', phone: '02131 000-45' }, language)
      await isSound(someone)
      await isAccessible(someone, manner)
      expect(await said(page)).toContain(say('own.waitingMore', { before: 0 }))
      await signUp(page, date, { name: 'Bea', email: neighbour('bea') }, language)
      expect(await said(page)).toContain(say('own.waitingMore', { before: 1 }))

      // One leaves by the link of her mail: who has no address is called, and says yes with the code.
      const coming = await product.mail(neighbour('ada'), mails[language].coming)
      expect(linkIn(coming.text, /\/coming\/[^/]+\/[^/]+$/)).toBe(ada.url)
      await page.goto(ada.url)
      await press(page, say('own.leave'))
      await press(page, say('own.leaveYes'))
      await isSound(someone)
      expect(await said(page)).toContain(say('own.left'))
      const call = await product.mail(manager, new RegExp(`^(Bitte anrufen|Please call): ${title}`))
      expect(call.text).toContain('02131 000-45')
      expect(call.text).toContain(oskar.code)
      expect(await product.mails(neighbour('bea'))).toHaveLength(1)
      await page.goto(date)
      await isAccessible(someone, manner)
      await page.getByRole('main').locator('summary').getByText(say('code.title')).click()
      await labelled(page, say('label.code')).fill('Apfel Apfel 999')
      await press(page, say('code.send'))
      expect(await said(page)).toContain(say('code.unknown'))
      await isSound(someone)
      await labelled(page, say('label.code')).fill(oskar.code.toLowerCase())
      await press(page, say('code.send'))
      await isSound(someone)
      expect(page.url()).toBe(oskar.url)
      await press(page, say('own.accept'))
      expect(await page.locator('body').innerText()).toContain(say('done.accepted'))

      // Two of the family stay at home; whoever waits takes the place by the link of her mail, the host sees it.
      await page.goto(family.url)
      await labelled(page, say('label.heads')).fill('4')
      await press(page, say('own.change'))
      const free = await product.mail(neighbour('bea'), mails[language].free)
      await page.goto(linkIn(free.text, /\/coming\//))
      await press(page, say('own.accept'))
      await isSound(someone)
      expect(await said(page)).toContain(say('own.coming'))
      await desk.page.goto(linkIn(call.text, /\/manage\//))
      await isSound(desk)
      await isAccessible(desk, manner)
      expect(await said(desk.page)).toContain(host('coming.sum', { coming: 11 }))
      expect(await desk.page.getByRole('row').filter({ hasText: 'Oskar' }).innerText()).toContain(
        host('coming.comes'),
      )
      expect(product.complaints).toEqual([])
    })

    test('a caller is entered, and what is said on the phone is done for them', async () => {
      await using desk = await aVisitor(browser, { ...manner, url: product.url })
      const value = cookie.replace('session=', '')
      await desk.context.addCookies([{ name: 'session', value, url: product.url }])
      const { page } = desk
      const when = { date: `2027-03-0${at + 1}`, from: '10:00', to: '12:00' }
      const venue = { kind: 'outdoors', place: 'Stadtpark' }
      const registration = { mode: 'needed', places: 1 }
      const body = { ...when, title: 'Schach im Park', venue, registration }
      const { json: meeting } = await ask(product, 'POST /api/houses/aef/meetings', { cookie, body })
      await page.goto(`/manage/aef/meetings/${meeting.id}/dates/${when.date}T10:00`)
      for (const name of ['Frau Alt', 'Herr Neu']) {
        await page.getByRole('main').locator('summary').getByText(host('coming.enter')).click()
        await labelled(page, host('label.name')).fill(name)
        await labelled(page, host('label.contact.phone')).fill('02131 000-46')
        await press(page, host('coming.send'))
        expect(await page.locator('body').innerText()).toContain(host('done.entered'))
        await isSound(desk)
      }
      const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name })
      expect(await rowOf('Herr Neu').innerText()).toContain(host('coming.waits'))
      await press(rowOf('Frau Alt'), host('coming.leave'))
      await isAccessible(desk, manner)
      await press(rowOf('Frau Alt'), host('coming.leaveYes'))
      expect(await page.locator('body').innerText()).toContain(host('done.leave'))
      expect(await rowOf('Frau Alt').count()).toBe(0)
      await press(rowOf('Herr Neu'), host('coming.accept'))
      expect(await page.locator('body').innerText()).toContain(host('done.accept'))
      expect(await rowOf('Herr Neu').innerText()).toContain(host('coming.comes'))
      await isSound(desk)
    })
  },
)
