import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { texts as inboxTexts } from '../../functions/back-office/views/inbox-texts.ts'
import { texts as seriesTexts } from '../../functions/bookings/views/series-texts.ts'
import { texts as programmeTexts } from '../../functions/programme/views/texts.ts'
import { formatDate } from '../../shared/time/format.ts'
import { aVisitor } from '../support/browser.ts'
import { hasTurn, sample } from '../support/budget.ts'
import { ask, aRequest } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { said, words } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

interface Focused {
  /** Nothing in particular has the focus. */
  isPage: boolean
  /** Name of the control, as a screen reader would begin to say it. */
  label: string
  /** Something is drawn around it that is not there without focus. */
  isSeen: boolean
  /** It lies in the part of the page that is on the screen. */
  isOnScreen: boolean
}

async function focused(page: Page): Promise<Focused> {
  await page.waitForLoadState('load')
  return page.evaluate(() => {
    const place = document.activeElement as HTMLInputElement
    const style = getComputedStyle(place)
    const label = place.labels?.[0]?.innerText ?? place.innerText ?? ''
    const box = place.getBoundingClientRect()
    const outer = place.closest('label') ?? place
    const around = getComputedStyle(outer)
    const isDrawn = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
      (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
    // The button inside of a date field has the ring of the browser, and the field then says that it has no focus.
    const isInside = place.type === 'date' && !place.matches(':focus')
    return {
      label: label.trim(),
      isPage: place === document.body,
      isSeen: isInside || isDrawn(style) || isDrawn(around),
      isOnScreen: box.bottom > 0 && box.top < window.innerHeight,
    }
  })
}

/** Presses Tab until a control of this name has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press('Tab')
    const { label, isPage, isSeen, isOnScreen } = await focused(page)
    if (isPage) continue // after the last control, before the first one again
    if (!isSeen || !isOnScreen) await becomesSeen(page, label)
    if (label.startsWith(name)) return
    passed.push(label.split('\n')[0] ?? '')
  }
  throw new Error(`Tab does not lead to "${name}"; it leads to: ${passed.join(' · ')}`)
}

/** A page that grows above the focus, because it says which rooms are free, needs a moment to scroll after it. */
async function becomesSeen(page: Page, label: string): Promise<void> {
  const look = async () => {
    const { isSeen, isOnScreen } = await focused(page)
    return { isSeen, isOnScreen }
  }
  const name = `focus on "${label}" of ${page.url()}`
  await expect.poll(look, { message: name }).toEqual({ isSeen: true, isOnScreen: true })
}

async function pressKey(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)])
}

const { group, house } = words.de
const say = seriesTexts('de')
const programme = programmeTexts('de')
const inbox = inboxTexts('de')

