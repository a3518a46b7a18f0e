import { describe, expect, it } from 'vitest'
import type { Imported } from '../../../shared/ical/imported.ts'
import { readCalendar } from '../../../shared/ical/read.ts'

const reading = { zone: 'Europe/Berlin', from: '2026-12-01' }
const wrap = (...parts: string[]) => ['BEGIN:VCALENDAR', ...parts, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Treffen', ...lines, 'END:VEVENT'].join('\r\n')
const readOf = (...events: string[]) => readCalendar(wrap(...events), reading)
const dates = ({ events }: Imported) =>
  events.flatMap(({ instances }) => instances.map(({ date, from, to }) => `${date} ${from}-${to}`))
const left = ({ leftOut }: Imported) =>
  leftOut.map(({ summary, date, reason }) => `${summary} ${date} ${reason}`)

const weekly = ['DTSTART;TZID=Europe/Berlin:20270104T100000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3']
const wholeDays = ['DTSTART;VALUE=DATE:20270104', 'RRULE:FREQ=WEEKLY;COUNT=3']
const first = '2027-01-04 10:00-11:00'

describe('a series of whole days', () => {
  it.each([
    'EXDATE;TZID=W. Europe Standard Time:20270111T000000',
    'EXDATE:20270110T230000Z',
    'EXDATE:20270111T000000',
    'EXDATE;VALUE=DATE:20270111',
    'EXDATE:20270111',
  ])('leaves out the date that it names as %s', (except) => {
    expect(dates(readOf(event(...wholeDays, except)))).toEqual([
      '2027-01-04 00:00-24:00',
      '2027-01-18 00:00-24:00',
    ])
  })

  it.each(['RDATE:20270106T000000', 'RDATE;VALUE=DATE:20270106', 'RDATE:20270105T230000Z'])(
    'has the further date of %s',
    (also) => expect(dates(readOf(event(...wholeDays, also)))).toContain('2027-01-06 00:00-24:00'),
  )

  it.each(['RECURRENCE-ID:20270110T230000Z', 'RECURRENCE-ID:20270111'])(
    'has one moved from %s once',
    (id) => {
      const read = readOf(event(...wholeDays), event(id, 'DTSTART;VALUE=DATE:20270113'))
      expect(dates(read).map((line) => line.slice(0, 10))).toEqual(['2027-01-04', '2027-01-13', '2027-01-18'])
    },
  )

  it('may end with a time', () => {
    const ends = (end: string) => dates(readOf(event('DTSTART:20270104', end)))
    for (const end of [
      'DTEND:20270105T000000',
      'DTEND:20270104T235900',
      'DTEND:20270104T230000Z',
      'DTEND:20270104',
    ])
      expect(ends(end)).toEqual(['2027-01-04 00:00-24:00'])
  })
})

describe('an override', () => {
  const moved = (id: string, start: string, ...more: string[]) =>
    event(id, `DTSTART;TZID=Europe/Berlin:${start}`, 'DURATION:PT1H', ...more)

  it('that holds from a date on moves what follows, but for what has an override of its own', () => {
    const read = readOf(
      event(...weekly),
      moved('RECURRENCE-ID;RANGE=THISANDFUTURE:20270111T090000Z', '20270112T140000'),
      moved('RECURRENCE-ID:20270118T090000Z', '20270118T160000'),
    )
    expect(dates(read)).toEqual([first, '2027-01-12 14:00-15:00', '2027-01-18 16:00-17:00'])
  })

  it('that cancels from a date on leaves the rest of the series out', () => {
    const read = readOf(
      event(...weekly),
      moved('RECURRENCE-ID;RANGE=THISANDFUTURE:20270111T090000Z', '20270111T100000', 'STATUS:CANCELLED'),
    )
    expect([dates(read), left(read)]).toEqual([[first], ['Treffen 2027-01-11 cancelled']])
  })

  it('that makes whole days of what follows leaves those dates out and says so', () => {
    const read = readOf(
      event(...weekly),
      event('RECURRENCE-ID;RANGE=THISANDFUTURE:20270111T090000Z', 'DTSTART;VALUE=DATE:20270111'),
    )
    expect([dates(read), left(read)]).toEqual([[first], ['Treffen 2027-01-11 event-not-supported']])
  })

  it('that cannot be read is told, and its date is not taken as it was', () => {
    const read = readOf(
      event(...weekly),
      event('RECURRENCE-ID:20270111T090000Z', 'DTSTART;TZID=Mars:20270112T140000'),
    )
    expect(dates(read)).toEqual([first, '2027-01-18 10:00-11:00'])
    expect(left(read)).toEqual(['Treffen 2027-01-12 unknown-zone'])
  })

  it('that names the day alone replaces the meeting of that day', () => {
    const read = readOf(event(...weekly), moved('RECURRENCE-ID;VALUE=DATE:20270111', '20270112T140000'))
    expect(dates(read)).toEqual([first, '2027-01-12 14:00-15:00', '2027-01-18 10:00-11:00'])
  })

  it.each([
    ['older than a series that leaves it out', 'SEQUENCE:1', []],
    ['newer than it', 'SEQUENCE:9', ['2027-01-11 12:00-13:00']],
  ])('that is %s', (_, sequence, taken) => {
    const main = event(...weekly, 'SEQUENCE:3', 'EXDATE:20270111T090000Z')
    const read = readOf(main, moved('RECURRENCE-ID:20270111T090000Z', '20270111T120000', sequence))
    expect(dates(read)).toEqual([first, ...taken, '2027-01-18 10:00-11:00'])
    expect(left(read)).toEqual(taken.length > 0 ? [] : ['Treffen 2027-01-11 older-version'])
  })
})

describe('a part that is broken is left out and told, the rest is good', () => {
  const one = weekly.slice(0, 2)

  it.each([
    ['RRULE:', 'rule-not-read'],
    ['RRULE:nonsense', 'rule-not-read'],
    ['RRULE:FREQ=MONTHLY;BYMONTHDAY=32', 'rule-not-read'],
    ['RRULE:FREQ=DAILY;INTERVAL=0', 'rule-not-read'],
    ['EXDATE:gestern', 'part-not-read'],
    ['RDATE:20271399T100000', 'part-not-read'],
    ['RDATE;VALUE=PERIOD:20270105T100000Z/PX', 'part-not-read'],
    ['LOCATION;=:Saal', 'part-not-read'],
  ])('%s', (part, reason) => {
    const read = readOf(event(...one, part))
    expect([dates(read), left(read)]).toEqual([[first], [`Treffen 2027-01-04 ${reason}`]])
  })

  it('while a blank in a rule, and a period of another length, break nothing', () => {
    const blank = readOf(event(...one, 'RRULE:FREQ=WEEKLY; COUNT=2; BYDAY=MO, WE'))
    expect([dates(blank), left(blank)]).toEqual([[first, '2027-01-06 10:00-11:00'], []])
    const period = readOf(
      event(...one, 'RDATE;VALUE=PERIOD:20270107T090000Z/PT3H,20270108T090000Z/20270108T100000Z'),
    )
    expect(dates(period)).toEqual([first, '2027-01-07 10:00-13:00', '2027-01-08 10:00-11:00'])
  })
})

describe('several of one UID', () => {
  const at = (day: string, ...more: string[]) =>
    event(`DTSTART;TZID=Europe/Berlin:${day}T100000`, 'DURATION:PT1H', ...more)

  it('are all taken where none is newer, each once and with its own words', () => {
    const read = readOf(at('20270104'), at('20270105', 'RRULE:FREQ=DAILY;COUNT=2'), at('20270104'))
    expect(dates(read)).toEqual([first, '2027-01-05 10:00-11:00', '2027-01-06 10:00-11:00'])
    expect(left(read)).toEqual(['Treffen 2027-01-04 older-version'])
  })

  it('do not lose the others where one is cancelled, and keep the words of all where one is private', () => {
    const read = readOf(at('20270104', 'STATUS:CANCELLED'), at('20270105'), at('20270106', 'CLASS:PRIVATE'))
    expect(dates(read)).toEqual(['2027-01-05 10:00-11:00', '2027-01-06 10:00-11:00'])
    expect(read.events[0]?.isPrivate).toBe(true)
    expect(left(read)).toEqual(['Treffen 2027-01-04 cancelled'])
  })
})

describe('an end that is missing', () => {
  const inside = ['DTSTART:20270104T100000Z', 'DURATION:PT1H']

  it('of an alarm costs nothing', () => {
    expect(dates(readOf(event(...inside, 'BEGIN:VALARM', 'ACTION:DISPLAY')))).toEqual([
      '2027-01-04 11:00-12:00',
    ])
  })

  it('of the last event costs that event, and says so', () => {
    const read = readOf(
      event(...inside),
      event(...inside)
        .replace('UID:a', 'UID:b')
        .replace('\r\nEND:VEVENT', ''),
    )
    expect([dates(read).length, left(read)]).toEqual([1, ['Treffen 2027-01-04 event-without-end']])
    expect(read.cutOff).toBeUndefined()
  })

  it('of the calendar alone is told too', () => {
    const text = wrap(event(...inside)).replace('\r\nEND:VCALENDAR', '')
    expect(readCalendar(text, reading)).toMatchObject({ cutOff: {}, leftOut: [] })
  })
})
