import type { House } from '../schema.ts'

/** What the law wants to read of whoever offers a page, and no program can know (§ 5 DDG). */
const required = ['operator', 'representedBy', 'address', 'email'] as const

/** What of it the house has not told yet. */
export function missingOfImprint(house: Pick<House, (typeof required)[number]>): (typeof required)[number][] {
  return required.filter((name) => (house[name] ?? '').trim() === '')
}
