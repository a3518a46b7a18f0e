import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInventory } from '../../infra/local/inventory.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { sharedTemplates } from '../support/shared-templates.ts'
import { temporaryFolder } from '../support/bench-folder.ts'
import { hasTurn, isFull } from '../support/budget.ts'
import { allItems, bookingsAmong, halves } from '../support/crash-consistency.ts'
import { send, startLoad } from '../support/crash-load.ts'
import type { Sent } from '../support/crash-load.ts'
import { aPlace, startRunner } from '../support/crash-runner.ts'
import type { Place, Runner } from '../support/crash-runner.ts'

interface Mail {
  to: string
  subject: string
}

const today = new Date().toISOString().slice(0, 10)
describe.runIf(hasTurn('crash'))('kill -9 while people book', () => {
  const folder = temporaryFolder()
  const sent: Sent[] = []
  let place: Place
  let runner: Runner

  beforeAll(async () => {
    place = aPlace(folder.path, await sharedTemplates())
    runner = await startRunner(place)
    for (const answers of isFull ? [3, 6, 9] : [6]) {
      await killEngineAfter(answers)
      await killRunnerAfter(answers + 2)
    }
  })

  afterAll(async () => {
    await runner[Symbol.asyncDispose]()
    folder[Symbol.dispose]()
  })

  /** The engine dies under the functions and comes back under them, and people go on. */
  async function killEngineAfter(answers: number): Promise<void> {
    const load = startLoad(runner.url, today, sent.length)
    await load.answered(answers)
    process.kill(runner.engine().pid, 'SIGKILL')
    await load.answered(3)
    await load.stop()
    sent.push(...load.sent)
  }

  async function killRunnerAfter(answers: number): Promise<void> {
    const load = startLoad(runner.url, today, sent.length)
    await load.answered(answers)
    await Promise.all([runner.end('SIGKILL'), load.stop()])
    runner = await startRunner(place)
    sent.push(...load.sent)
  }

  const stored = async () => {
    const [table] = readInventory(place.outDir).tables
    return allItems(runner.engine().endpoint, table?.name ?? '')
  }

  /** Minutes from now. */
  const setClock = async (minutes: number) => {
    const now = new Date(Date.now() + minutes * 60_000).toISOString()
    await fetch(`${runner.mailboxUrl}/clock`, { method: 'POST', body: JSON.stringify({ now }) })
  }

  const bookingOf = (bookings: readonly Booking[], { body }: Sent) =>
    bookings.filter(({ contact }) => contact.email === body.contact.email)

  it('every answered booking is there as it was answered', async () => {
    const bookings = bookingsAmong(await stored())
    const answered = sent.filter(({ booked }) => booked)
    expect(answered.length).toBeGreaterThan(isFull ? 25 : 8)
    for (const wish of answered) {
      const [booking, ...others] = bookingOf(bookings, wish)
      expect(others).toEqual([])
      expect(booking?.id).toBe(wish.booked?.id)
      // Asked to cancel and never answered: either is right.
      const states = { true: ['cancelled'], false: ['cancelled', 'unconfirmed'], undefined: ['unconfirmed'] }
      expect(states[`${wish.isCancelled}`]).toContain(booking?.state)
    }
  })

  it('none is half there, answered or not', async () => {
    const items = await stored()
    expect(halves(items)).toEqual([])
    // Whoever looks for halves would find one.
    const lost = items.find(({ type, state }) => type === 'booking' && state === 'unconfirmed')
    expect(halves(items.filter((item) => item !== lost)).length).toBeGreaterThan(4)
  })

  it('who got no answer asks again with the same key and has one booking', async () => {
    const unanswered = sent.filter(({ booked, isRefused }) => !booked && !isRefused)
    for (const wish of unanswered) await send(runner.url, wish)
    const bookings = bookingsAmong(await stored())
    for (const wish of unanswered) {
      expect(wish.booked ?? wish.isRefused).toBeDefined()
      expect(bookingOf(bookings, wish).map(({ id }) => id)).toEqual(wish.booked ? [wish.booked.id] : [])
    }
  })

  it('all mails go out after the restart, each once', async () => {
    // Nobody of them has proved an address: one mail in fixed words each, whatever became of it, and none to the house.
    const expected = bookingsAmong(await stored()).map(({ contact }) => contact.email ?? '')
    const arrived = async () => {
      const mails = (await (await fetch(`${runner.mailboxUrl}/messages`)).json()) as Mail[]
      return mails.map(({ to }) => to).sort()
    }
    // The clock answers when all that was due is done. A mail that was in somebody's hands at the crash is tried again when its
    // lease is over.
    for (const minutes of [0, 3, 6, 9, 12, 15]) {
      await setClock(minutes)
      if ((await arrived()).length >= expected.length) break
    }
    expect(await arrived()).toEqual(expected.sort())
  })
})
