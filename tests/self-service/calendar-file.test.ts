import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { key, wish } from '../bookings/mails/series-reading.ts'
import { eventsIn } from '../feeds/reading.ts'
import { found } from '../support/builders.ts'
import { aMailHouse } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import type { Received } from '../support/mail-server.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { asked } from '../back-office/managed.ts'

/** A house at an address with a port, as it is at home; and a booking in it. */
async function aBooking(change: Partial<BookingRequest> = {}) {
  const h = await aMailHouse()
  Object.assign(h.ctx.settings, { publicUrl: 'http://127.0.0.1:3000' })
  const { id } = await h.proved(change)
  const { path } = await manageHref(h.ctx, id)
  const download = async () => {
    const { status, text } = await h.world.call('GET', `${path}/calendar.ics`)
    // The library that reads mails mends the ends of lines.
    return { status, text: text.replaceAll('\r\n', '\n') }
  }
  const approve = () => approveBooking(h.ctx, h.manager, { id })
  return { h, id, path, download, approve }
}

async function attached(h: MailHouse, id: string, act: () => Promise<unknown>): Promise<string> {
  const mails: Received[] = await h.after(id, act)
  const files = mails.flatMap(({ attachments }) => attachments)
  expect(files).toHaveLength(1)
  return Buffer.from(files[0]!.content as Uint8Array).toString('utf8')
}

const uidsIn = (text: string) => new Set(eventsIn(text).map(({ uid }) => uid))

describe('the file of a booking', () => {
  it.each([
    ['a single date', {}],
    ['a series', wish],
  ])('is what the mail brought along: %s', async (_, change) => {
    const { h, id, download, approve } = await aBooking(change)
    await using _h = h
    const mailed = await attached(h, id, approve)
    expect((await download()).text).toBe(mailed)
    expect([...uidsIn(mailed)]).toEqual([`m-${id}@127.0.0.1`])
  })

  it.each([
    ['a single date', {}, {}],
    ['one date of a series', wish, { scope: 'this', occurrence: key('2026-12-15') }],
    ['a series from a date on', wish, { scope: 'following', occurrence: key('2027-01-12') }],
  ] as const)('is the same again once %s was moved', async (_, change, scope) => {
    const { h, id, download, approve } = await aBooking(change)
    await using _h = h
    const first = eventsIn(await attached(h, id, approve))
    h.world.clock.advance(60)
    const date = 'occurrence' in scope ? scope.occurrence.slice(0, 10) : '2026-12-07'
    const to = { date, from: '17:00', to: '18:30' }
    const mailed = await attached(h, id, () => moveBooking(h.ctx, h.manager, { id, to, ...scope }))
    expect((await download()).text).toBe(mailed)
    const [before] = first
    const after = eventsIn(mailed).find(({ uid }) => uid === before!.uid)
    expect(after!.sequence).toBeGreaterThan(before!.sequence)
  })

  it('says no to a wrong link in plain words, whichever program asks', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    const { path } = await manageHref(world.ctx, booking.id)
    const waiting = await world.call('GET', `${path}/calendar.ics`)
    await approveBooking(world.ctx, manager, booking)
    const wrong = await world.call('GET', `/bookings/${booking.id}/${'x'.repeat(32)}/calendar.ics`)
    const unknown = await world.call('GET', `/bookings/000000000000/${'x'.repeat(32)}/calendar.ics`)
    expect([waiting, wrong, unknown].map(({ status }) => status)).toEqual([404, 403, 404])
    for (const { headers, text } of [waiting, wrong, unknown]) {
      expect(headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(text).toMatch(/^Zu diesem Link gibt es keinen Kalender.*\nThere is no calendar for this link/s)
    }
  })
})

describe('once all of it is cancelled', () => {
  const inAYear = { scope: 'following', occurrence: key('2027-01-12') } as const
  const to = { date: '2027-01-12', from: '17:00', to: '18:30' }

  it.each([
    ['a single date', {}, async () => undefined],
    ['a series', wish, async () => undefined],
    [
      'a series of which one date is elsewhere',
      wish,
      (h: MailHouse, id: string) =>
        moveBooking(h.ctx, h.manager, {
          id,
          to: { date: '2026-12-21', from: '09:00', to: '10:00' },
          scope: 'this',
          occurrence: key('2027-01-05'),
        }),
    ],
    [
      'a series that was moved from a date on',
      wish,
      (h: MailHouse, id: string) => moveBooking(h.ctx, h.manager, { id, to, ...inAYear }),
    ],
    [
      'dates without a rule of which one was left',
      {
        ...wish,
        repeat: {
          every: 'month',
          count: 1,
          also: [{ date: '2027-01-20', from: '19:00', to: '21:00' }],
          mode: 'free',
        },
      },
      (h: MailHouse, id: string) =>
        cancelBooking(h.ctx, h.manager, { id, scope: 'this', occurrence: key('2026-12-08') }),
    ],
  ] as const)(
    'mail and link bring what takes each entry out again: %s',
    async (_, change, act: (h: MailHouse, id: string) => Promise<unknown>) => {
      const { h, id, path, download, approve } = await aBooking(change as Partial<BookingRequest>)
      await using _h = h
      await h.after(id, approve)
      h.world.clock.advance(60)
      await h.after(id, () => act(h, id))
      const before = eventsIn((await download()).text)
      h.world.clock.advance(60)
      const mailed = await attached(h, id, () => cancelBooking(h.ctx, h.manager, { id }))
      expect((await download()).text).toBe(mailed)
      expect(mailed).toContain('METHOD:CANCEL')
      expect(mailed).not.toMatch(/FREQ=WEEKLY|RECURRENCE-ID/)
      const out = new Map(eventsIn(mailed).map((event) => [event.uid, event]))
      for (const { uid, sequence } of before) {
        expect(out.get(uid)).toMatchObject({ status: 'CANCELLED' })
        expect(out.get(uid)!.sequence).toBeGreaterThan(sequence)
      }
      expect(wordsOf((await h.world.call('GET', path)).text)).toContain('Aus meinem Kalender nehmen')
    },
  )

  it('and it never was safe, there is nothing to take out', async () => {
    const { h, id, path, download } = await aBooking()
    await using _h = h
    const mails = await h.after(id, () => cancelBooking(h.ctx, h.manager, { id }))
    expect(mails.flatMap(({ attachments }) => attachments)).toEqual([])
    expect((await download()).status).toBe(404)
    expect(wordsOf((await h.world.call('GET', path)).text)).not.toContain('Aus meinem Kalender nehmen')
  })
})
