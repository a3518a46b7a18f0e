import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { forget } from '../my-data/somebody.ts'
import { aVisitor } from '../support/builders.ts'
import {
  addressPage,
  aHeardStage,
  bookingPage,
  books,
  does,
  feedOn,
  german,
  key,
  made,
  promises,
  titlesIn,
} from './owning.ts'
import { allItems } from '../support/crash-consistency.ts'
import { counting, deliver, eventsIn } from './reading.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('a calendar with all that somebody has', () => {
  it('shows what they booked, where they come and which duties they have, and nothing of others', async () => {
    await using stage = await aHeardStage()
    const { meeting } = await promises(stage)
    await books(stage, { repeat: { every: 'week', count: 2, mode: 'free' } })
    await books(stage, { date: '2026-12-06', contact: { name: 'Otto', email: 'otto@neben.example' } })
    const path = await made(stage, await addressPage(stage))
    expect(await titlesIn(stage, path)).toEqual([
      '2026-12-05T19:00 Mias Geburtstag (Mias Runde) CONFIRMED',
      '2026-12-08T15:00 Sprachcafé (Aufschließen und zuschließen) CONFIRMED',
    ])
    const { text, headers } = await stage.world.call('GET', path)
    expect(headers).toMatchObject({
      'cache-control': 'private, max-age=0, must-revalidate',
      'x-robots-tag': 'noindex',
      'content-type': 'text/calendar; charset=utf-8',
    })
    // Calendars are shared: nothing in it opens anything, or names anybody.
    expect(text).not.toMatch(/Otto|mia@|\/bookings\/|Kuchen/i)
    expect(text).toContain('FREQ=WEEKLY')
    const [, second] = eventsIn(text)
    expect(second).toMatchObject({ uid: `o-${meeting.id}-20261208T1500@treff.example`, transp: 'OPAQUE' })
  })

  it('holds nothing that a stranger wrote with their address', async () => {
    await using stage = await aHeardStage()
    await promises(stage, { proved: false })
    await books(stage)
    const path = await made(stage, await addressPage(stage))
    expect(await titlesIn(stage, path)).toEqual(['2026-12-05T19:00 Mias Geburtstag (Mias Runde) CONFIRMED'])
  })

  itInTurn('hears of all that changes: what is booked, moved, called off, left', async () => {
    await using stage = await aHeardStage()
    const { world } = stage
    const path = await made(stage, await addressPage(stage))
    const now = async () => {
      await deliver(world)
      return titlesIn(stage, path)
    }
    expect(await now()).toEqual([])
    const { meeting, coming } = await promises(stage)
    expect(await now()).toEqual(['2026-12-08T15:00 Sprachcafé (Aufschließen und zuschließen) CONFIRMED'])
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/move`, { from: '16:00', to: '18:00' })
    expect(await now()).toEqual(['2026-12-08T16:00 Sprachcafé (Aufschließen und zuschließen) CONFIRMED'])
    const { id } = await books(stage)
    expect(await now()).toHaveLength(2)
    await cancelBooking(world.ctx, { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }, { id })
    await stage.post(
      `/api/attendances/${coming.id}/leave`,
      {},
      manageToken(await world.ctx.secret(), coming.id),
    )
    expect(await now()).toEqual(['2026-12-08T16:00 Sprachcafé (Aufschließen und zuschließen) CONFIRMED'])
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/cancel`, {})
    expect(await now()).toEqual([
      '2026-12-08T16:00 Fällt aus: Sprachcafé (Aufschließen und zuschließen) CANCELLED',
    ])
  })

  itInTurn('has other words of a meeting on the next day at the latest', async () => {
    await using stage = await aHeardStage()
    const { meeting } = await promises(stage)
    const path = await made(stage, await addressPage(stage))
    await titlesIn(stage, path)
    await stage.manage(`/api/meetings/${meeting.id}/change`, { title: 'Teestunde', version: meeting.version })
    stage.world.clock.advance(24 * 60)
    expect(await titlesIn(stage, path)).toEqual([
      '2026-12-08T15:00 Teestunde (Aufschließen und zuschließen) CONFIRMED',
    ])
  })
})

