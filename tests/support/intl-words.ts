/** The words that `Intl` brings along in a language: days, months, lengths of time, names of languages, and what joins a list. */
export function wordsOfIntl(locale: string): string[] {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2028, 0, 1 + day)))
  const said = [
    ...(['long', 'short'] as const).flatMap((length) => {
      const dates = { weekday: length, month: length, day: 'numeric', timeZone: 'UTC' } as const
      return days.map((day) => new Intl.DateTimeFormat(locale, dates).format(day))
    }),
    ...(['minute', 'hour', 'day', 'week', 'month', 'year'] as const).flatMap((unit) =>
      [1, 2, 5, 25].flatMap((count) => [
        new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
        new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(count, unit),
        new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-count, unit),
      ]),
    ),
    ...(['conjunction', 'disjunction'] as const).map((type) =>
      new Intl.ListFormat(locale, { type }).format(['1', '2', '3']),
    ),
    ...writtenIn.map((code) => new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? ''),
  ]
  return said.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? [])
}

/** Languages that meetings are held in. */
const writtenIn = 'ar bg de el en es fa fr it ku nl pl pt ro ru sq sr ti tr uk ur vi zh'.split(' ')
