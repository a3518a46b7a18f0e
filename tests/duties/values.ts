import type { Taker } from '../../functions/duties/schema.ts'

/** Somebody who has a duty, without a table. */
export function aTaker(change: Partial<Taker> = {}): Taker {
  return {
    id: 't00000000001',
    duty: 'tea',
    name: 'Mia',
    language: 'de',
    origin: 'public',
    at: '2026-12-01T09:00:00.000Z',
    ...change,
  }
}
