import { expect } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { lastRun } from '../../functions/imports/actions/open-run.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { house } from '../back-office/managed.ts'
import { meeting } from './calendar-files.ts'
import { carried, chosen, path, upload } from './import-form.ts'
import { aLongImport, longCalendar, progress, timer } from './long.ts'
import { itInTurn } from '../support/in-turn.ts'

/** The files that lie in the table. */
const files = async ({ engine }: World) =>
  (await allItems(engine.endpoint, engine.tableName)).filter(({ type }) => type === 'import-file')

itInTurn('what the page has no time for goes on by itself, and the page tells how far it is', async () => {
  await using world = await aWorld()
  const request = aRequest({ date: '2026-12-22', from: '19:00', to: '21:00' })
  const others = [
    meeting('taken', '', { start: '20261222T190000', title: 'Chor' }),
    meeting('free', 'TRANSP:TRANSPARENT', { start: '20261223T190000', title: 'Geburtstag' }),
  ]
  const { answer, look, browser } = await aLongImport(world, longCalendar(290, others), () =>
    requestBooking(world.ctx, aVisitor, { house, request }),
  )
  expect([answer.status, answer.headers['location']]).toEqual([303, `${progress}#main`])
  const begun = await look()
  const words = wordsOf(begun.text)
  for (const part of [
    'Der Kalender wird gerade übernommen',
    '250 von 290 Terminen eingetragen',
    'Ein Termin geht nicht',
    'Da ist schon eine Buchung: Spieleabend, 19:00–21:00 Uhr.',
    'Ist dort als „frei“ eingetragen: Geburtstag',
  ])
    expect(words).toContain(part)
  expect(doors(begun.text)).toEqual(expect.arrayContaining(['Neu laden', 'Anhalten']))
  expect(begun.text).toContain('data-again')
  expect(wordsOf((await browser.get(path)).text)).toContain('Gerade wird ein Kalender übernommen')
  expect(await files(world)).toHaveLength(1)
  await timer(world.ctx)
  const ended = await look()
  const after = wordsOf(ended.text)
  expect(after).toContain('Der Kalender ist übernommen')
  expect(after).toContain('290 von 290 Terminen eingetragen')
  expect(after).toContain('Übernommen: 290 Termine Hier stehen nicht alle;')
  expect(after.indexOf('Ein Termin geht nicht')).toBeLessThan(after.indexOf('Übernommen: 290'))
  expect(after).toContain('Da ist schon eine Buchung: Spieleabend, 19:00–21:00 Uhr.')
  expect(after).not.toContain('schon da')
  expect(ended.text).not.toContain('data-again')
  expect(doors(ended.text)).not.toContain('Anhalten')
  expect(wordsOf((await browser.get(path)).text)).toContain('Zuletzt übernommen')
  expect(await files(world)).toEqual([])
  world.clock.advance(8 * 24 * 60)
  expect(await lastRun(world.ctx, house)).toBeUndefined()
})

itInTurn('can be stopped: what is entered stays, and the same file goes on', async () => {
  await using world = await aWorld()
  const { look, send, browser } = await aLongImport(world)
  const stopped = await browser.send(`${progress}/stop`, {})
  expect([stopped.status, stopped.headers['location']]).toEqual([303, `${progress}#main`])
  await timer(world.ctx)
  expect(wordsOf((await look()).text)).toContain('Die Übernahme ist angehalten')
  expect(wordsOf((await look()).text)).toContain('250 von 290 Terminen eingetragen')
  expect(await files(world)).toEqual([])
  expect((await browser.send(`${progress}/stop`, {})).status).toBe(303)
  const again = await send({ ...chosen, step: 'take' }, longCalendar(290))
  expect(wordsOf(again.text)).toContain('40 Termine sind übernommen')
})

itInTurn(
  'while one is under way, a second file is taken over as far as the page comes, and the button stays',
  async () => {
    await using world = await aWorld()
    const { manager, send } = await aLongImport(world)
    const member = { name: 'Vera', email: 'vera@haus.example', language: 'de', role: 'deputy' } as const
    const { person } = await addToTeam(world.ctx, manager, { house, member })
    const vera = { kind: 'person', address: '', person: { id: person, name: 'Vera' } } as const
    await aBrowserOf(world, vera)
    const cookies = { session: `session of ${person}`, language: 'de' }
    const file = longCalendar(290).replaceAll('UID:event', 'UID:other')
    const fields = { ...chosen, room: 'teekueche', step: 'take' }
    const answer = await world.call('POST', path, { cookies, ...upload(fields, file) })
    expect(answer.status).toBe(200)
    expect(wordsOf(answer.text)).toContain('In diesem Haus wird gerade ein anderer Kalender übernommen.')
    expect(doors(answer.text)).toContain('Weiter übernehmen (noch 40 Termine)')
    await timer(world.ctx)
    expect(wordsOf((await send(carried(answer.text))).text)).toContain('40 Termine sind übernommen')
  },
)
