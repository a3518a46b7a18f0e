import { it } from 'vitest'
import { isFull, seed } from './budget.ts'

/**
 * `it` for what takes longer than other tests of the same rule, a quarter of a second and more: a tenth of these have their turn in a run, chosen
 * by its SEED; the others are shown as skipped. `npm run proofs` runs all.
 */
export function itInTurn(title: string, test: () => void | Promise<void>): void {
  // oxlint-disable-next-line vitest/valid-title -- it is told by whoever calls
  it.runIf(isInTurn(title, 10))(title, test)
}

/** Whether something has its turn in this run, one of so many by its name. */
export function isInTurn(name: string, turns: number): boolean {
  return isFull || Buffer.from(name).reduce((sum, byte) => sum + byte, seed) % turns === 0
}
