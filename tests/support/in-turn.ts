import { it } from 'vitest'
import { isFull, seed } from './budget.ts'

/**
 * `it` for what takes a second or more and stands beside quicker tests of the same rule: half of these have their turn in a run, chosen
 * by its SEED; the others are shown as skipped. `npm run proofs` runs all.
 */
export function itInTurn(title: string, test: () => void | Promise<void>): void {
  // oxlint-disable-next-line vitest/valid-title -- it is told by whoever calls
  it.runIf(isFull || Buffer.from(title).reduce((sum, byte) => sum + byte, seed) % 2 === 0)(title, test)
}
