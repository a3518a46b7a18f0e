import type { Taker } from '../schema.ts'

/** Whether somebody has shown that the address is theirs, or the house knows them. */
export function isVouched({ provedAt, origin }: Pick<Taker, 'provedAt' | 'origin'>): boolean {
  return provedAt !== undefined || origin === 'manager'
}
