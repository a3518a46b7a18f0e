import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { aVisitor } from '../support/browser.ts'
import type { Visitor } from '../support/browser.ts'
import { ask, aRequest, manager } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'
import { press, words } from '../support/steps.ts'
import { namesTwice, outlineFaults, treeOf, twice } from '../support/tree.ts'

let product: Running
let browser: Browser
let cookie: string
let approved: any

onStage((stage) => ({ product, browser, cookie } = stage))
beforeAll(async () => {
  approved = await aRequest(product, { date: '2027-03-12', label: 'Nähkreis' })
  await ask(product, `POST /api/bookings/${approved.id}/approve`, { cookie, body: {} })
  const meeting = {
    title: 'Nähcafé',
    description: 'Wir flicken und reden.',
    venue: { kind: 'rooms', rooms: ['teekueche'] },
    date: '2027-03-09',
    from: '15:00',
    to: '17:00',
    repeat: { every: 'week', count: 4 },
  }
  await ask(product, 'POST /api/houses/aef/meetings', { cookie, body: meeting })
  // The same group twice: its rows and buttons are to be told apart.
  for (const date of ['2027-03-26', '2027-03-27']) await aRequest(product, { date, groupName: 'Zwei' })
})

const link = ({ id, manageToken: token }: any) => `/bookings/${id}/${token}`

/** The ten main pages: where they are, and the parts that have to be found in them by name. */
const pages: [name: string, path: () => string, landmarks: string[], headings: string[]][] = [
  ['house', () => '/aef?week=2027-03-09', ['navigation Andere Tage'], ['h2 Für alle offen', 'h2 Räume']],
  ['programme', () => '/aef/programme?from=2027-03-09', ['navigation Andere Tage'], ['h3 Nähcafé']],
  ['rooms', () => '/aef/rooms', [], ['h2 Seminarraum', 'h2 Beratung 3']],
  ['room', () => '/aef/rooms/seminarraum?week=2027-03-10', ['navigation Sie sind hier'], []],
  ['month', () => '/aef/book', ['navigation Monat wählen'], ['h2 Februar 2027']],
  ['day', () => '/aef/book?date=2027-03-10', ['navigation Anderer Tag'], ['h2 Vormittag', 'h2 Abend']],
  [
    'form',
    () => '/aef/book?rooms=seminarraum&date=2027-03-10&from=10:00&to=11:00',
    [],
    ['h2 Wer fragt, und wofür?'],
  ],
  ['free', () => '/aef/free?part=evening', [], ['h2 Freie Zeiten', 'h3 Di, 2. Februar']],
  ['booking', () => link(approved), [], ['h2 Ihre Angaben']],
  ['inbox', () => '/manage/aef', [], []],
  ['calendar', () => '/manage/aef/calendar?date=2027-03-10&view=week', [], []],
  ['wall', () => '/aef/aushang?week=2027-03-09', ['navigation Andere Tage'], ['h3 Nähcafé']],
]

async function aReader(width: number, scripts = true): Promise<Visitor> {
  const visitor = await aVisitor(browser, { url: product.url, width, scripts })
  const value = cookie.replace('session=', '')
  await visitor.context.addCookies([{ name: 'session', value, url: product.url }])
  return visitor
}

describe('who hears a page instead of seeing it', () => {
  test.each([360, 1280])(
    'finds its parts, one title, and everything called by a name of its own (%i px)',
    async (width) => {
      await using reader = await aReader(width)
      const found: unknown[] = []
      for (const [name, path, landmarks, headings] of pages) {
        await reader.page.goto(path())
        const tree = await treeOf(reader.page)
        const wanted = ['banner', 'navigation Hauptmenü', 'main', 'contentinfo', ...landmarks, ...headings]
        const known = [...tree.landmarks, ...tree.headings]
        const faults = [
          ...namesTwice(tree).map((control) => `says two things: ${control}`),
          ...outlineFaults(tree.headings),
          ...twice(tree.landmarks).map((mark) => `two of ${mark}`),
          ...wanted.filter((each) => !known.includes(each)).map((each) => `lacks ${each}`),
        ]
        found.push(...faults.map((fault) => `${name}: ${fault}`))
      }
      expect(found).toEqual([])
    },
  )
})

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '')

describe('after an action', () => {
  test('what was done has the focus and is a live region: a booking is changed', async () => {
    await using reader = await aReader(360)
    const { page } = reader
    await page.goto(`${link(approved)}/change`)
    await press(page, words.de.group['change.send'])
    const told = page.locator('[data-told]').first()
    expect(await told.getAttribute('role')).toBe('status')
    expect(await focused(page)).toBe((await told.innerText()).replace(/\s+/g, ' ').trim())
    expect(await focused(page)).not.toBe('')
  })

  test('a form that is not taken has the list of what is wrong in focus, and it is an alert', async () => {
    await using reader = await aReader(360)
    const { page } = reader
    await page.goto('/aef/book?rooms=seminarraum&date=2027-03-10&from=10:00&to=11:00')
    await press(page, 'Anfrage senden')
    expect(await page.locator('#errors').getAttribute('role')).toBe('alert')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('errors')
  })

  test('a yes in the inbox is heard by its name, and has the focus', async () => {
    const booking = await aRequest(product, { date: '2027-03-29', groupName: 'Flötenkreis' })
    await using reader = await aReader(360, false)
    const { page } = reader
    await page.goto(`/manage/aef/bookings/${booking.id}/approve`)
    await press(page, words.de.house['approve.send'])
    expect(await focused(page)).toContain('Flötenkreis')
    const state = (await ask(product, `GET /api/bookings/${booking.id}`, { cookie })).json.state
    expect(state).toBe('approved')
    expect(await page.locator('#done [role=status]').count()).toBe(1)
  })

  test('the code of the mail is typed at once', async () => {
    await using reader = await aVisitor(browser, { url: product.url, width: 360 })
    const { page } = reader
    await page.goto('/sign-in')
    await page.getByLabel(words.de.signIn['signIn.email']).fill(manager)
    await press(page, words.de.signIn['signIn.send'])
    await page.waitForLoadState('load')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-code')
  })
})
