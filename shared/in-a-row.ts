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
