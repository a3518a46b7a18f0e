import { describe, expect, it } from 'vitest'
import open from '../../functions/hosting/texts/open.de.json' with { type: 'json' }
import form from '../../functions/bookings/texts/de.json' with { type: 'json' }
import forThem from '../../functions/bookings/texts/for-them.de.json' with { type: 'json' }
import series from '../../functions/bookings/texts/series.de.json' with { type: 'json' }
import { asked, path } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

/** What the page says inside its forms. */
const formOf = (text: string) => wordsOf(/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '')

/** Words for somebody whose own request it is. */
const theirs = { de: /\b(Ihre?[mnrs]?|Ihnen)\b[^.?:]*/g, en: /\b[Yy]ours?\b[^.?:]*/g }

describe('a form that a manager fills in for somebody else', () => {
  it.each(['de', 'en'] as const)('speaks of them and not to them (%s)', async (language) => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager, language)
    const booking = await asked(world)
    const repeated = 'date=2026-12-08&repeat.every=week&repeat.count=3'
    for (const place of [
      `/manage/aef/book?by=hand&${repeated}`,
      '/manage/aef/book/queue',
      path(booking, '/move'),
      path(booking, '/change'),
    ]) {
      const { status, text } = await browser.get(place)
      expect([place, status, formOf(text).match(theirs[language])]).toEqual([place, 200, null])
    }
  })

  it('does so in what is wrong with it too, and neighbours are still spoken to', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const entered = alertOf((await browser.send('/manage/aef/book', { date: '2026-12-08' })).text)
    expect(entered).toContain('Bitte schreiben Sie, wer anfragt.')
    expect(entered).toContain('bis wann der Raum gebraucht wird')
    const asked = await world.call('POST', '/aef/book', { form: { date: '2026-12-08' } })
    expect(alertOf(asked.text)).toContain('Bitte schreiben Sie Ihren Namen.')
    expect(alertOf(asked.text)).toContain('bis wann Sie den Raum brauchen')
  })

  it('puts somebody on the waiting list, and nobody waits themselves', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const buttons = doors((await browser.get('/manage/aef/book/queue')).text)
    expect(buttons).toContain('Auf die Warteliste setzen')
    expect(buttons).not.toContain('Auf diese Zeit warten')
  })

  it('has no words for anything that the form does not say', () => {
    const known = Object.keys({ ...form, ...series, ...open })
    expect(Object.keys(forThem).filter((key) => !known.includes(key))).toEqual([])
  })
})
