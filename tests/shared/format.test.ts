import { describe, expect, it, test } from 'vitest'
import * as format from '../../shared/time/format.ts'

describe('dates', () => {
  test.each([
    ['title', 'Samstag, 5. Dezember 2026', 'Saturday, 5 December 2026'],
    ['compact', 'Sa, 5. Dezember', 'Sat 5 December'],
    ['compactYear', 'Sa, 5. Dezember 2026', 'Sat 5 December 2026'],
    ['dayMonth', '5. Dezember', '5 December'],
    ['dayMonthYear', '5. Dezember 2026', '5 December 2026'],
    ['weekday', 'Samstag', 'Saturday'],
    ['weekdayShort', 'Sa', 'Sat'],
    ['month', 'Dezember 2026', 'December 2026'],
  ] as const)('in the style %s', (style, german, english) => {
    expect(format.formatDate('2026-12-05', 'de', style)).toBe(german)
    expect(plain(format.formatDate('2026-12-05', 'en', style))).toBe(plain(english))
  })

  it('put their parts in the order of the language, also beside times', () => {
    const slot = { date: '2026-12-05', from: '18:00', to: '20:00' } as const
    expect(format.formatMoment(slot, 'tr', 'compactYear')).toBe('5 Aralık 2026 Cmt, 18:00–20:00')
    expect(format.formatMoment(slot, 'tr', 'compact')).toBe('5 Aralık Cmt, 18:00–20:00')
    expect(format.formatMoment(slot, 'ar', 'compactYear')).toBe('السبت، 5 ديسمبر 2026، الساعة 18:00–20:00')
  })

  test.each([
    ['2026-12-05', '2026-12-05', 'Sa, 5. Dezember 2026'],
    ['2026-12-05', '2026-12-07', '5.–7. Dezember 2026'],
    ['2026-11-30', '2026-12-07', '30. November – 7. Dezember 2026'],
    ['2026-12-30', '2027-01-02', '30. Dezember 2026 – 2. Januar 2027'],
  ])('from %s to %s', (first, last, expected) => {
    expect(format.formatDates(first, last, 'de')).toBe(expected)
  })

  test.each([
    ['2026-12-05', '2026-11-29', 'Sa, 5. Dezember', 'Sat 5 December'],
    ['2026-11-02', '2026-11-29', 'Mo, 2. November', 'Mon 2 November'],
    ['2027-01-05', '2026-11-29', 'Di, 5. Januar 2027', 'Tue 5 January 2027'],
    ['2026-12-05', '2026-01-29', 'Sa, 5. Dezember 2026', 'Sat 5 December 2026'],
    ['2026-10-30', '2026-01-29', 'Fr, 30. Oktober', 'Fri 30 October'],
  ])('%s read on %s has its year where that day does not say it', (date, today, german, english) => {
    expect(format.formatDate(date, 'de', { today })).toBe(german)
    expect(format.formatDate(date, 'en', { today })).toBe(english)
  })

  test.each([
    ['tr', '5 Aralık Cmt', 'Cumartesi', 'cumartesi', 'Aralık 2026'],
    ['ro', 'sâm., 5 decembrie', 'Sâmbătă', 'sâmbătă', 'Decembrie 2026'],
    ['bg', 'сб, 5 декември', 'Събота', 'събота', 'Декември 2026 г.'],
    ['uk', 'сб, 5 грудня', 'Субота', 'субота', 'Грудень 2026 р.'],
    ['de-simple', 'Sa, 5. Dezember', 'Samstag', 'Samstag', 'Dezember 2026'],
    ['en', 'Sat 5 December', 'Saturday', 'Saturday', 'December 2026'],
    ['ar', 'السبت، 5 ديسمبر', 'السبت', 'السبت', 'ديسمبر 2026'],
  ] as const)(
    'in %s names begin lines and stand in sentences as its people write them',
    (language, date, line, inside, month) => {
      expect(format.formatDate('2026-12-05', language, { today: '2026-11-29' })).toBe(date)
      expect(format.formatWeekday('sa', language)).toBe(line)
      expect(format.formatWeekday('sa', language, 'inside')).toBe(inside)
      expect(format.formatDate('2026-12-05', language, 'month')).toBe(month)
    },
  )

  it('names the week by its number and its days', () => {
    expect(format.formatWeek('2026-12-05', 'de')).toBe('KW 49, 30. November – 6. Dezember 2026')
    expect(format.formatWeek('2027-01-01', 'en')).toBe('Week 53, 28 December 2026 – 3 January 2027')
  })

  it('names weekdays', () => {
    expect(format.formatWeekday('mo', 'de')).toBe('Montag')
    expect(format.formatWeekday('su', 'de', 'short')).toBe('So')
    expect(format.formatWeekday('we', 'en')).toBe('Wednesday')
  })
})

