import type { PlaceLine } from '../schema.ts'

/** More than ever wait for one day in earnest; a day sheet has to stay small. */
export const mostWishes = 60

/** Lines that the history of a place keeps: the first, and the last of the others. */
export const mostLines = 200

/** Closures that come and go offer a place and take it back; that one ends can always be written. */
export function shortened(history: readonly PlaceLine[]): PlaceLine[] {
  return history.length > mostLines ? [...history.slice(0, 1), ...history.slice(1 - mostLines)] : [...history]
}
