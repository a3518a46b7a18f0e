import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import queueDe from '../../functions/waitlist/texts/de.json' with { type: 'json' }
import queueEn from '../../functions/waitlist/texts/en.json' with { type: 'json' }
import { texts as inboxTexts } from '../../functions/back-office/views/inbox-texts.ts'
import { texts as seriesTexts } from '../../functions/bookings/views/series-texts.ts'
import { formatDate, formatRange } from '../../shared/time/format.ts'
import { holidayName } from '../../shared/time/holiday-names.ts'
import { theirExpansion } from '../feeds/expanding.ts'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import type { Visitor } from '../support/browser.ts'
import { aRequest, ask, linkIn } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { isAccessible, isSound } from '../support/sound-page.ts'
import { onStage } from '../support/stage.ts'
import {
  fillWish,
  labelled,
  mannerName,
  mannersOf,
  press,
  proveBy,
  said,
  signInAt,
  words,
} from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

/** Thursdays of half a year, over the change of the clocks; two of them are public holidays. */
const [first, last] = ['2027-02-11', '2027-08-05']
const [ascension, corpusChristi] = ['2027-05-06', '2027-05-27']
const [taken, unwanted, givenUp, longedFor] = ['2027-04-15', '2027-06-10', '2027-07-01', '2027-07-08']
const reason = 'An diesem Abend ist Schulkonzert.'

const mails = {
  de: { received: /^Bitte bestätigen/, decided: /^Entscheidung/, free: /^Wieder frei/ },
  en: { received: /^Please confirm/, decided: /^Decision/, free: /^Free again/ },
}

/** Each manner has a room of its own, so that none stands in another's way. */
const rooms = [
  { id: 'seminarraum', name: 'Seminarraum' },
  { id: 'teekueche', name: 'Teeküche' },
  { id: 'beratung-1', name: 'Beratung 1' },
] as const

