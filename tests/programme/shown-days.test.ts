import { expect, it } from 'vitest'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { itInTurn } from '../support/in-turn.ts'
import { wordsOf } from '../support/signed-in.ts'

const pages: [path: string, query: string][] = [
  ['/aef', 'week=quatsch'],
  ['/aef/programme', 'from=2026-02-30&view=jahr'],
  ['/aef/aushang', 'week=2026-13-08&view=tag&paper=a9'],
  ['/aef/rooms/teekueche', 'week=gestern'],
]

/** What a page says; the links to other languages name its address, whatever stands in it. */
const main = (text: string) => text.slice(text.indexOf('<main'), text.indexOf('</main>'))

it.each(pages)('%s begins today where the address names no day that there is: %s', async (path, query) => {
  await using stage = await aStage()
  await founded(stage)
  const wrong = await stage.get(`${path}?${query}`)
  expect(wrong.status).toBe(200)
  expect(main(wrong.text)).toBe(main((await stage.get(path)).text))
})

itInTurn(
  'forms of rooms begin where nothing is asked if the address names no day that there is',
  async () => {
    await using stage = await aStage()
    for (const query of ['month=2026-13', 'date=2026-02-30'])
      expect((await stage.get(`/aef/book?${query}`)).status).toBe(200)
    expect((await stage.get('/aef/free?date=2026-13-01')).status).toBe(200)
  },
)

it.each(['/aef?week=2026-12-22', '/aef/programme?from=2026-12-22'])(
  'names the holiday on which something is on: %s',
  async (path) => {
    await using stage = await aStage()
    await founded(stage, { date: '2026-12-25', repeat: undefined })
    expect(wordsOf((await stage.get(path)).text)).toContain('Fr, 25. Dezember, 1. Weihnachtstag')
  },
)

it('one way leads to what is on: the menu has no second word for it', async () => {
  await using stage = await aStage()
  const { text } = await stage.world.call('GET', '/aef', { cookies: { language: 'de' } })
  const menu = text.slice(text.indexOf('<header'), text.indexOf('</header>'))
  expect(wordsOf(menu)).toContain('Programm')
  expect(wordsOf(menu)).not.toContain('Was ist los?')
  expect(menu.match(/href="\/aef"/g)).toHaveLength(1)
})
