import { describe, expect, it } from 'vitest'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aMailHouse } from '../support/house-with-mail.ts'
import { itInTurn } from '../support/in-turn.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, read } from '../back-office/managed.ts'

async function standing(world: World, { id }: { id: string }) {
  const { text } = await world.call('GET', (await manageHref(world.ctx, id)).path, {
    cookies: { language: 'de' },
  })
  return wordsOf(/<div class="status-big[\s\S]*?<\/div>\s*<\/div>/.exec(text)?.[0] ?? '')
}

/** Worlds begin on a Tuesday at ten in the morning. */
const tomorrow = { date: '2026-12-02', from: '19:00', to: '21:00' }
const today = { date: '2026-12-01', from: '15:00', to: '17:00' }

describe('the page of a request', () => {
  it('promises an answer three hours before it begins, and what was promised is kept', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world, tomorrow)
    expect(await standing(world, booking)).toContain(
      'Sie hören von uns spätestens am Mi, 2. Dezember, 16:00 Uhr.',
    )
    world.clock.set('2026-12-02T15:00:00.000Z')
    await settleDeadlines(world.ctx)
    expect((await read(world, manager, booking)).state).toBe('expired')
  })

  it('for today promises no time, but says to ring; the room stays kept until it begins', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world, today)
    const words = await standing(world, booking)
    expect(words).toContain(
      'Bis zum Termin ist nicht mehr viel Zeit. Rufen Sie uns am besten gleich an: 02131 000-0',
    )
    expect(words).not.toMatch(/spätestens|nichts zu tun/)
    world.clock.set('2026-12-01T13:59:00.000Z')
    await settleDeadlines(world.ctx)
    expect((await read(world, manager, booking)).state).toBe('requested')
  })

  it('of a house without a telephone says that it answers as soon as it can', async () => {
    await using world = await aWorld()
    await found(world, { house: { phone: undefined } })
    const words = await standing(world, await asked(world, today))
    expect(words).toContain('Sie hören so bald wie möglich von uns.')
    expect(words).not.toMatch(/spätestens|Rufen/)
  })
})

describe('the mail about a request that is moved', () => {
  for (const [when, to, said] of [
    ['tomorrow', tomorrow, 'Die Leitung entscheidet bis spätestens Mi, 2. Dezember, 16:00 Uhr.'],
    ['today', today, 'Rufen Sie uns am besten gleich an: 02131 000-0. Ihre Antwort kommt per E-Mail.'],
  ] as const)
    itInTurn(`to ${when} says the same`, async () => {
      await using h = await aMailHouse()
      const { id, contact } = await h.proved({ date: '2026-12-20' })
      const holder = { ...aVisitor, token: manageToken(await h.ctx.secret(), id) }
      const mails = await h.after(id, () => moveBooking(h.ctx, holder, { id, to }))
      const own = mails.filter(({ recipients }) => recipients.includes(contact.email!))
      expect(own.map(({ text }) => text?.replace(/\s+/g, ' ')).join(' ')).toContain(said)
    })
})
