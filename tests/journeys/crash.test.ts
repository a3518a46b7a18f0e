import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDatabase } from '../../infra/local/database.ts'
import { readInventory } from '../../infra/local/inventory.ts'
import type { Item } from '../../shared/table/write.ts'
import { temporaryFolder, writeProduct } from '../support/bench-templates.ts'
import { allItems, bookingsAmong, halves } from '../support/crash-consistency.ts'
import { send, startLoad } from '../support/crash-load.ts'
import type { Sent } from '../support/crash-load.ts'
import { aPlace, startRunner } from '../support/crash-runner.ts'
import type { Place, Runner } from '../support/crash-runner.ts'

interface Mail {
  to: string
  subject: string
  text: string
}

const today = new Date().toISOString().slice(0, 10)
const manager = 'leitung@aef.example'

describe('kill -9 while people book', () => {
  const folder = temporaryFolder()
  const sent: Sent[] = []
  let place: Place
  let runner: Runner
  let items: Item[]

  /** People book; after so many answers the engine or the runner is killed, and comes back. */
  async function round(what: 'engine' | 'runner', answers: number): Promise<void> {
    const load = startLoad(runner.url, today, sent.length)
    await load.answered(answers)
    if (what === 'engine') {
      process.kill(runner.enginePid(), 'SIGKILL')
      await load.answered(5)
      await load.stop()
    } else {
      const gone = runner.end('SIGKILL')
      await Promise.all([gone, load.stop()])
      runner = await startRunner(place)
    }
    sent.push(...load.sent)
  }

  const mails = async () => (await (await fetch(`${runner.mailboxUrl}/messages`)).json()) as Mail[]

  beforeAll(async () => {
    const { outDir } = await writeProduct(folder.path)
    place = await aPlace(folder.path, outDir)
    runner = await startRunner(place)
    for (const answers of [7, 13, 22]) {
      await round('engine', answers)
      await round('runner', answers + 3)
    }
  }, 60_000)

  afterAll(async () => {
    await runner[Symbol.asyncDispose]()
    folder[Symbol.dispose]()
  })

  it('who got no answer and asks again with the same key is answered, and has one booking', async () => {
    const unanswered = sent.filter(({ booked, isRefused }) => !booked && !isRefused)
    for (const wish of unanswered) await send(runner.url, wish)
    expect(unanswered.filter(({ booked, isRefused }) => !booked && !isRefused)).toEqual([])
    const [known] = sent.filter(({ booked }) => booked)
    const before = { ...known?.booked }
    await send(runner.url, known!)
    expect(known?.booked).toEqual(before)
  })

  it('the mails go out after the restart, each once', async () => {
    const booked = sent.filter((wish) => wish.booked)
    const expected = booked.length * 2
    await expect.poll(async () => (await mails()).length, { timeout: 20_000, interval: 200 }).toBeGreaterThanOrEqual(expected)
  })

  it('every answered booking is there and none is half there', async () => {
    await runner.end('SIGTERM')
    const [table] = readInventory(place.outDir).tables
    await using database = await startDatabase({ dataDir: place.dataDir, engine: 'dynoxide' })
    items = await allItems(database.endpoint, table!.name)
    expect(halves(items)).toEqual([])
  })
})
