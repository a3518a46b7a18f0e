import { expect, it } from 'vitest'
import { found } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

it.each([
  [
    'de',
    '',
    ['iPhone, iPad und Mac', 'Google Kalender', 'Android ohne Google', 'Outlook', 'Thunderbird', 'Nextcloud'],
  ],
  [
    'en',
    '?lang=en',
    [
      'iPhone, iPad and Mac',
      'Google Calendar',
      'Android without Google',
      'Outlook',
      'Thunderbird',
      'Nextcloud',
    ],
  ],
] as const)(
  'a page says how the calendars of a house get onto each device, in its language: %s',
  async (language, lang, programs) => {
    await using world = await aWorld()
    await found(world)
    const call = (path: string) => world.call('GET', path, { cookies: { language } })
    const { status, text } = await call('/aef/calendars')
    expect(status).toBe(200)
    for (const program of programs) expect(wordsOf(text)).toContain(program)
    const paths = ['/aef/calendar.ics', '/aef/programme.ics', '/aef/rooms/teekueche/calendar.ics']
    for (const path of paths) {
      expect(text).toContain(`href="http://treff.example${path}${lang}"`)
      expect(text).toContain(`href="webcal://treff.example${path}${lang}"`)
      expect((await call(path + lang)).headers['content-type']).toBe('text/calendar; charset=utf-8')
    }
    for (const from of ['/aef', '/aef/groups'])
      expect((await call(from)).text).toContain('href="/aef/calendars"')
    expect((await call('/nirgends/calendars')).status).toBe(404)
  },
)
