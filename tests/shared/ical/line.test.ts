import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCalendar } from '../../../shared/ical/calendar.ts'
import { fold, printable } from '../../../shared/ical/line.ts'
import { aCalendar, anEvent, linesOf, read } from './reader.ts'
import { some } from '../../support/budget.ts'

describe('any text', () => {
  const pieces = fc.constantFrom(
    'ä',
    'ß',
    '👩‍👩‍👧',
    '🫖',
    '字',
    ' ',
    '   ',
    ',',
    ';',
    '\\',
    '\n',
    '\r\n',
    '\t',
    ':',
    '"',
    'Tee',
  )
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 }), fc.lorem({ maxCount: 5 })), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''))

  it('comes out as it went in, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(texts, texts, (summary, description) => {
        const text = writeCalendar(
          aCalendar({ name: summary, events: [anEvent({ summary, description, location: summary })] }),
        )
        for (const line of linesOf(text)) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line.isWellFormed()).toBe(true)
        }
        const { events } = read(text)
        expect(events[0]!.location ?? '').toBe(printable(summary))
        expect(events[0]!.summary).toBe(printable(summary))
        expect(events[0]!.description ?? '').toBe(printable(description))
      }),
      { numRuns: some(300) },
    )
  })

  it('never breaks beside a space where there is another place', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '🫖'), minLength: 2, maxLength: 9 }))
    fc.assert(
      fc.property(words, (list) => {
        const lines = fold(`SUMMARY:${list.join(' ')}`).split('\r\n ')
        for (const line of lines) expect(line).toBe(line.trim())
        expect(lines.join('')).toBe(`SUMMARY:${list.join(' ')}`)
      }),
    )
  })

  it('is folded even if it is nothing but spaces', () => {
    const line = `SUMMARY:${' '.repeat(300)}`
    expect(fold(line).replaceAll('\r\n ', '')).toBe(line)
  })

  it('fills a line to the last octet', () => {
    expect(fold('x'.repeat(75))).toBe('x'.repeat(75))
    expect(fold('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
    expect(fold(`${'x'.repeat(74)}ä`)).toBe(`${'x'.repeat(74)}\r\n ä`)
    expect(
      fold(`x${'ä'.repeat(74)}`)
        .split('\r\n')
        .map((part) => Buffer.byteLength(part)),
    ).toEqual([75, 75])
  })

  it('cannot add lines of its own', () => {
    const evil = 'x\r\nEND:VEVENT\nATTACH:http://evil.example/\u2028y\u0085z\u0000\u0007'
    const event = anEvent({ summary: evil, uid: evil, url: evil, location: evil, relatedTo: evil })
    const { root } = read(writeCalendar(aCalendar({ name: evil, events: [event] })))
    const found = root.getAllSubcomponents('vevent')
    expect(found).toHaveLength(1)
    expect(found[0]!.hasProperty('attach')).toBe(false)
    expect(found[0]!.getFirstPropertyValue('summary')).toBe(
      'x\nEND:VEVENT\nATTACH:http://evil.example/\ny\nz',
    )
  })
})
