import { directionOf } from './direction.ts'
import { alwaysIsolated, isolated } from './isolated.ts'
import { marksOf } from './language.ts'
import type { Language } from './language.ts'

/** What stands between the parts of a line, with the blank behind it: for markup; of words see `inARow`. */
export function comma(language: Language): string {
  return `${marksOf(language)[0]} `
}

/**
 * Parts of a line beside each other, those that are there: `Seminarraum, bis 70 Personen`. `between` is stronger where a part has commas of
 * its own. Where an "and" is meant, `formatList`.
 */
export function inARow(
  parts: readonly (string | false | null | undefined)[],
  language: Language,
  between: ',' | ';' = ',',
): string {
  const mark = marksOf(language)[between === ',' ? 0 : 1]
  return parts.filter(Boolean).join(`${mark} `)
}

/** Stands between facts that are no sentence. It keeps to the fact before it: where a line ends, it ends there and begins none. */
export const point = '\u00a0· '

/** Facts beside each other, those that are there: `jeden Dienstag · Seminarraum · Für alle`. Each keeps its own direction of reading. */
export function pointed(parts: readonly (string | false | null | undefined)[], language: Language): string {
  const isolate = directionOf(language) === 'rtl' ? alwaysIsolated : isolated
  return parts.flatMap((part) => (part ? [isolate(part)] : [])).join(point)
}
