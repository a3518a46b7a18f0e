import type { Browser, Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { texts as inboxTexts } from '../../functions/back-office/views/inbox-texts.ts'
import { aVisitor } from '../support/browser.ts'
import type { Visitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { ask, aRequest } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { isAccessible, isSound } from '../support/sound-page.ts'
import { onStage } from '../support/stage.ts'
import { press, said, words } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

const { house } = words.de
const say = inboxTexts('de')

const rowOf = (page: Page, { groupName }: any) => page.getByRole('article').filter({ hasText: groupName })

const stateOf = async ({ id }: any): Promise<string> =>
  (await ask(product, `GET /api/bookings/${id}`, { cookie })).json.state

/** A request of a group of this name, somewhere in March, on a day of its own. */
let days = 0
async function asking(groupName: string, more: object = {}): Promise<any> {
  days += 1
  const date = new Date(Date.UTC(2027, 2, days)).toISOString().slice(0, 10)
  return aRequest(product, { groupName, date, rooms: ['seminarraum'], attendees: 12, ...more })
}

/** Somebody who signed in before, in the inbox. */
async function atTheDesk(manner: { scripts: boolean; width?: number }): Promise<Visitor> {
  const visitor = await aVisitor(browser, { ...manner, url: product.url })
  const value = cookie.replace('session=', '')
  await visitor.context.addCookies([{ name: 'session', value, url: product.url }])
  if (manner.scripts) await visitor.page.clock.install()
  await visitor.page.goto('/manage/aef')
  return visitor
}

const heard = (page: Page) => page.locator('[data-heard]').textContent()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim())

describe.runIf(hasTurn('inbox'))('the inbox on a phone, without scripts', () => {
  test('holds fifteen requests in 3,500 px, none of them higher than 200', async () => {
    const rooms = ['seminarraum', 'teekueche']
    for (let count = 1; count <= 14; count++)
      await asking(`Gruppe ${count}`, { ...(count % 2 ? { rooms } : {}), note: 'Wir bringen Spiele mit.' })
    const contact = { name: 'Frau am Telefon', phone: '02131 000-77' }
    await asking('Theater Nordstadt, die Gruppe der Erwachsenen am Abend', { rooms, contact })
    await using desk = await atTheDesk({ scripts: false })
    const rows = await desk.page.getByRole('article').all()
    const heights = await Promise.all(rows.map(async (row) => (await row.boundingBox())?.height ?? 0))
    expect(heights).toHaveLength(15)
    expect(Math.max(...heights)).toBeLessThanOrEqual(200)
    expect(await desk.page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(3500)
    await desk.page.setViewportSize({ width: 320, height: 740 })
    for (const row of rows) await row.locator('summary').click()
    await isSound(desk)
  })

  test('two taps say yes, and two say no, without a field; what was done is told where the row stood', async () => {
    const [first, second, third] = [await asking('Erste'), await asking('Zweite'), await asking('Dritte')]
    await using desk = await atTheDesk({ scripts: false })
    const { page } = desk
    await press(rowOf(page, second), say('yes'))
    await press(page, house['approve.send'])
    expect(await stateOf(second)).toBe('approved')
    expect(await focused(page)).toContain('Zweite')
    const places = await page.locator('#done, .ask').allTextContents()
    const at = (name: string) => places.findIndex((place) => place.includes(name))
    expect([at('Zweite') - at('Erste'), at('Dritte') - at('Zweite')]).toEqual([1, 1])
    await press(rowOf(page, third), say('no'))
    await press(page, house['decline.send'])
    expect(await stateOf(third)).toBe('declined')
    expect(await focused(page)).toContain(house['done.declined'])
    expect(await stateOf(first)).toBe('unconfirmed')
  })

  test('ticks say yes to several; one that fails stops no other, and each is told', async () => {
    const [one, other, gone] = [await asking('Töpfern'), await asking('Trommeln'), await asking('Tanzen')]
    await using desk = await atTheDesk({ scripts: false })
    const { page } = desk
    for (const each of [one, other, gone]) await rowOf(page, each).getByRole('checkbox').check()
    await press(page, say('several.ticked'))
    await ask(product, `POST /api/bookings/${gone.id}/decline`, { cookie, body: { reason: 'Belegt.' } })
    await press(page, say('several.send', { count: 3 }))
    expect(await Promise.all([one, other, gone].map(stateOf))).toEqual(['approved', 'approved', 'declined'])
    const told = await page.locator('#done').innerText()
    expect(told).toContain(say('several.done', { count: 2 }))
    expect(told).toMatch(new RegExp(`Tanzen.*${say('several.why.already-decided')}`))
  })
})

describe.runIf(hasTurn('inbox')).each([360, 1280])('the inbox with scripts, %d px', (width) => {
  let own = ''
  beforeEach(() => void (own = `Chor ${(days + 1) * 1000 + width}`))

  test('one tap says yes; for ten seconds it is taken back by another, and nobody has heard', async () => {
    const booking = await asking(own)
    await using desk = await atTheDesk({ scripts: true, width })
    const { page } = desk
    const row = rowOf(page, booking)
    await press(row, say('yes'))
    expect(await focused(page)).toContain(say('script.undo'))
    expect(await heard(page)).toContain(own)
    await isAccessible(desk, { scripts: true })
    await press(row, say('script.undo'))
    expect(await focused(page)).toContain(say('yes'))
    await page.clock.runFor(60_000)
    expect(await stateOf(booking)).toBe('unconfirmed')
    await press(row, say('yes'))
    await page.clock.runFor(10_000)
    await row.getByText(say('script.done'), { exact: true }).waitFor()
    expect(await stateOf(booking)).toBe('approved')
    expect(await heard(page)).toMatch(new RegExp(`^${say('script.done')}: ${own}`))
    expect(await focused(page)).toBe(say('script.done'))
    expect(desk.troubles).toEqual([])
  })

  test('a page that is closed meanwhile loses nothing', async () => {
    const booking = await asking(own)
    await using desk = await atTheDesk({ scripts: true, width })
    await press(rowOf(desk.page, booking), say('yes'))
    await desk.page.close({ runBeforeUnload: true })
    await expect.poll(() => stateOf(booking)).toBe('approved')
  })

  test('a lost net loses nothing either, nor does a closed page after it', async () => {
    const booking = await asking(own)
    await using desk = await atTheDesk({ scripts: true, width })
    await press(rowOf(desk.page, booking), say('yes'))
    await desk.context.setOffline(true)
    await desk.page.clock.runFor(10_000)
    await rowOf(desk.page, booking).getByText(say('script.offline')).waitFor()
    await desk.page.close()
    expect(await stateOf(booking)).toBe('unconfirmed')
    await desk.context.setOffline(false)
    const again = await desk.context.newPage()
    await again.goto('/manage/aef')
    await expect.poll(() => stateOf(booking)).toBe('approved')
  })

  test('a session that has ended loses nothing: after signing in again it goes out', async () => {
    const booking = await asking(own)
    await using desk = await atTheDesk({ scripts: true, width })
    const { page, context } = desk
    const row = rowOf(page, booking)
    await press(row, say('yes'))
    await context.clearCookies({ name: 'session' })
    await page.clock.runFor(10_000)
    await row.getByText(say('script.signIn')).waitFor()
    await press(row, say('script.signInLink'))
    expect(await stateOf(booking)).toBe('unconfirmed')
    await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url: product.url }])
    await page.goto('/manage/aef')
    await expect.poll(() => stateOf(booking)).toBe('approved')
  })

  test('a yes of somebody else who was at this device stays theirs', async () => {
    const [mine, theirs] = [await asking(`${own} Alt`), await asking(`${own} Bass`)]
    await using desk = await atTheDesk({ scripts: true, width })
    const me = await desk.page.locator('[data-inbox]').getAttribute('data-inbox')
    const kept = ({ id, version }: any, by: string | null) => ({
      name: `yes-${id}`,
      value: `${version}.0.${by}`,
      domain: new URL(product.url).hostname,
      path: '/manage/aef',
    })
    await desk.context.addCookies([kept(theirs, 'somebody'), kept(mine, me)])
    await desk.page.goto('/manage/aef')
    await desk.page.clock.runFor(10_000)
    await expect.poll(() => stateOf(mine)).toBe('approved')
    expect(await stateOf(theirs)).toBe('unconfirmed')
  })

  test('a yes to what has changed meanwhile is none, and the row shows what it is now', async () => {
    const booking = await asking(own)
    await using desk = await atTheDesk({ scripts: true, width })
    const { page } = desk
    const row = rowOf(page, booking)
    await press(row, say('yes'))
    const to = { date: booking.occurrences[0].date, from: '09:00', to: '10:00' }
    await ask(product, `POST /api/bookings/${booking.id}/move`, { token: booking.manageToken, body: to })
    await page.clock.runFor(10_000)
    await row.getByText(say('script.changed')).waitFor()
    expect(await said(row)).toContain('09:00–10:00')
    expect(await stateOf(booking)).toBe('unconfirmed')
    await press(row, say('yes'))
    await page.clock.runFor(10_000)
    await row.getByText(say('script.done'), { exact: true }).waitFor()
    expect(await stateOf(booking)).toBe('approved')
  })

  test('several ticks are one tap, and one takes all of them back', async () => {
    const pair = [await asking(`${own} Alt`), await asking(`${own} Bass`)]
    await using desk = await atTheDesk({ scripts: true, width })
    const { page } = desk
    for (const each of pair) await rowOf(page, each).getByRole('checkbox').check()
    const bar = say('several.count', { count: 2 })
    await press(page, bar)
    expect(await focused(page)).toBe(say('script.undoAll'))
    await press(page, say('script.undoAll'))
    for (const each of pair) await rowOf(page, each).getByRole('checkbox').check()
    await press(page, bar)
    await page.clock.runFor(10_000)
    for (const each of pair) await rowOf(page, each).getByText(say('script.done'), { exact: true }).waitFor()
    expect(await Promise.all(pair.map(stateOf))).toEqual(['approved', 'approved'])
    await isSound(desk)
  })
})
