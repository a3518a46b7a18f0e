import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  approveBooking,
  askContact,
  answerQuestion,
  cancelBooking,
  confirmBooking,
  declineBooking,
} from '../../functions/bookings/actions/decide.ts'
import { changeDetails, moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle.ts'
import { manageToken, proofToken } from '../../functions/bookings/rules/access.ts'
import { aMailHouse, aFullRequest, house } from './house-with-mail.ts'
import { aVisitor } from '../support/builders.ts'

it('preview', { timeout: 60000 }, async () => {
  await using h = await aMailHouse()
  const { ctx, manager } = h
  const out: { subject: string; text: string; html: string; to: string }[] = []
  const put = (mails: readonly any[]) =>
    out.push(...mails.map((m) => ({ subject: m.subject, text: m.text, html: m.html, to: m.recipients[0] })))
  let day = 5
  for (const language of ['de', 'en'] as const) {
    const next = () => ({ language, date: `2026-12-${String(day++).padStart(2, '0')}` })
    const { booking: a, record } = await h.request(next())
    const n0 = h.server.mails.length
    await h.hear(record)
    put(h.server.mails.slice(n0))
    const act = async (fn: () => Promise<unknown>, id = a.id) => put(await h.after(id, fn))
    await act(async () => confirmBooking(ctx, { id: a.id, token: proofToken(await ctx.secret(), a) }))
    await act(() =>
      askContact(ctx, manager, { id: a.id, question: 'Wie viele Stühle brauchen Sie?\nUnd einen Beamer?' }),
    )
    const contact = { ...aVisitor, token: manageToken(await ctx.secret(), a.id) }
    await act(() => answerQuestion(ctx, contact, { id: a.id, answer: 'Zwölf Stühle, keinen Beamer.' }))
    await act(() => approveBooking(ctx, manager, { id: a.id }))
    await act(() =>
      moveBooking(ctx, manager, {
        id: a.id,
        to: { date: '2026-12-28', from: '18:00', to: '20:00', rooms: ['seminarraum'] },
      }),
    )
    await act(() =>
      changeDetails(ctx, manager, {
        id: a.id,
        details: { purpose: 'Kartenabend', contact: { name: 'Mia Muster' }, attendees: 10 },
      }),
    )
    await act(() =>
      moveBooking(ctx, contact, { id: a.id, to: { date: '2026-12-29', from: '18:00', to: '20:00' } }),
    )
    await act(() => cancelBooking(ctx, manager, { id: a.id, reason: 'Wasserschaden in der Küche.' }))
    const b = await h.proved(next())
    await act(
      () => declineBooking(ctx, manager, { id: b.id, reason: 'Der Raum wird an dem Tag renoviert.' }),
      b.id,
    )
    const { booking: c } = await h.request(next())
    await act(async () => {
      h.world.clock.advance(61)
      await settleDeadlines(ctx)
    }, c.id)
    const d = await h.proved(next())
    await act(async () => {
      h.world.clock.advance(49 * 60)
      await settleDeadlines(ctx)
    }, d.id)
    await act(async () => {
      h.world.clock.advance(25 * 60)
      await settleDeadlines(ctx)
    }, d.id)
    const e = await requestBooking(ctx, manager, {
      house,
      request: {
        ...aFullRequest({ ...next(), date: language === 'de' ? '2026-12-20' : '2026-12-21' }),
        approve: true,
      },
    })
    await act(
      () =>
        cancelBooking(
          ctx,
          { ...aVisitor, token: manageToken('the secret of this world', e.id) },
          { id: e.id },
        ),
      e.id,
    )
    h.world.clock.set('2026-12-01T09:00:00.000Z')
  }
  writeFileSync('/tmp/mailview/mails.json', JSON.stringify(out))
  writeFileSync(
    '/tmp/mailview/mails.txt',
    out.map((m) => `##### TO ${m.to}\nSUBJECT ${m.subject}\n${m.text}`).join('\n\n'),
  )
  expect(out.length).toBeGreaterThan(10)
})
