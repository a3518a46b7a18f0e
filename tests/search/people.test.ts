import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { isTrusted } from '../../functions/bookings/actions/consent.ts'
import { keptWrites } from '../../functions/groups/actions/kept.ts'
import { deliver } from '../feeds/reading.ts'
import { founded, storedOf } from '../groups/a-group.ts'
import type { Grouped } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { aRequest, found, managerMail } from '../support/builders.ts'
import { itInTurn } from '../support/in-turn.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import { aDesk } from './a-desk.ts'

const page = (contactId: string) => `/manage/aef/find/contacts/${contactId}`

describe('the page of somebody who asks for rooms', () => {
  itInTurn(
    'tells what waits, comes and was, with figures, and is reached from booking, inbox and search',
    async () => {
      await using desk = await aDesk()
      await desk.approve(await desk.asks('Mia Muster', { date: '2026-12-02', purpose: 'Schach' }))
      const gone = await desk.asks('Mia Muster', { date: '2026-12-04', purpose: 'Kino' })
      await cancelBooking(desk.world.ctx, desk.manager, { id: gone.id, reason: 'Krank.' })
      await desk.approve(await desk.asks('Mia Muster', { date: '2026-12-20', purpose: 'Tanz' }))
      const { id, contactId } = await desk.asks('Mia Muster', { date: '2026-12-22', purpose: 'Yoga' })
      await desk.asks('Otto Andere', { date: '2026-12-23', purpose: 'Singen' })
      desk.world.clock.set('2026-12-03T09:00:00.000Z')
      const { status, words } = await desk.look(page(contactId))
      expect(status).toBe(200)
      for (const part of [
        'Mia Muster',
        'miamuster@gruppe.example',
        'ein Termin hat stattgefunden und ein Termin abgesagt',
        'Vertrauen Anfragen dieses Kontakts entscheiden Sie selbst.',
      ])
        expect(words).toContain(part)
      expect(words).toMatch(
        /Wartet auf Antwort[^]*Yoga[^]*Kommende Buchungen[^]*Tanz[^]*Frühere Buchungen[^]*Kino[^]*Schach/,
      )
      expect(words).not.toContain('Singen')
      for (const from of [`/manage/aef/bookings/${id}`, '/manage/aef', '/manage/aef/find?q=muster'])
        expect((await desk.look(from)).text, from).toContain(`href="${page(contactId)}"`)
    },
  )

  it('gives and takes trust', async () => {
    await using desk = await aDesk()
    const { contactId } = await desk.asks('Mia')
    await desk.hear()
    for (const trusted of [true, false]) {
      const sent = await desk.send(`${page(contactId)}/trust`, { trusted: trusted ? 'yes' : 'no' })
      expect([sent.status, sent.location]).toEqual([303, `${page(contactId)}#main`])
      expect(await isTrusted(desk.world.ctx, { house: 'aef', contactId })).toBe(trusted)
      const said = trusted ? 'sofort.' : 'entscheiden Sie selbst.'
      expect((await desk.look(page(contactId))).words).toContain(said)
    }
  })

  it('is not there for whoever has asked for nothing, and trusts nobody unknown', async () => {
    await using desk = await aDesk()
    const nobody = '000000000000'
    expect((await desk.look(page(nobody))).status).toBe(404)
    expect((await desk.send(`${page(nobody)}/trust`, { trusted: 'yes' })).status).toBe(404)
    expect(await isTrusted(desk.world.ctx, { house: 'aef', contactId: nobody })).toBe(false)
  })

  it('tells nothing of other houses', async () => {
    await using desk = await aDesk()
    const { contactId, id } = await desk.asks('Mia', { purpose: 'Schach' })
    await desk.hear()
    const other = await found(desk.world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const browser = await aBrowserOf(desk.world, other)
    expect((await browser.get(`/manage/muehle/find/contacts/${contactId}`)).status).toBe(404)
    const sought = await browser.get('/manage/muehle/find?q=schach')
    expect(wordsOf(sought.text)).toContain('Nichts gefunden')
    expect((await browser.get('/manage/muehle/find/bookings')).text).not.toContain(id)
    for (const path of ['find?q=schach', 'find/bookings', `find/contacts/${contactId}`])
      expect((await browser.get(`/manage/aef/${path}`)).status).toBe(403)
  })
})

describe('the page of a group', () => {
  const asks = async (stage: Staged, { id, host }: Grouped, date: string) => {
    const { contact: _contact, ...request } = aRequest({ date })
    const { json } = await stage.post('/api/houses/aef/bookings', { ...request, group: id }, host.token)
    return json as { id: string; contactId: string }
  }
  const look = async ({ world }: Staged, path: string) => {
    await deliver(world)
    const cookies = { session: await signedIn(world.ctx, managerMail), language: 'de' }
    return world.call('GET', path, { cookies })
  }

  itInTurn('tells who hosts it, what it has had, and why it is trusted or not', async () => {
    await using stage = await aStage({ stream: true }, { house: { trustAfterKept: 3 } })
    const group = await founded(stage, { name: 'Nähcafé Süd' })
    const { id } = await asks(stage, group, '2026-12-05')
    await asks(stage, group, '2026-12-12')
    const { ctx } = stage.world
    const { group: stored } = await storedOf(stage, group.id)
    await ctx.table.transact(keptWrites(stored, { booking: 'booking00001', date: '2026-11-20' }))
    await stage.manage(`/api/groups/${group.id}/reports`, {
      kind: 'no-show',
      date: '2026-11-30',
      words: 'Niemand kam.',
    })
    const system = { kind: 'system', address: 'system' } as const
    await approveBooking(ctx, system, { id })
    const words = wordsOf((await look(stage, `/manage/aef/find/groups/${group.id}`)).text)
    for (const part of [
      'Nähcafé Süd',
      'Ada',
      'ada@gruppe.example',
      'einmal kam niemand',
      'Wir nähen zusammen',
    ])
      expect(words).toContain(part)
    expect(words).toMatch(/Wartet auf Antwort[^]*Sa, 12. Dezember[^]*Kommende Buchungen[^]*Sa, 5. Dezember/)
    const sought = await look(stage, '/manage/aef/find?q=naehcafe')
    expect(sought.text).toContain(`href="/manage/aef/find/groups/${group.id}"`)
    expect((await look(stage, `/manage/aef/find/bookings?group=${group.id}`)).text).toContain(id)
  })

  it('is where the page of its contact leads, and is none of another house', async () => {
    await using stage = await aStage({ stream: true })
    const group = await founded(stage)
    const { id } = await asks(stage, group, '2026-12-05')
    const [{ contactId }] = (await stage.world.ctx.table.query({ pk: `BOOKING#${id.slice(0, 5)}` })) as [any]
    const { status, headers } = await look(stage, page(contactId))
    expect([status, headers['location']]).toEqual([303, `/manage/aef/find/groups/${group.id}`])
    expect((await look(stage, '/manage/aef/find/groups/000000000000')).status).toBe(404)
    const other = await found(stage.world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const browser = await aBrowserOf(stage.world, other)
    expect((await browser.get(`/manage/muehle/find/groups/${group.id}`)).status).toBe(404)
  })
})
