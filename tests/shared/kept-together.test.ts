import { expect, test } from 'vitest'
import { keptTogether } from '../../shared/html/kept-together.ts'
import { mailHtml } from '../../shared/html/mail.ts'
import { languages } from '../../shared/language.ts'
import { formatDates, formatInstant, formatMoment } from '../../shared/time/format.ts'

/** Where a line may end, as a bar: at blanks, and behind a dash that nothing holds. */
function lines(markup: string): string[] {
  return markup
    .replace(/<[^>]+>/g, '')
    .replace(/–(?![\u2060\u00a0])/g, '–\n')
    .replace(/[ ]/g, '\n')
    .replace(/[\u2060\u2068\u2069]/g, '')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .filter((line) => line !== '')
}

const told = (text: string, language = 'de') => lines(keptTogether(`<p>${text}</p>`, language))

test('a span of times stays on one line with its word, and a day with its month', () => {
  const slot = { date: '2026-11-27', from: '18:00', to: '20:00' } as const
  expect(told(formatMoment(slot, 'de'))).toEqual(['Freitag,', '27. November', '2026,', '18:00–20:00 Uhr'])
  expect(told(formatDates('2026-12-05', '2026-12-07', 'de'))).toEqual(['5.–7. Dezember', '2026'])
  expect(told('12 Personen bis 24:00 Uhr')).toEqual(['12', 'Personen', 'bis', '24:00 Uhr'])
})

test.each(languages)('the same in %s', (language) => {
  const slot = { date: '2026-11-27', from: '18:00', to: '20:00' } as const
  const parts = told(formatMoment(slot, language), language)
  expect(parts.filter((part) => /\b27\b/.test(part) && !/27\.? \p{L}{4}/u.test(part))).toEqual([])
  expect(parts.filter((part) => part.includes('18:00') !== part.includes('20:00'))).toEqual([])
  const days = told(formatDates('2026-11-27', '2026-11-29', language), language)
  expect(days[0]).toMatch(/^27\.? ?– ?29\.? \p{L}{4}/u)
  const at = told(formatInstant('2026-11-27T17:00:00.000Z', 'Europe/Berlin', language), language)
  expect(at.filter((part) => /^(Uhr|الساعة|г\.|р\.)/.test(part) && !part.includes('18:00'))).toEqual([])
})

test('only text is held together: not what machines read, and not what is typed', () => {
  for (const markup of [
    '<title>18:00–20:00 Uhr</title>',
    '<script type="application/ld+json">{"when":"5. Mai, 18:00–20:00 Uhr"}</script>',
    '<textarea name="note">5. Mai, 18:00–20:00 Uhr</textarea>',
    '<option value="1">5. Mai, 18:00–20:00 Uhr</option>',
    '<p title="5. Mai, 18:00–20:00 Uhr">Heute</p>',
  ])
    expect(keptTogether(markup, 'de')).toBe(markup)
})

test('mails hold their times together too', () => {
  const mail = {
    language: 'de',
    heading: 'Zugesagt',
    paragraphs: ['Am 5. Mai, 18:00–20:00 Uhr.'],
    footer: [],
  }
  expect(lines(mailHtml(mail))).toEqual(expect.arrayContaining(['5. Mai,', '18:00–20:00 Uhr.']))
})
