import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { texts as inboxTexts } from '../../functions/back-office/views/inbox-texts.ts'
import { texts as changeMail } from '../../functions/followers/views/mail-texts.ts'
import { texts as hostingTexts } from '../../functions/hosting/views/texts.ts'
import { texts as programmeTexts } from '../../functions/programme/views/texts.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { grant, hostLink, proposeMeeting, signUp } from '../support/meeting-steps.ts'
import { linkIn } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { isAccessible, isSound } from '../support/sound-page.ts'
import { onStage } from '../support/stage.ts'
import { labelled, mannerName, mannersOf, press, said, sayYes } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

const place = 'Stadtpark, am Brunnen'

describe
  .runIf(hasTurn('meeting-outdoors'))
  .each(mannersOf('meeting-outdoors').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'a meeting outdoors ($name)',
  ({ at, ...manner }) => {
    const { language } = manner
    const [say, host, mail] = [programmeTexts(language), hostingTexts(language), changeMail(language)]
    const first = `2027-02-${20 + at}`
    const rainy = addDays(first, 7)
    const title = `Spaziergang ${at + 1}`
    const email = `park-${at}@gruppe.example`

    test('takes no room, leads to the park, and comes into the house when it rains', async () => {
      await using someone = await aVisitor(browser, { ...manner, url: product.url })
      await using desk = await aVisitor(browser, { ...manner, url: product.url })
      const value = cookie.replace('session=', '')
      await desk.context.addCookies([{ name: 'session', value, url: product.url }])
      const { page } = someone
      const when = {
        date: first,
        from: '10:00',
        to: '11:30',
        every: 'week',
        until: addDays(first, 28),
      } as const
      await proposeMeeting(page, { kind: 'outdoors', place, ...when, title, email }, language)
      await isSound(someone)
      await isAccessible(someone, manner)
      expect(await said(page)).toContain(place)

      // Mails and calendars name the park, not the house.
      await grant(product, { desk: desk.page, email, dates: 5 }, manner)
      const granted = await product.mail(email, /^(Zugesagt|Approved|Confirmed)/)
      expect(granted.subject).toContain(place)
      const [file] = granted.attachments
      expect(file?.content.replace(/\r\n /g, '')).toContain('LOCATION:Stadtpark\\, am Brunnen\r\n')
      const hostUrl = await hostLink(product, email)
      await page.goto(`/aef/programme?from=${first}`)
      await isSound(someone)
      expect(await said(page)).toContain(place)
      await press(page, title)
      await isSound(someone)
      await isAccessible(someone, manner)
      const date = page.url()
      const later = date.replace(first, rainy)
      const ada = await signUp(page, later, { name: 'Ada', email: `ada-${at}@nachbarn.example` }, language)

      // For the day on which rain is forecast the host takes a room.
      await page.goto(`${hostUrl}/dates/${rainy}T10:00`)
      await press(page, host('move.open'))
      await labelled(page, host('venue.rooms')).check()
      await labelled(page, 'Teeküche').check()
      await press(page, host('move.send'))
      await isSound(someone)
      // A room is the house's to give: until it says yes, everything stays as it was.
      expect(await page.locator('body').innerText()).toContain(host('done.asked'))
      await page.goto(later)
      expect(await said(page)).toContain(place)
      await desk.page.goto('/manage/aef')
      const card = desk.page.getByRole('article').filter({ hasText: email })
      await sayYes(card, manner, inboxTexts(language)('yesChange'))
      await isSound(desk)
      const moved = await product.mail(
        `ada-${at}@nachbarn.example`,
        new RegExp(`^${mail('head.place')}: ${title}`),
      )
      expect(moved.text).toContain('Teeküche')
      expect(linkIn(moved.text, /\/coming\//)).toBe(ada.url)
      await page.goto(later)
      await isSound(someone)
      expect(await said(page)).toContain('Teeküche')
      await page.goto(`/aef/rooms/teekueche?week=${rainy}`)
      expect(await said(page)).toContain(title)
      await page.goto(date)
      expect(await said(page)).toContain(place)
      expect(await said(page)).toContain(say('come.simply'))
      expect(product.complaints).toEqual([])
    })
  },
)