describe
  .runIf(hasTurn('series'))
  .each(
    mannersOf('series').map((manner, at) => ({ ...manner, name: mannerName(manner), at, room: rooms[at]! })),
  )('a half-year series ($name)', ({ at, room, ...manner }) => {
  const { language } = manner
  const { group, house } = words[language]
  const say = seriesTexts(language)
  const queue = { de: queueDe, en: queueEn }[language]
  const time = formatRange('18:00', '20:00', language)
  const day = (date: string): string => formatDate(date, language, 'compact')
  const state = {
    approved: say('dates.state.approved'),
    declined: say('dates.state.declined'),
    cancelled: say('dates.state.cancelled'),
  }
  const visitor = (): Promise<Visitor> => aVisitor(browser, { ...manner, url: product.url })
  const [email, waiting] = [`lese-${at}@gruppe.example`, `warte-${at}@gruppe.example`]

  test('is asked for, mended, decided date by date, ended early, and who waits gets a freed date', async () => {
    // From one network address so many dates are held unproved in an hour: each of these groups comes in an hour of its own.
    await product.setClock(`2027-02-02T${String(9 + 2 * at).padStart(2, '0')}:00:00+01:00`)
    const other = await aRequest(product, { rooms: [room.id], date: taken })
    await ask(product, `POST /api/bookings/${other.id}/approve`, { cookie })
    await using someone = await visitor()
    const { page } = someone

    // the form: a date, and how it repeats
    await page.goto('/aef/book?by=hand')
    const wish = { rooms: [room.name], date: first, email, purpose: 'Lesekreis', label: 'Lesen für alle' }
    await fillWish(page, language, wish)
    await page.getByRole('main').locator('summary').getByText(say('form.legend')).click()
    await labelled(page, say('form.every.week')).check()
    await labelled(page, say('form.until')).fill(last)
    await labelled(page, say('form.skip.public-holidays')).check()
    await press(page, say('form.check'))
    await isSound(someone)

    // what the dates meet
    expect(await said(page)).toContain(say('preview.freeOf', { free: 23, refused: 1 }))
    expect(await said(page)).toContain(say('preview.leftOutCount', { count: 2 }))
    const leftOut = page.locator('.date-row.left-out')
    expect(await leftOut.count()).toBe(2)
    expect(await said(leftOut.nth(0))).toContain(day(ascension))
    expect(await said(leftOut.nth(0))).toContain(holidayName(language, 'ascension'))
    expect(await said(leftOut.nth(1))).toContain(day(corpusChristi))
    expect(await said(leftOut.nth(1))).toContain(holidayName(language, 'corpus-christi'))
    const inTheWay = page.locator('.date-card')
    expect(await inTheWay.count()).toBe(1)
    expect(await said(inTheWay)).toContain(day(taken))
    expect(await said(inTheWay)).toContain(room.name)
    await isAccessible(someone, manner)

    // one click swaps the date that is taken
    const swap = inTheWay.locator('.actions button').first()
    const [, , , newDate = '', newFrom = ''] = (await swap.getAttribute('value'))?.split('|') ?? []
    await swap.click()
    await isSound(someone)
    if (manner.scripts) expect(await focusIn(page)).toBe('dates')
    expect(new URL(page.url()).hash).toBe('#dates')
    expect(await said(page)).toContain(say('preview.allFree', { count: 24 }))
    expect(await said(page)).toContain(
      say('preview.instead', { date: newDate === taken ? time : day(taken) }),
    )
    await press(page, say('preview.send', { count: 24 }))
    await isSound(someone)
    expect(await said(page)).toContain(email)
    const manageUrl = page.url().split('?')[0]!

    // the link of the mail proves the address
    const received = await product.mail(email, mails[language].received)
    expect(linkIn(received.text, /\/bookings\/[^/]+\/[^/]+$/)).toBe(manageUrl)
    await proveBy(page, linkIn(received.text, /proof/), manner)
    expect(await said(page)).toContain(group['done.proved'])
    await isSound(someone)

    // the manager says yes to all dates but one, in one go
    await using desk = await visitor()
    await signInAt(product, desk.page, '/manage/aef', language)
    await isSound(desk)
    const card = desk.page.getByRole('article').filter({ hasText: email })
    expect(await said(card)).toContain(inboxTexts(language)('yesAll', { count: 24 }))
    await press(card, inboxTexts(language)('more'))
    await press(card, say('decide.oneByOne'))
    await isSound(desk)
    expect(await desk.page.getByRole('checkbox', { checked: true }).count()).toBe(24)
    await labelled(desk.page, day(unwanted)).uncheck()
    await desk.page.getByRole('textbox', { name: house['label.reason'] }).fill(reason)
    await press(desk.page, say('decide.send'))
    expect(await desk.page.locator('body').innerText()).toContain(house['done.decided'])
    await isSound(desk)
    await isAccessible(desk, manner)

    // one mail says it all
    const decided = await product.mail(email, mails[language].decided)
    expect(decided.text).toContain(reason)
    expect((await product.mails(email)).map(({ subject }) => subject)).toEqual([
      received.subject,
      decided.subject,
    ])
    await page.goto(manageUrl)
    await isSound(someone)
    expect(await countsOf(page)).toEqual({ [state.approved]: 23, [state.declined]: 1 })
    const evening = (date: string): string => `${date} 18:00–20:00 Lesen für alle`
    const published = await feedOf(room.id)
    expect(published).toHaveLength(24) // the other group's evening among them
    expect(published).toEqual(expect.arrayContaining([evening(first), evening(longedFor), evening(last)]))
    expect(published.some((event) => event.startsWith(`${newDate} ${newFrom}`))).toBe(true)
    for (const none of [ascension, corpusChristi, taken, unwanted])
      expect(published).not.toContain(evening(none))

    // somebody else comes too late, and waits for one of the dates
    await using late = await visitor()
    await late.page.goto(`/aef/book?rooms=${room.id}&date=${longedFor}&from=18:00&to=20:00`)
    const wanted = { rooms: [], date: longedFor, purpose: 'Chorprobe', email: waiting }
    await fillWish(late.page, language, wanted)
    await press(late.page, group['book.send'])
    expect(await said(late.page)).toContain(group['conflict.title'])
    await isSound(late)
    await press(late.page, queue['button.tellMe'])
    expect(await said(late.page)).toContain(queue['state.unproved'])
    await isSound(late)
    const asks = await product.mail(waiting, mails[language].received)
    await proveBy(late.page, linkIn(asks.text, /\/queue\//), manner)
    expect(await said(late.page)).toContain(queue['state.waiting'])

    // the group ends its series from a date on
    await page.goto(manageUrl)
    await press(page, say('dates.end'))
    await labelled(page, say('dates.endFrom')).selectOption(`${givenUp}T18:00`)
    await press(page, say('dates.endNext'))
    await isSound(someone)
    await isAccessible(someone, manner)
    await press(page, say('scope.following', { date: formatDate(givenUp, language, 'compact'), count: 6 }))
    expect(await said(page)).toContain(group['done.some-cancelled'])
    await isSound(someone)
    expect(await countsOf(page)).toEqual({ [state.approved]: 17, [state.declined]: 1, [state.cancelled]: 6 })

    // whoever waits is asked, and takes the date with one click
    const offered = await product.mail(waiting, mails[language].free)
    await late.page.goto(linkIn(offered.text, /\/queue\//))
    await isSound(late)
    await press(late.page, queue['place.accept'])
    expect(await said(late.page)).toContain('Chorprobe')
    await isSound(late)
    const [, id = ''] = /\/bookings\/([^/]+)\//.exec(late.page.url()) ?? []
    expect((await ask(product, `POST /api/bookings/${id}/approve`, { cookie })).json.state).toBe('approved')

    // what everybody sees now
    const now = await feedOf(room.id)
    expect(now).toHaveLength(24 - 6 + 1)
    expect(now).toContain(evening('2027-06-24'))
    expect(now.filter((event) => event > givenUp)).toEqual([expect.stringMatching(/^2027-07-08 18:00–20:00/)])
    await page.goto(`/aef/rooms/${room.id}?week=2027-06-24`)
    expect(await said(page)).toContain('Lesen für alle')
    await isSound(someone)
    await page.goto(`/aef/rooms/${room.id}?week=${longedFor}`)
    expect(await said(page)).not.toContain('Lesen für alle')
    expect(product.complaints).toEqual([])
  })
})

/** How many dates the list on the contact's page shows in each state. */
async function countsOf(page: Page): Promise<Record<string, number>> {
  const states = await page.locator('.booked > li .booked-head .badge').allInnerTexts()
  return Object.fromEntries(
    [...Map.groupBy(states, (state) => state.trim())].map(([state, all]) => [state, all.length]),
  )
}

/** The id of what has the focus. */
function focusIn(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '')
}

/** Every event of the room's public calendar as another program reads it. */
async function feedOf(room: string): Promise<string[]> {
  await product.settled()
  return theirExpansion(await (await fetch(`${product.url}/aef/rooms/${room}/calendar.ics`)).text())
}