describe('times', () => {
  it('stand with "Uhr" in German and bare in English', () => {
    expect(format.formatTime('19:00', 'de')).toBe('19:00 Uhr')
    expect(format.formatTime('19:00', 'en')).toBe('19:00')
    expect(format.formatRange('19:00', '24:00', 'de')).toBe('19:00–24:00 Uhr')
    expect(format.formatRange('19:00', '21:00', 'en')).toBe('19:00–21:00')
  })

  test.each([
    ['2026-12-05T08:00:00.000Z', 'Sa, 5. Dezember, 09:00 Uhr'],
    ['2026-12-05T23:30:59.999Z', 'So, 6. Dezember, 00:30 Uhr'],
    ['2026-07-05T08:00:00.000Z', 'So, 5. Juli, 10:00 Uhr'],
  ])('%s on the clocks of the house', (instant, expected) => {
    expect(format.formatInstant(instant, 'Europe/Berlin', 'de', '2026-11-29T11:00:00.000Z')).toBe(expected)
  })
})

describe('lengths of time', () => {
  test.each([
    [0, '0 Minuten', '0 minutes'],
    [1, '1 Minute', '1 minute'],
    [60, '1 Stunde', '1 hour'],
    [90, '1 Stunde 30 Minuten', '1 hour 30 minutes'],
    [840, '14 Stunden', '14 hours'],
    [1440, '1 Tag', '1 day'],
    [2885, '2 Tage 5 Minuten', '2 days 5 minutes'],
  ])('%i minutes', (minutes, german, english) => {
    expect(format.formatDuration(minutes, 'de')).toBe(german)
    expect(format.formatDuration(minutes, 'en')).toBe(english)
  })

  test.each([
    ['2026-12-05T08:00:00.000Z', 'gerade eben', 'just now', 'gerade eben'],
    ['2026-12-05T07:59:00.001Z', 'gerade eben', 'just now', 'gerade eben'],
    ['2026-12-05T07:59:00.000Z', 'seit 1 Minute', 'for 1 minute', 'vor 1 Minute'],
    ['2026-12-05T05:00:00.000Z', 'seit 3 Stunden', 'for 3 hours', 'vor 3 Stunden'],
    ['2026-12-04T05:00:00.000Z', 'seit 27 Stunden', 'for 27 hours', 'vor 27 Stunden'],
    ['2026-12-02T05:00:00.000Z', 'seit 3 Tagen', 'for 3 days', 'vor 3 Tagen'],
    ['2026-12-05T08:00:30.000Z', 'gerade eben', 'just now', 'gerade eben'],
    ['2026-12-05T10:30:00.000Z', 'in 2 Stunden', 'in 2 hours', 'in 2 Stunden'],
  ])('%s seen from eight o’clock', (instant, german, english, relative) => {
    const now = '2026-12-05T08:00:00.000Z'
    expect(format.formatAge(instant, now, 'de')).toBe(german)
    expect(format.formatAge(instant, now, 'en')).toBe(english)
    expect(format.formatRelative(instant, now, 'de')).toBe(relative)
  })
})

describe('lists', () => {
  it('join the last item with a word', () => {
    expect(format.formatList(['Seminarraum', 'Teeküche', 'Büro'], 'de')).toBe(
      'Seminarraum, Teeküche und Büro',
    )
    expect(format.formatList(['Seminarraum', 'Teeküche'], 'en', 'or')).toBe('Seminarraum or Teeküche')
    expect(format.formatList(['Seminarraum'], 'de')).toBe('Seminarraum')
    expect(format.formatList([], 'de')).toBe('')
  })
})

/** English dates have a comma after the weekday in some editions of Unicode's data and none in others. */
function plain(text: string): string {
  return text.replace(',', '')
}
