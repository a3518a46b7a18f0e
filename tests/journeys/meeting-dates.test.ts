import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { texts as dutyTexts } from '../../functions/duties/views/texts.ts'
import { texts as changeMail } from '../../functions/followers/views/mail-texts.ts'
import followDe from '../../functions/followers/texts/de.json' with { type: 'json' }
import followEn from '../../functions/followers/texts/en.json' with { type: 'json' }
import { texts as hostingTexts } from '../../functions/hosting/views/texts.ts'
import { texts as meetingWords } from '../../functions/meetings/views/words.ts'
import { texts as programmeTexts } from '../../functions/programme/views/texts.ts'
import { addDays } from '../../shared/time/civil.ts'
import { formatDate } from '../../shared/time/format.ts'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import { hostLink, signUp } from '../support/meeting-steps.ts'
import { ask, linkIn, managerCookie } from '../support/outside.ts'
import type { Running } from '../support/running.ts'
import { isAccessible, isSound } from '../support/sound-page.ts'
import { onStage } from '../support/stage.ts'
import { labelled, mannerName, mannersOf, press, proveBy, said } from '../support/steps.ts'

let product: Running
let browser: Browser

onStage((stage) => ({ product, browser } = stage))

const rooms = ['seminarraum', 'teekueche', 'beratung-1']
const reason = 'Der Ofen ist kaputt.'