describe.runIf(hasTurn('keyboard')).each(sample([false, true]))(
  'with the keyboard alone (scripts: %s)',
  (scripts) => {
    const date = scripts ? '2027-02-10' : '2027-02-09'

    test('a room is asked for', async () => {
      await using visitor = await aVisitor(browser, { url: product.url, scripts, width: 1280 })
      const { page } = visitor
      await page.goto(`/aef/book?by=hand&date=${date}`)
      await page.keyboard.press('Tab')
      expect((await focused(page)).label).toBe('Zum Inhalt springen')
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => location.hash === '#main')
      await tabTo(page, 'Seminarraum')
      await page.keyboard.press('Space')
      await tabTo(page, group['field.from'])
      await page.keyboard.type('18:00')
      await tabTo(page, group['field.to'])
      await page.keyboard.type('20:00')
      await tabTo(page, group['field.purpose'])
      await page.keyboard.type('Spieleabend')
      await tabTo(page, group['field.contact.name'])
      await page.keyboard.type('Gruppe Würfel')
      await tabTo(page, group['field.reach'])
      await page.keyboard.type(`tasten-${scripts}@gruppe.example`)
      await tabTo(page, group['book.send'])
      await pressKey(page, 'Enter')
      expect(await said(page)).toContain('Noch nicht sicher')
    })

    test('a series is looked at, a taken date is swapped, and the focus goes where the list begins', async () => {
      const [start, taken] = scripts ? ['2027-04-06', '2027-04-13'] : ['2027-05-04', '2027-05-11']
      await aRequest(product, { rooms: ['teekueche'], date: taken })
      await using visitor = await aVisitor(browser, { url: product.url, scripts, width: 1280 })
      const { page } = visitor
      await page.goto(`/aef/book?rooms=teekueche&date=${start}&from=18:00&to=20:00`)
      await tabTo(page, say('form.legend'))
      await page.keyboard.press('Enter')
      await tabTo(page, say('form.every.once'))
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      expect((await focused(page)).label).toBe(say('form.every.week'))
      await tabTo(page, say('form.count'))
      await page.keyboard.type('4')
      await tabTo(page, say('form.check'))
      await pressKey(page, 'Enter')
      expect(await said(page)).toContain(say('preview.freeOf', { free: 3, refused: 1 }))
      await tabTo(page, formatDate(taken, 'de', 'compact'))
      await pressKey(page, 'Enter')
      expect(await said(page)).toContain(say('preview.allFree', { count: 4 }))
      await tabTo(page, say('preview.move'))
      await tabTo(page, say('preview.send', { count: 4 }))
      expect(visitor.troubles).toEqual([])
    })

    test('what is missing is said at once, and leads to its field', async () => {
      await using visitor = await aVisitor(browser, { url: product.url, scripts, width: 360 })
      const { page } = visitor
      await page.goto('/aef/book?by=hand')
      await tabTo(page, group['book.send'])
      await pressKey(page, 'Enter')
      expect(await page.title()).toMatch(/^Fehler/)
      if (scripts) expect(await focused(page)).toMatchObject({ isOnScreen: true, label: /Angaben/ })
      await tabTo(page, group['error.purpose.required'])
      await page.keyboard.press('Enter')
      await page.waitForFunction(
        () => document.activeElement?.id === 'field-purpose' || location.hash === '#field-purpose',
      )
      await page.keyboard.press('Tab')
      expect((await focused(page)).isOnScreen).toBe(true)
    })

    test('somebody comes to an open meeting, and leaves again', async () => {
      const venue = { kind: 'outdoors', place: 'Stadtpark' }
      const body = {
        title: 'Schach',
        date,
        from: '10:00',
        to: '12:00',
        venue,
        registration: { mode: 'wanted' },
      }
      const { json: meeting } = await ask(product, 'POST /api/houses/aef/meetings', { cookie, body })
      await using visitor = await aVisitor(browser, { url: product.url, scripts, width: 360 })
      const { page } = visitor
      await page.goto(`/aef/programme?from=${date}`)
      await tabTo(page, 'Schach')
      await pressKey(page, 'Enter')
      expect(page.url()).toContain(meeting.id)
      await tabTo(page, programme('label.heads'))
      await page.keyboard.type('2')
      await tabTo(page, programme('label.name'))
      await page.keyboard.type('Ada')
      await tabTo(page, programme('come.send'))
      await pressKey(page, 'Enter')
      expect(await said(page)).toContain(programme('own.coming'))
      await tabTo(page, programme('own.leave'))
      await page.keyboard.press('Enter')
      await tabTo(page, programme('own.leaveYes'))
      await pressKey(page, 'Enter')
      expect(await said(page)).toContain(programme('own.left'))
      expect(visitor.troubles).toEqual([])
    })

    test('a menu of the header is left by Escape, by going on and by a tap elsewhere, where scripts run', async () => {
      await using visitor = await aVisitor(browser, { url: product.url, scripts, width: 360 })
      const { page, context } = visitor
      await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url: product.url }])
      const opened = () => page.locator('.site-header details[open]').count()
      for (const word of ['Mehr', 'Sprache']) {
        await page.goto('/manage/aef')
        await tabTo(page, word)
        await page.keyboard.press('Enter')
        await page.keyboard.press('Tab')
        expect(await opened()).toBe(1)
        await page.keyboard.press('Escape')
        expect(await opened()).toBe(scripts ? 0 : 1)
        expect((await focused(page)).label.startsWith(word)).toBe(scripts)
        if (!scripts) continue
        await page.keyboard.press('Enter')
        await page.keyboard.press('Shift+Tab')
        expect(await opened()).toBe(0)
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        expect(await opened()).toBe(1)
        await page.mouse.click(4, 730)
        expect(await opened()).toBe(0)
      }
      expect(visitor.troubles).toEqual([])
    })

    test('the manager approves', async () => {
      const contact = { name: 'Frühsport', phone: '02131 000-12' }
      const booking = await aRequest(product, { date, from: '08:00', to: '09:00', contact })
      await using visitor = await aVisitor(browser, { url: product.url, scripts, width: 1280 })
      const { page, context } = visitor
      await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url: product.url }])
      await page.goto('/manage/aef')
      await tabTo(page, 'Frühsport')
      await tabTo(page, inbox('yes'))
      if (scripts) {
        await page.keyboard.press('Enter')
        expect((await focused(page)).label).toMatch(new RegExp(`^${inbox('script.undo')}\\s*: Frühsport`))
        await page.keyboard.press('Enter')
        expect((await focused(page)).label).toMatch(new RegExp(`^${inbox('yes')}\\s*: Frühsport`))
        await page.keyboard.press('Enter')
      } else {
        await pressKey(page, 'Enter')
        await tabTo(page, house['approve.send'])
        await pressKey(page, 'Enter')
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('done')
      }
      await page.goto('/aef')
      const state = async () => (await ask(product, `GET /api/bookings/${booking.id}`, { cookie })).json.state
      await expect.poll(state).toBe('approved')
      expect(visitor.troubles).toEqual([])
    })
  },
)
