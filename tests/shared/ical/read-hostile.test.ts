import { describe, expect, it } from 'vitest'
import { readCalendarSafely } from '../../../shared/ical/read.ts'
import { sample, seed } from '../../support/budget.ts'
import { within } from '../../../shared/within.ts'

const reading = { zone: 'Europe/Berlin', from: '2026-01-01' }
const start = 'DTSTART;TZID=Europe/Berlin:20260302T190000\nDURATION:PT1H'
const wrap = (inner: string) => `BEGIN:VCALENDAR\n${inner}\nEND:VCALENDAR`
const events = (count: number, lines: (index: number) => string) =>
  wrap(Array.from({ length: count }, (_, index) => `BEGIN:VEVENT\n${lines(index)}\nEND:VEVENT`).join('\n'))

describe('a hostile file', () => {
  it.each<[string, () => string, Record<string, unknown>]>([
    ['of nothing', () => '', { code: 'calendar-unreadable' }],
    ['of a picture', () => '\u0000PNG\uFFFD\n\n\u0001', { code: 'calendar-unreadable' }],
    ['of a page', () => '<!doctype html>\n<html>BEGIN:VCALENDAR</html>', { code: 'calendar-unreadable' }],
    ['nested without end', () => 'BEGIN:VCALENDAR\n'.repeat(10_000), { code: 'calendar-unreadable' }],
    [
      'of more bytes',
      () => wrap('X-A:'.padEnd(5_000_001, 'ä')),
      { facts: { unit: 'bytes', most: 5_000_000 } },
    ],
    ['of more lines', () => wrap('X:\n'.repeat(150_000)), { facts: { unit: 'lines', most: 150_000 } }],
    [
      'of more events',
      () => events(3001, (index) => `UID:${index}\n${start}`),
      { facts: { unit: 'events', most: 3000 } },
    ],
    [
      'of more dates',
      () => events(50, (index) => `UID:${index}\n${start}\nRRULE:FREQ=DAILY`),
      { facts: { unit: 'instances', most: 20_000 } },
    ],
  ])('%s is refused as a whole, by what it holds and not by the clock', (_, file, wanted) => {
    const refusal = expect.objectContaining({ kind: 'invalid', ...wanted })
    expect(() => readCalendarSafely(file(), reading, { milliseconds: 60_000 })).toThrow(refusal)
  })

  const endless: [string, () => string][] = [
    [
      'one endless line',
      () => events(1, () => `UID:a\n${start}\nEXDATE:${'20260101T000000Z,'.repeat(200_000)}`),
    ],
    [
      'one line folded a hundred thousand times',
      () => events(1, () => `UID:a\n${start}\nSUMMARY:a${'\n b'.repeat(100_000)}`),
    ],
    ['endless parameters', () => events(1, () => `UID:a\n${start}\nLOCATION${';A="b,c"'.repeat(6000)}:x`)],
    ['quotes without end', () => events(1, () => `UID:a\n${start}\nLOCATION;A="${';"'.repeat(20_000)}`)],
    ['backslashes', () => events(1, () => `UID:a\n${start}\nSUMMARY:${'\\'.repeat(49_000)}`)],
    [
      'thousands of versions of one event',
      () => events(3000, (index) => `UID:a\n${start}\nSEQUENCE:${index}`),
    ],
    [
      'thousands of overrides',
      () =>
        events(
          3000,
          (index) => `UID:a\n${start}\nRECURRENCE-ID:20260302T18${String(index % 60).padStart(2, '0')}00Z`,
        ),
    ],
    [
      'thousands of costly rules',
      () =>
        events(3000, (index) => `UID:${index}\n${start}\nRRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=30;COUNT=5000`),
    ],
    [
      'thousands of zones of its own',
      () =>
        wrap(
          Array.from({ length: 3000 }, (_, index) =>
            [
              `BEGIN:VTIMEZONE\nTZID:${index}\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200`,
              'TZOFFSETTO:+0100\nRRULE:FREQ=DAILY\nEND:STANDARD\nEND:VTIMEZONE',
              `BEGIN:VEVENT\nUID:${index}\nDTSTART;TZID=${index}:20260302T190000\nDURATION:PT1H\nEND:VEVENT`,
            ].join('\n'),
          ).join('\n'),
        ),
    ],
    [
      'rules since 1900',
      () =>
        events(
          500,
          (index) => `UID:${index}\nDTSTART:19000101T190000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5000`,
        ),
    ],
    ['an event that is not closed', () => 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n'],
    [
      'names like those of every object',
      () => events(1, () => `UID:__proto__\nCONSTRUCTOR:x\n${start}\nSUMMARY:toString`),
    ],
  ]

  it.each(sample(endless))(`with %s comes to an end (SEED=${seed})`, (_, file) => {
    try {
      readCalendarSafely(file(), reading, { milliseconds: 1500 })
    } catch (error) {
      expect(error).toMatchObject({ kind: 'invalid', code: expect.stringMatching(/^calendar-too-/) })
    }
  })

  it('is stopped when its time is over', () => {
    const text = events(3000, (index) => `UID:${index}\n${start}\nRRULE:FREQ=WEEKLY;COUNT=6`)
    expect(() => readCalendarSafely(text, reading, { milliseconds: 5 })).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'calendar-too-costly', facts: { milliseconds: 5 } }),
    )
    const forEver = () => {
      for (;;);
    }
    expect(() => within(20, 'too-slow', forEver)).toThrow(expect.objectContaining({ code: 'too-slow' }))
    expect(within(60_000, 'too-slow', () => 42)).toBe(42)
  })
})
