import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { aBrowserOf, alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const path = '/manage/aef/close'
const words = 'Wegen eines Wasserschadens geschlossen'
const form = { fromDate: '2026-12-05', toDate: '2026-12-08', words, displaced: 'offer' }

async function approved(world: World, manager: Actor, change: Partial<BookingRequest> = {}) {
  const request = aRequest({ groupName: 'Würfelrunde', ...change })
  const { id } = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
  return approveBooking(world.ctx, manager, { id })
}

const said = (text: string) => wordsOf(text).replace(/\s+/g, ' ')
const keyIn = (text: string) => /name="key" value="([^"]*)"/.exec(text)?.[1] ?? ''

describe('the page that closes a house', () => {
  it('stands in the navigation and offers the whole house, rooms and hours', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    expect((await browser.get('/manage/aef/block')).text).toContain('Haus schließen')
    const { text } = await browser.get(path)
    expect(said(text)).toContain('Nichts ankreuzen: das ganze Haus.')
    expect(text).toMatch(/name="displaced" value="offer" checked/)
  })

  it('first lists who is affected and what they would be offered; nothing has happened yet', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const browser = await aBrowserOf(world, manager)
    const { status, text } = await browser.send(path, form)
    expect(status).toBe(200)
    expect(said(text)).toContain('Ein Termin fällt aus')
    expect(said(text)).toContain(
      'Würfelrunde Sa, 5. Dezember, 19:00–21:00 Uhr Seminarraum bekommt angeboten: Fr, 4. Dezember',
    )
    expect(doors(text)).toContain('Jetzt schließen, ein Termin fällt aus')
    expect((await readBooking(world.ctx.table, id))?.state).toBe('approved')
  })

  itInTurn(
    'says before and after who hears of it by mail, and by number whom nobody can write to',
    async () => {
      await using world = await aWorld()
      const manager = await found(world)
      await approved(world, manager)
      const enter = async (name: string, date: string, phone?: string) => {
        const contact = { name, ...(phone === undefined ? {} : { phone }) }
        const request = aRequest({ date, contact })
        const { id } = await requestBooking(world.ctx, manager, { house: 'aef', request })
        await approveBooking(world.ctx, manager, { id })
      }
      await enter('Olga Ott', '2026-12-06', '0221 445566')
      await enter('Paul Pech', '2026-12-07')
      const browser = await aBrowserOf(world, manager)
      const before = (await browser.send(path, form)).text
      const telling =
        /1 erfährt es per E-Mail\. Bitte anrufen: Olga Ott: 0221 445566 Kommt vorbei und erfährt es nur von Ihnen: Paul Pech: kommt vorbei/
      expect(said(before)).toMatch(telling)
      const key = keyIn(before)
      await browser.send(path, { ...form, sure: 'yes', key })
      const closed = `/manage/aef/closures/${key}`
      for (const page of [`${closed}?done=closed`, closed]) {
        const { text } = await browser.get(page)
        expect(said(text).match(new RegExp(telling, 'g')), page).toHaveLength(1)
        expect(text).toContain('href="tel:')
      }
      await browser.send(`${closed}/undo`)
      expect(said((await browser.get(`${closed}?done=undone`)).text)).toMatch(telling)
    },
  )

  itInTurn(
    'closes on the second click, once however often it is clicked, and shows what became of whom',
    async () => {
      await using world = await aWorld()
      const manager = await found(world)
      const { id } = await approved(world, manager)
      const browser = await aBrowserOf(world, manager)
      const key = keyIn((await browser.send(path, form)).text)
      const sent = await browser.send(path, { ...form, sure: 'yes', key })
      const again = await browser.send(path, { ...form, sure: 'yes', key })
      expect([sent.status, again.status]).toEqual([303, 303])
      expect(sent.headers['location']).toBe(again.headers['location'])
      const { text } = await browser.get(sent.headers['location']!)
      expect(said(text)).toContain('Geschlossen 1 erfährt es per E-Mail.')
      expect(said(text)).toContain('Rückgängig geht bis Di, 1. Dezember, 11:00 Uhr')
      expect(said(text)).toContain('abgesagt, festgehalten ist Fr, 4. Dezember, 19:00–21:00 Uhr')
      expect((await readBooking(world.ctx.table, id))?.history).toHaveLength(3)
      const board = said((await world.call('GET', '/aef?week=2026-12-07')).text)
      expect(board).toContain(words)
      const blocks = (await browser.get('/manage/aef/block')).text
      expect(blocks).toContain(`href="/manage/aef/closures/${key}"`)
      const block = await browser.get(`/manage/aef/blocks/${key}`)
      expect(block.headers['location']).toBe(`/manage/aef/closures/${key}`)
    },
  )

  it('takes nothing from whoever has booked since the list was shown: they are listed first', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const nobody = filledForm((await browser.send(path, form)).text)
    const { id } = await approved(world, manager)
    const one = await browser.send(path, nobody)
    expect([one.status, said(one.text)]).toEqual([200, expect.stringContaining('Ein Termin fällt aus')])
    expect((await readBooking(world.ctx.table, id))?.state).toBe('approved')
    expect((await browser.send(path, filledForm(one.text))).status).toBe(303)
    expect((await readBooking(world.ctx.table, id))?.state).toBe('cancelled')
  })

  itInTurn('takes it back for an hour, and opens again afterwards', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const browser = await aBrowserOf(world, manager)
    const close = async () => {
      const key = keyIn((await browser.send(path, form)).text)
      return (await browser.send(path, { ...form, sure: 'yes', key })).headers['location']!.split('?')[0]!
    }
    const first = await close()
    const undone = await browser.send(`${first}/undo`)
    expect(undone).toMatchObject({ status: 303, headers: { location: `${first}?done=undone` } })
    const told = said((await browser.get(`${first}?done=undone`)).text)
    expect(told).toContain('findet statt wie vorher')
    expect((await readBooking(world.ctx.table, id))?.state).toBe('approved')
    const second = await close()
    world.clock.advance(61)
    expect(doors((await browser.get(second)).text)).toContain('Wieder öffnen')
    const late = await browser.send(`${second}/undo`)
    expect(late.status).toBe(409)
    expect(said(late.text)).toContain('Rückgängig geht nur eine Stunde lang.')
    expect((await browser.send(`${second}/reopen`)).status).toBe(303)
    expect(said((await browser.get(second)).text)).toContain('Hier kann wieder gebucht werden.')
    expect((await readBooking(world.ctx.table, id))?.state).toBe('cancelled')
    expect(await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest() })).toMatchObject({
      state: 'unconfirmed',
    })
  })

  it.each([
    ['no day', { fromDate: '' }, 'fromDate', 'Bitte wählen Sie einen Tag.'],
    ['no words', { words: '' }, 'words', 'Bitte schreiben Sie, was an der Tür stehen soll.'],
    ['an end before the beginning', { toDate: '2026-12-01' }, 'toTime', 'Das Ende muss nach dem Anfang'],
    ['what is over', { fromDate: '2026-11-01', toDate: '2026-11-02' }, 'toDate', 'schon vorbei'],
    ['no choice', { displaced: '' }, 'displaced', 'Was wird aus den Buchungen?'],
    ['an unknown room', { rooms: ['keller'] }, 'rooms', 'Diesen Raum gibt es nicht.'],
  ])('comes back filled when there is %s', async (_, change, field, message) => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { status, text } = await browser.send(path, { ...form, ...change })
    expect(status).toBe(422)
    expect(alertOf(text)).toContain(message)
    expect(text).toContain(`href="#field-${field}"`)
    expect(text).toContain(`id="field-${field}"`)
  })

  it('is for the house’s own managers', async () => {
    await using world = await aWorld()
    await found(world)
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const browser = await aBrowserOf(world, other)
    expect((await browser.get(path)).status).toBe(403)
    expect((await browser.send(path, form)).status).toBe(403)
    expect((await browser.get('/manage/muehle/closures/0123456789ab')).status).toBe(404)
    expect((await world.call('GET', path)).status).toBe(303)
  })
})

