import { describe, expect, it } from 'vitest'
import { sample, seed } from '../support/budget.ts'
import type { Fault } from '../support/scripted-client.ts'
import { cases } from './meeting-crash-cases.ts'
import { lives } from './meeting-crash-lives.ts'
import { endOf } from './meeting-crashing.ts'
import type { Crashing } from './meeting-crashing.ts'
import { itInTurn } from '../support/in-turn.ts'

const all: Record<string, Crashing<any>> = { ...cases, ...lives }

// Each run takes a sixth of the acts, and of each of them one death.
describe.each(sample(Object.entries(all), 6))('%s', (_, crashing) => {
  const { writes, expected, mails } = crashing

  it('ends as it should where nobody dies', async () => {
    expect(await endOf(crashing)).toEqual({ outcome: expected, mails, writes })
  })

  const steps = Array.from({ length: writes }, (__, step) => step)
  const deaths = steps.flatMap((step) => [[step, 'died-before'] as const, [step, 'died-after'] as const])

  it.each(sample(deaths))(
    `ends so too after %i writes (%s), once it is said again and timers ran; each is told once (SEED=${seed})`,
    async (step, how) => {
      const faults = [...Array.from({ length: step }, (): Fault => 'none'), how]
      const { outcome, mails: told } = await endOf(crashing, ...faults)
      expect(outcome).toEqual(expected)
      expect(told).toEqual(mails)
    },
  )
})

itInTurn(
  'more places that were written, and then nobody says it again: those who wait move up within a day',
  async () => {
    const { mails, expected, ...crashing } = cases['more places, where others move up']
    const steps = ['none', 'died-before'] as const
    const alone = { ...crashing, act: once(crashing.act), minutes: 25 * 60, mails, expected }
    const { outcome, mails: told } = await endOf(alone, ...steps)
    expect(outcome).toEqual(expected)
    expect(told).toEqual(mails)
  },
)

function once<Args extends unknown[]>(act: (...args: Args) => Promise<unknown>) {
  let isDone = false
  return async (...args: Args): Promise<unknown> => {
    if (isDone) return undefined
    isDone = true
    return act(...args)
  }
}
