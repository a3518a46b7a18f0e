import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../shared/ical/read.ts'
import { zoneByRules } from '../../../shared/ical/zone-rules.ts'
import { zoneLines } from '../../../shared/ical/zone.ts'
import { transitionsOf } from '../../../shared/time/transitions.ts'

const day = '2026-12-01'

interface Rule {
  kind: 'STANDARD' | 'DAYLIGHT'
  start: string
  from: string
  to: string
  rule?: string
}

const rulesOf = (...rules: Rule[]) =>
  rules.flatMap(({ kind, start, from, to, rule }) => [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    ...(rule === undefined ? [] : [`RRULE:FREQ=YEARLY;${rule}`]),
    `END:${kind}`,
  ])

const summer: Rule = {
  kind: 'DAYLIGHT',
  start: '16010101T020000',
  from: '+0100',
  to: '+0200',
  rule: 'BYDAY=-1SU;BYMONTH=3',
}
const winter: Rule = {
  kind: 'STANDARD',
  start: '16010101T030000',
  from: '+0200',
  to: '+0100',
  rule: 'BYDAY=-1SU;BYMONTH=10',
}
const american = [
  { ...summer, from: '-0500', to: '-0400', rule: 'BYDAY=2SU;BYMONTH=3' },
  { ...winter, start: '20071104T020000', from: '-0400', to: '-0500', rule: 'BYDAY=1SU;BYMONTH=11' },
]

describe('a zone that only the file defines', () => {
  it('is the house’s where its clocks change as those of the house do', () => {
    expect(zoneByRules(rulesOf(summer, winter), 'Europe/Vienna', day)).toBe('Europe/Vienna')
    expect(zoneByRules(rulesOf(winter, summer), 'Europe/Berlin', day)).toBe('Europe/Berlin')
  })

  it('is another one where that changes its clocks at the same moments', () => {
    const zone = zoneByRules(rulesOf(...american), 'Europe/Berlin', day)!
    const [from, to] = ['2026-01-01T00:00:00.000Z', '2029-01-01T00:00:00.000Z']
    expect(transitionsOf(zone, from, to)).toEqual(transitionsOf('America/New_York', from, to))
  })

  it('is one that never changes its clocks where the file says so', () => {
    const still = { kind: 'STANDARD', start: '16010101T000000', from: '+0900', to: '+0900' } as const
    const zone = zoneByRules(rulesOf(still), 'Europe/Berlin', day)!
    expect(transitionsOf(zone, '2026-01-01T00:00:00.000Z', '2029-01-01T00:00:00.000Z')).toEqual([])
  })

  it.each(['America/New_York', 'Asia/Tokyo', 'Australia/Sydney', 'Europe/London'])(
    'is found for the changes of %s one by one, as we write them ourselves',
    (zone) => expect(zoneByRules(zoneLines(zone).slice(2, -1), zone, day)).toBe(zone),
  )

  it.each([
    ['whose clocks change on other days', rulesOf({ ...summer, rule: 'BYDAY=1SU;BYMONTH=4' }, winter)],
    [
      'whose rule ended long ago',
      rulesOf({ ...summer, rule: `${summer.rule};UNTIL=20100101T000000Z` }, winter),
    ],
    ['whose rule is none', rulesOf({ ...summer, rule: 'BYDAY=8XX' }, winter)],
    ['whose offset is none', rulesOf({ ...summer, to: 'zwei' }, winter)],
    ['of which it says nothing', []],
  ])('is unknown %s', (_, lines) => expect(zoneByRules(lines, 'Europe/Berlin', day)).toBeUndefined())

  it('that is unknown leaves its event out and is named', () => {
    const file = [
      'BEGIN:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'TZID:Hauszeit',
      ...rulesOf({ ...summer, rule: 'BYDAY=1SU;BYMONTH=4' }, winter),
      'END:VTIMEZONE',
      'BEGIN:VEVENT\nUID:a\nSUMMARY:Chor\nDTSTART;TZID=Hauszeit:20270112T190000\nDURATION:PT1H\nEND:VEVENT',
      'END:VCALENDAR',
    ].join('\n')
    const read = readCalendar(file, { zone: 'Europe/Berlin', from: day })
    const facts = { tzid: 'Hauszeit' }
    const wanted = { uid: 'a', summary: 'Chor', date: '2027-01-12', reason: 'unknown-zone', facts }
    expect([read.events, read.leftOut]).toEqual([[], [wanted]])
  })
})