describe('the page of a booking whose date was lost', () => {
  async function displaced(world: World) {
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const browser = await aBrowserOf(world, manager)
    await browser.send(path, { ...form, sure: 'yes' })
    return `/bookings/${id}/${manageToken(await world.ctx.secret(), id)}`
  }

  it('offers the other time, which is taken with one click', async () => {
    await using world = await aWorld()
    const page = await displaced(world)
    const { text } = await world.call('GET', page)
    expect(said(text)).toContain('Für Sie festgehalten: Fr, 4. Dezember, 19:00–21:00 Uhr')
    expect(doors(text)).toEqual(expect.arrayContaining(['Diese Zeit nehmen', 'Nicht nehmen']))
    const answer = { form: { occurrence: '2026-12-05T19:00', accept: 'yes' } }
    const sent = await world.call('POST', `${page}/offer`, answer)
    expect(sent).toMatchObject({ status: 303, headers: { location: `${page}?done=offer-taken` } })
    const after = said((await world.call('GET', `${page}?done=offer-taken`)).text)
    expect(after).toContain('Fr, 4. Dezember')
    expect(after).not.toContain('Für Sie festgehalten')
    const late = await world.call('POST', `${page}/offer`, answer)
    expect(late.headers['location']).toBe(`${page}?done=offer-over`)
  })

  it('lets it go with one click, and asks nobody without the link', async () => {
    await using world = await aWorld()
    const page = await displaced(world)
    const answer = { form: { occurrence: '2026-12-05T19:00', accept: 'no' } }
    expect((await world.call('POST', `${page.slice(0, -3)}xyz/offer`, answer)).status).toBe(403)
    const sent = await world.call('POST', `${page}/offer`, answer)
    expect(sent.headers['location']).toBe(`${page}?done=offer-declined`)
    expect((await world.call('POST', `${page}/offer`, { form: {} })).status).toBe(303)
  })
})

