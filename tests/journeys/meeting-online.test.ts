import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { texts as accessMail } from '../../functions/attendances/views/mail-texts.ts'
import { texts as hostingTexts } from '../../functions/hosting/views/texts.ts'
import { texts as programmeTexts } from '../../functions/programme/views/texts.ts'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { grant, hostLink, proposeMeeting, signUp } from '../support/meeting-steps.ts'
import type { Running } from '../support/running.ts'
import { isAccessible, isSound } from '../support/sound-page.ts'
import { onStage } from '../support/stage.ts'
import { labelled, mannerName, mannersOf, press, said, signInAt } from '../support/steps.ts'

let product: Running
let browser: Browser

onStage((stage) => ({ product, browser } = stage))

const link = 'https://raum.example/auftakt'

describe
  .runIf(hasTurn('meeting-online'))
  .each(mannersOf('meeting-online').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'a kick-off online ($name)',
  ({ at, ...manner }) => {
    const { language } = manner
    const [say, host, mail] = [programmeTexts(language), hostingTexts(language), accessMail(language)]
    const day = (number: number): string => `2027-0${3 + at}-${number}`
    const email = `auftakt-${at}@gruppe.example`
    const neighbour = (name: string): string => `${name}-${at}@nachbarn.example`

    test('takes registrations by mail and phone and suggestions until a day, and tells who comes how to get in', async () => {
      // The event on the 17th, and a day before a meeting to try out the technology.
      await using someone = await aVisitor(browser, { ...manner, url: product.url })
      await using desk = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = someone
      const start = { kind: 'online', from: '15:00', to: '17:00', email } as const
      await proposeMeeting(page, { ...start, date: day(17), title: 'Auftakt' }, language)
      await isSound(someone)
      await signInAt(product, desk.page, '/manage/aef', language)
      await grant(product, { desk: desk.page, email, dates: 1 }, manner)
      const practice = `technik-${at}@gruppe.example`
      await proposeMeeting(
        page,
        { ...start, date: day(16), email: practice, title: 'Technik ausprobieren' },
        language,
      )
      await grant(product, { desk: desk.page, email: practice, dates: 1 }, manner)
      const hostUrl = await hostLink(product, email)

      // The host says how one registers, how one gets in and when that is told, and until when wishes are taken.
      await page.goto(hostUrl)
      await press(page, host('said.edit'))
      await isSound(someone)
      await isAccessible(someone, manner)
      await labelled(page, host('registration.needed')).check()
      await labelled(page, host('label.accessText')).fill(`${link}\nTelefon 02131 000-99`)
      await labelled(page, host('label.releaseHoursBefore')).fill('24')
      await labelled(page, host('label.suggestionsUntil')).fill(day(10))
      await press(page, host('edit.send'))
      await isSound(someone)
      expect(await page.locator('body').innerText()).toContain(host('done.changed'))

      // Both stand in the programme. Two hand in what they wish: one for all, one for the host alone.
      await page.goto(`/aef/programme?from=${day(16)}`)
      expect(await said(page)).toContain('Technik ausprobieren')
      await press(page, 'Auftakt')
      await isSound(someone)
      const date = page.url()
      const home = date.slice(0, date.lastIndexOf('/'))
      for (const [wish, isPublic] of [
        ['Ein Lastenrad zum Leihen', true],
        ['Bitte nicht so spät', false],
      ] as const) {
        await page.goto(home)
        await labelled(page, say('wish.text')).fill(wish)
        if (isPublic) await labelled(page, say('wish.public')).check()
        await press(page, say('wish.send'))
        await isSound(someone)
        expect(await said(page)).toContain(say('wish.sent'))
      }
      await page.goto(home)
      await isAccessible(someone, manner)
      expect(await said(page)).not.toContain('Lastenrad')
      await page.goto(hostUrl)
      await isAccessible(someone, manner)
      const wishes = page.locator('#suggestions')
      expect(await wishes.innerText()).toContain('Bitte nicht so spät')
      expect(await wishes.getByRole('button', { name: host('wishes.release') }).count()).toBe(1)
      await press(wishes, host('wishes.release'))
      await isSound(someone)
      await page.goto(home)
      expect(await said(page)).toContain('Lastenrad')
      expect(await said(page)).not.toContain('nicht so spät')

      // Ada registers with her address, Udo too and leaves again, a caller is entered by the host.
      const ada = await signUp(page, date, { name: 'Ada', email: neighbour('ada') }, language)
      await isSound(someone)
      expect(await said(page)).not.toContain(link)
      await signUp(page, date, { name: 'Udo', email: neighbour('udo') }, language)
      await press(page, say('own.leave'))
      await press(page, say('own.leaveYes'))
      await page.goto(`${hostUrl}/dates/${day(17)}T15:00`)
      await page.getByRole('main').locator('summary').getByText(host('coming.enter')).click()
      await labelled(page, host('label.name')).fill('Frau Alt')
      await labelled(page, host('label.contact.phone')).fill('02131 000-47')
      await press(page, host('coming.send'))
      await isSound(someone)
      expect(await said(page)).toContain(host('coming.sum', { coming: 2 }))

      // The day for wishes has passed.
      await product.setClock(`${day(11)}T08:00:00Z`)
      await page.goto(home)
      await isSound(someone)
      expect(await labelled(page, say('wish.text')).count()).toBe(0)
      expect(await said(page)).toContain('Lastenrad')

      // A day before it begins, those who come hear how they get in; nobody else does, and no page or calendar shows it.
      await product.setClock(`${day(16)}T20:00:00Z`)
      const told = await product.mail(neighbour('ada'), new RegExp(`^${mail('release.what')}: Auftakt`))
      expect(told.text).toContain(link)
      expect((await product.mails(neighbour('udo'))).map(({ text }) => text).join()).not.toContain(link)
      await page.goto(ada.url)
      await isSound(someone)
      await isAccessible(someone, manner)
      expect(await page.getByRole('link', { name: link }).count()).toBe(1)
      for (const path of [date, home, `${home}/calendar.ics`, `${product.url}/aef/programme.ics`])
        expect(await (await fetch(path)).text()).not.toContain(link)

      // It becomes another link: those who come hear it, and whoever registers late sees it at once.
      await page.goto(`${hostUrl}/edit`)
      await labelled(page, host('label.accessText')).fill(`${link}-neu`)
      await press(page, host('edit.send'))
      await isSound(someone)
      const again = await product.mail(neighbour('ada'), new RegExp(`^${mail('releaseAgain.what')}: Auftakt`))
      expect(again.text).toContain(`${link}-neu`)
      await signUp(page, date, { name: 'Bea' }, language)
      expect(await said(page)).toContain(`${link}-neu`)
      expect(product.complaints).toEqual([])
    })
  },
)
