import type { Context } from '../../shared/context.ts'
import { httpDoor } from '../support/bench-http-door.ts'
import { keptContacts, quantile, tidyUp } from './bills.ts'
import { operations, run } from './operations.ts'
import type { Operation, Round } from './operations.ts'

/** Milliseconds from sending a request to having its whole answer, one request at a time. */
export interface Times {
  operation: string
  p50: number
  p99: number
}

export interface Timing {
  /** Of a running installation. */
  url: string
  /** Its table, to tidy up between the rounds. */
  ctx: Pick<Context, 'table'>
  round: Omit<Round, 'number'>
  rounds: number
  /** Resolves when all that follows from earlier writes (mails, calendars) has happened. */
  settle: () => Promise<unknown>
}

const warmUp = 10

/** First the lives of bookings, then, when all that follows from them is done, what is only read. */
export async function measureTimes({ url, ctx, round: given, rounds, settle }: Timing): Promise<Times[]> {
  const door = httpDoor(url)
  const times = new Map<string, number[]>()
  const kept = await keptContacts(ctx)
  const measure = async (operation: Operation, round: Round): Promise<void> => {
    const began = performance.now()
    await run(door, operation, round)
    if (round.number < warmUp) return
    times.set(operation.name, [...(times.get(operation.name) ?? []), performance.now() - began])
  }
  const life = ['book one room', 'approve', 'cancel']
  for (let number = 0; number < warmUp + rounds; number++) {
    const round = { ...given, number }
    for (const operation of operations) if (life.includes(operation.name)) await measure(operation, round)
    await tidyUp(ctx, kept, round)
  }
  await settle()
  for (let number = 0; number < warmUp + rounds; number++) {
    const round = { ...given, number }
    for (const operation of operations) if (!life.includes(operation.name)) await measure(operation, round)
  }
  return [...times].map(([operation, all]) => {
    return { operation, p50: quantile(all, 0.5), p99: quantile(all, 0.99) }
  })
}
