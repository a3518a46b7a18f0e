import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { texts as closureTexts } from '../../functions/blocks/views/closure-words.ts'
import { formatDate } from '../../shared/time/format.ts'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { aRequest, ask } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { isAccessible, isSound } from '../support/sound-page.ts'
import { onStage } from '../support/stage.ts'
import { labelled, mannerName, mannersOf, press, said } from '../support/steps.ts'

let product: Running
let browser: Browser
let cookie: string

onStage((stage) => ({ product, browser, cookie } = stage))

const mails = {
  de: { displaced: /^Abgesagt, andere Zeit möglich/, restored: /^Findet doch statt/ },
  en: { displaced: /^Cancelled, another time is possible/, restored: /^Takes place after all/ },
}

const rooms = [
  { id: 'beratung-1', name: 'Beratung 1' },
  { id: 'beratung-2', name: 'Beratung 2' },
  { id: 'beratung-3', name: 'Beratung 3' },
] as const

describe
  .runIf(hasTurn('closure'))
  .each(
    mannersOf('closure').map((manner, at) => ({ ...manner, name: mannerName(manner), at, room: rooms[at]! })),
  )('a burst pipe ($name)', ({ at, room, ...manner }) => {
  const { language } = manner
  const say = closureTexts(language)
  const words = 'Wegen Wasserschaden geschlossen'

  test('closes a room for two days, everybody affected is listed and told, and it is taken back', async () => {
    const contact = { name: 'Spanischkurs', email: `kurs-${at}@gruppe.example` }
    const repeat = { every: 'week', count: 4, mode: 'all' }
    const request = { rooms: [room.id], date: '2027-03-02', contact, language, repeat }
    const booking = await aRequest(product, request)
    await ask(product, `POST /api/bookings/${booking.id}/approve`, { cookie })
    const statesOf = async (): Promise<string[]> => {
      const { json } = await ask(product, `GET /api/bookings/${booking.id}`, { cookie })
      return json.occurrences.map(({ state }: any) => state)
    }

    // the manager looks whom it would affect, before anything happens
    await using desk = await aVisitor(browser, { ...manner, url: product.url })
    const { page, context } = desk
    await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url: product.url }])
    await page.goto('/manage/aef/close')
    await labelled(page, room.name).check()
    await labelled(page, say('label.fromDate')).fill('2027-03-09')
    await page.locator('[name="toDate"]').fill('2027-03-10')
    await labelled(page, say('label.words')).fill(words)
    await labelled(page, say('displaced.offer')).check()
    await press(page, say('close.look'))
    await isSound(desk)
    await isAccessible(desk, manner)
    expect(await said(page)).toContain(say('close.affected', { dates: 1 }))
    const row = page.getByRole('row').filter({ hasText: formatDate('2027-03-09', language, 'compact') })
    expect(await row.innerText()).toContain('Spanischkurs')
    expect(await statesOf()).toEqual(['approved', 'approved', 'approved', 'approved'])

    // closed: the group hears of it with the words for the door, another time is held for it
    await press(page, say('close.send', { dates: 1 }))
    expect(await page.locator('body').innerText()).toContain(say('done.closed'))
    await isSound(desk)
    expect(await statesOf()).toEqual(['approved', 'cancelled', 'approved', 'approved'])
    const told = await product.mail(contact.email, mails[language].displaced)
    expect(told.text).toContain(words)
    const path = new URL(page.url()).pathname
    await using visitor = await aVisitor(browser, { ...manner, url: product.url })
    await visitor.page.goto(booking.manageUrl)
    expect(await said(visitor.page)).toContain(say('offer.title'))
    await isSound(visitor)
    await visitor.page.goto(`/aef/rooms/${room.id}?week=2027-03-09`)
    expect(await said(visitor.page)).toContain(words)
    await isSound(visitor)

    // within the hour it is taken back: everybody has what they had
    await page.goto(path)
    await press(page, say('closed.undo'))
    expect(await page.locator('body').innerText()).toContain(say('done.undone'))
    expect(await said(page)).toContain(say('fate.restored'))
    await isSound(desk)
    expect(await statesOf()).toEqual(['approved', 'approved', 'approved', 'approved'])
    await product.mail(contact.email, mails[language].restored)
    await visitor.page.goto(booking.manageUrl)
    expect(await said(visitor.page)).not.toContain(say('offer.title'))
    await visitor.page.goto(`/aef/rooms/${room.id}?week=2027-03-09`)
    expect(await said(visitor.page)).not.toContain(words)
    expect(product.complaints).toEqual([])
  })
})
