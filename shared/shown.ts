import { catch as orElse, optional } from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'
import { LocalDate } from './time/civil.ts'

/**
 * What an address says of how a page is shown: what cannot be read is as if it were not there, since people shorten and mistype
 * addresses, and such a page has no field at which one could tell them.
 */
export function shown<T extends ZodMiniType>(schema: T) {
  return orElse(optional(schema), undefined)
}

/** The day that a page begins with. */
export const ShownDay = shown(LocalDate)
