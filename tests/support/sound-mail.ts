import { expect } from 'vitest'

const weekdays =
  'Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'
const months =
  'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December'

/** A long weekday before a day of the month, and a day of the month alone where a sentence names one: both are other styles (decision 111). */
const otherStyles = [
  new RegExp(`\\b(?:${weekdays}),? \\d{1,2}\\.? (?:${months})\\b`, 'u'),
  new RegExp(`\\b(?:am|bis|vom|on|until|Stand:|of:) \\d{1,2}\\.? (?:${months})\\b`, 'u'),
]

/** Dates in a mail that are not written as all others are, `Fr, 27. November`. */
export function otherDates(text: string): string[] {
  return otherStyles.flatMap((style) => style.exec(text)?.[0] ?? [])
}

/** Every mail of every test goes through here. */
export function isSoundMail({
  subject = '',
  text = '',
}: {
  subject?: string | undefined
  text?: string | undefined
}): void {
  expect.soft(otherDates(`${subject}\n${text}`), 'dates of another style').toEqual([])
}