describe
  .runIf(hasTurn('meeting-dates'))
  .each(mannersOf('meeting-dates').map((manner, at) => ({ ...manner, name: mannerName(manner), at })))(
  'the dates of an open meeting ($name)',
  ({ at, ...manner }) => {
    const { language } = manner
    const [say, host, duty] = [programmeTexts(language), hostingTexts(language), dutyTexts(language)]
    const [words, mail] = [meetingWords(language), changeMail(language)]
    const follow = { de: followDe, en: followEn }[language]
    const first = addDays('2027-02-04', 7 * at)
    const [off, out] = [addDays(first, 7), addDays(first, 14)]
    const [title, room] = [`Chorprobe ${at + 1}`, rooms[at] ?? '']
    const address = (name: string): string => `${name}-${at}@nachbarn.example`

    test('one is cancelled, one goes outdoors, whoever is affected hears it, and who came is counted', async () => {
      const contact = { name: 'Mia', email: `chor-${at}@gruppe.example` }
      const when = { date: first, from: '15:00', to: '17:00', repeat: { every: 'week', count: 4 } }
      const body = {
        title,
        venue: { kind: 'rooms', rooms: [room] },
        needsKey: true,
        contact,
        language,
        ...when,
      }
      const { json: meeting } = await ask(product, 'POST /api/houses/aef/meetings', { body })
      // Each manner is more than a week after the one before; by then a session nobody used is over.
      const cookie = await managerCookie(product)
      await ask(product, `POST /api/bookings/${meeting.booking}/approve`, { cookie })
      const hostUrl = await hostLink(product, contact.email)
      const home = `/aef/meetings/${meeting.id}`
      const calendar = async (): Promise<string[]> => {
        const text = await (await fetch(`${product.url}${home}/calendar.ics`)).text()
        return text.replace(/\r\n /g, '').split('BEGIN:VEVENT').slice(1)
      }

      // Frieda wants to hear of changes, Kolja takes the key of the second date, Ada comes to it.
      await using neighbour = await aVisitor(browser, { ...manner, url: product.url })
      const { page } = neighbour
      await page.goto(home)
      await isSound(neighbour)
      await isAccessible(neighbour, manner)
      await labelled(page, say('follow.email')).fill(address('frieda'))
      await press(page, say('follow.send'))
      expect(await said(page)).toContain(say('follow.asked'))
      const proof = await product.mail(address('frieda'), /./)
      await proveBy(page, linkIn(proof.text, /\/following\//), manner)
      await isAccessible(neighbour, manner)
      expect(await said(page)).toContain(follow['proved.title'])
      const ada = await signUp(page, `${home}/${off}T15:00`, { name: 'Ada', email: address('ada') }, language)
      await page.goto(`${home}/${off}T15:00`)
      await page.getByRole('main').locator('summary').getByText(duty('part.help')).click()
      await page.locator('form[action$="/duty"]').getByLabel(duty('label.name')).fill('Kolja')
      await page.locator('#field-duty-email').fill(address('kolja'))
      await press(page, duty('part.send'))
      await isSound(neighbour)
      await isAccessible(neighbour, manner)
      expect(await said(page)).toContain(duty('own.yours'))
      const taken = await product.mail(address('kolja'), /./)
      const links = [...taken.text.matchAll(/https?:\S+\/duties\/own\/\S+/g)].map(([link]) => link)
      await page.goto(links[1] ?? '')
      await press(page, duty('prove.yes'))
      expect(await page.locator('body').innerText()).toContain(duty('done.proved'))
      await page.goto(`${home}/${off}T15:00`)
      expect(await page.locator('#duties').innerText()).toContain('Kolja')

      // The host cancels it.
      await using someone = await aVisitor(browser, { ...manner, url: product.url })
      const mine = someone.page
      await mine.goto(hostUrl)
      await press(mine, new RegExp(`^${formatDate(off, language, 'compact')}`))
      await isSound(someone)
      await isAccessible(someone, manner)
      await press(mine, host('cancel.open'))
      await labelled(mine, host('label.reason')).fill(reason)
      await press(mine, host('cancel.send'))
      await isSound(someone)
      expect(await mine.locator('body').innerText()).toContain(host('done.cancelled'))

      // Everybody affected hears it once; page, calendar and room say the same.
      const isOff = new RegExp(`^${mail('head.cancelled', { count: 1 })}: ${title}`)
      const told = await Promise.all(
        ['frieda', 'ada', 'kolja'].map((name) => product.mail(address(name), isOff)),
      )
      for (const { text } of told) expect(text).toContain(reason)
      expect(linkIn(told[1]!.text, /\/coming\//)).toBe(ada.url)
      expect(told[2]!.text).toContain(mail('change.dutyOff'))
      await page.goto(ada.url)
      await isSound(neighbour)
      await isAccessible(neighbour, manner)
      expect((await said(page)).toLowerCase()).toContain(words('date.cancelled'))
      expect(await said(page)).not.toContain(say('own.coming'))
      await page.goto(`${home}/${off}T15:00`)
      await isSound(neighbour)
      await isAccessible(neighbour, manner)
      expect(await said(page)).toContain(reason)
      await press(page, new RegExp(`^${formatDate(out, language, 'compact')}`))
      expect(page.url()).toContain(`/${out}T15:00`)
      const events = await calendar()
      expect(events.filter((event) => /STATUS:CANCELLED/.test(event))).toEqual([
        expect.stringContaining(`DTSTART;TZID=Europe/Berlin:${off.replaceAll('-', '')}T150000`),
      ])
      await page.goto(`/aef/rooms/${room}?week=${off}`)
      expect(await said(page)).not.toContain(title)

      // The next one is in the park: those who follow read where, and the room is free for others.
      await mine.goto(`${hostUrl}/dates/${out}T15:00`)
      await press(mine, host('move.open'))
      await labelled(mine, host('venue.outdoors')).check()
      await mine.locator('summary').getByText(host('move.place')).click()
      await labelled(mine, host('label.at.place')).fill('Stadtpark, am Brunnen')
      await press(mine, host('move.send'))
      await isSound(someone)
      expect(await mine.locator('body').innerText()).toContain(host('done.moved'))
      const moved = await product.mail(address('frieda'), new RegExp(`^${mail('head.place')}: ${title}`))
      expect(moved.text).toContain('Stadtpark, am Brunnen')
      await page.goto(`${home}/${out}T15:00`)
      await isSound(neighbour)
      await isAccessible(neighbour, manner)
      expect(await said(page)).toContain('Stadtpark, am Brunnen')
      expect((await calendar()).join()).toMatch(/LOCATION:Stadtpark\\, am Brunnen/)
      await page.goto(`/aef/rooms/${room}?week=${out}`)
      expect(await said(page)).not.toContain(title)
      await page.goto(linkIn(moved.text, /\/following\//))
      await press(page, follow['leave'])
      expect(await said(page)).toContain(follow['left.title'])

      // The wall has what is on and what is off, with codes, on one sheet.
      await page.goto(`/aef/aushang?week=${off}`)
      await isSound(neighbour)
      await isAccessible(neighbour, manner)
      expect(await said(page)).toContain(`(${words('date.cancelled')})`)
      expect(await page.locator('.wall .qr svg').count()).toBeGreaterThan(1)
      const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)

      // At the door somebody counts, without names.
      await product.setClock(`${first}T17:30:00+01:00`)
      await mine.goto(`${hostUrl}/dates/${first}T15:00`)
      await press(mine, host('coming.tally'))
      await isSound(someone)
      await isAccessible(someone, manner)
      const count = (name: 'children' | 'adults' | 'seniors') =>
        mine.getByRole('spinbutton', { name: duty(`label.${name}`) })
      await count('children').fill('3')
      const more = `${duty('label.adults')}: ${duty('tally.more')}`
      if (manner.scripts) await mine.getByRole('button', { name: more }).click()
      else await count('adults').fill('1')
      await press(mine, duty('tally.send'))
      await isSound(someone)
      expect(await mine.locator('body').innerText()).toContain(duty('tally.done'))
      const counted = (['children', 'adults', 'seniors'] as const).map((name) => count(name).inputValue())
      expect(await Promise.all(counted)).toEqual(['3', '1', ''])
      expect(product.complaints).toEqual([])
    })
  },
)