describe('the JSON API', () => {
  it('closes, tells who is affected, takes offers and takes back', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const browser = await aBrowserOf(world, manager)
    const cookies = { session: `session of ${manager.person!.id}` }
    expect(browser).toBeDefined()
    const send = (method: string, to: string, json?: object) =>
      world.call(method, to, { cookies, ...(json ? { body: json } : {}) })
    const request = { from: '2026-12-05', to: '2026-12-05', words, displaced: 'offer' }
    const dry = await send('POST', '/api/houses/aef/closures', { ...request, dryRun: true })
    expect(dry.status).toBe(201)
    const affected = [{ booking: id, occurrence: '2026-12-05T19:00', offered: { date: '2026-12-06' } }]
    expect(dry.json).toMatchObject({ affected })
    expect(dry.json).not.toHaveProperty('id')
    const made = await send('POST', '/api/houses/aef/closures', request)
    expect([made.status, made.json]).toMatchObject([201, { affected, state: 'laid' }])
    const accept = { occurrence: '2026-12-05T19:00', accept: true }
    const taken = await send('POST', `/api/bookings/${id}/offer`, accept)
    expect(taken.json).toMatchObject({ state: 'approved', occurrences: [{ date: '2026-12-06' }] })
    const twice = await send('POST', `/api/bookings/${id}/offer`, accept)
    expect([twice.status, twice.json]).toMatchObject([409, { type: '/problems/offer-over' }])
    const closure = (made.json as { id: string }).id
    expect((await send('DELETE', `/api/closures/${closure}`)).status).toBe(204)
    world.clock.advance(61)
    const second = await send('POST', '/api/houses/aef/closures', request)
    world.clock.advance(61)
    const late = await send('DELETE', `/api/closures/${(second.json as { id: string }).id}`)
    expect([late.status, late.json]).toMatchObject([409, { type: '/problems/too-late' }])
    expect((await send('DELETE', '/api/closures/0123456789ab')).status).toBe(404)
  })
})