describe('a program that has it', () => {
  it('hears so for one read of half a unit, but for the first time each day', async () => {
    await using stage = await aHeardStage()
    await books(stage)
    const path = await made(stage, await addressPage(stage))
    const { headers } = await stage.world.call('GET', path)
    const known = { headers: { 'if-none-match': headers['etag'] } }
    const { call, cost } = counting(stage.world)
    expect(await call('GET', path, known)).toMatchObject({ status: 304, text: '' })
    expect(cost).toEqual({ calls: ['GetItem'], units: 0.5, consistent: [] })
    stage.world.clock.advance(24 * 60)
    expect((await call('GET', path, known)).status).toBe(304)
    expect(cost.calls.filter((each) => each === 'TransactWriteItems')).toHaveLength(1)
    const before = cost.calls.length
    await call('GET', path, known)
    expect(cost.calls.slice(before)).toEqual(['GetItem'])
  })
})

describe('the page of it', () => {
  it('says when it was asked for last, and keeps the one that is there', async () => {
    await using stage = await aHeardStage()
    const page = await addressPage(stage)
    const path = await made(stage, page)
    expect((await stage.world.call('GET', page, german)).text).toContain('noch nie')
    stage.world.clock.advance(60)
    await titlesIn(stage, path)
    expect((await stage.world.call('GET', page, german)).text).toMatch(
      /Zuletzt abgerufen am<\/dt>\s*<dd>Di, 1\. Dezember 2026/,
    )
    expect(await does(stage, page, 'make')).toBe(303)
    expect(await feedOn(stage, page)).toBe(path)
  })

  it('makes one calendar, however often and by how many it is asked for at once', async () => {
    await using stage = await aHeardStage()
    const page = await addressPage(stage)
    const answers = await Promise.all([1, 2, 3, 4].map(() => does(stage, page, 'make')))
    expect(answers).toEqual([303, 303, 303, 303])
    const { engine } = stage.world
    const types = (await allItems(engine.endpoint, engine.tableName)).map(({ type }) => type)
    expect(types.filter((type) => type === 'own-feed' || type === 'own-feed-secret')).toHaveLength(2)
  })

  it('takes no more steps than anybody needs', async () => {
    await using stage = await aHeardStage()
    const { world } = stage
    Object.assign(world.ctx.settings, { rateLimits: true })
    const page = await addressPage(stage)
    const answers: number[] = []
    for (let count = 0; count < 31; count += 1) answers.push(await does(stage, page, 'renew'))
    expect(answers.filter((status) => status === 303)).toHaveLength(30)
    expect(answers.at(-1)).toBe(429)
  })
})

describe('it ends', () => {
  it('by a button, and with another address by another', async () => {
    await using stage = await aHeardStage()
    const page = await addressPage(stage)
    const first = await made(stage, page)
    await does(stage, page, 'renew')
    const second = await feedOn(stage, page)
    expect(second).not.toBe(first)
    expect([await titlesIn(stage, first), await titlesIn(stage, second)]).toEqual([['410'], []])
    await does(stage, page, 'end')
    expect(await titlesIn(stage, second)).toEqual(['410'])
    expect(await does(stage, page, 'end')).toBe(303)
    expect((await stage.world.call('GET', second)).headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  it('when somebody is forgotten', async () => {
    await using stage = await aHeardStage()
    const booking = await books(stage)
    const all = await made(stage, await addressPage(stage))
    const one = await made(stage, await bookingPage(stage, booking))
    stage.world.clock.advance(1)
    expect((await forget(stage)).map(({ kind }) => kind)).not.toContain('own-feed')
    expect([await titlesIn(stage, all), await titlesIn(stage, one)]).toEqual([['410'], ['410']])
  })

  it('by itself when nobody asks for it in a year', async () => {
    await using stage = await aHeardStage()
    const page = await addressPage(stage)
    const path = await made(stage, page)
    stage.world.clock.set('2027-12-31T09:00:00.000Z')
    expect(await titlesIn(stage, path)).toEqual([])
    stage.world.clock.set('2029-01-30T09:00:00.000Z')
    expect(await feedOn(stage, await addressPage(stage))).toBe(path)
    expect(await titlesIn(stage, path)).toEqual([])
    stage.world.clock.set('2030-03-02T09:00:00.000Z')
    expect(await titlesIn(stage, path)).toEqual(['404'])
    expect(await feedOn(stage, await addressPage(stage))).toBe('')
  })
})
