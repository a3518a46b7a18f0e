import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../shared/ical/read.ts'
import type { Imported } from '../../../shared/ical/imported.ts'
import { itInTurn } from '../../support/in-turn.ts'

const reading = { zone: 'Europe/Berlin', from: '2026-01-01' }
const exported = (program: string) =>
  readFileSync(join(import.meta.dirname, `../calendars/${program}.ics`), 'utf8')
const event = ({ events }: Imported, summary: string) => events.find((one) => one.summary === summary)

/** Instances in one line each: what they were, and when they are. */
const times = (read: Imported, summary: string) =>
  event(read, summary)?.instances.map(
    ({ key, date, from, endDate, to }) =>
      `${key} -> ${date} ${from}-${endDate === date ? '' : `${endDate} `}${to}`,
  )
const reasons = ({ leftOut }: Imported) => leftOut.map(({ summary, reason }) => `${summary}: ${reason}`)

const calendar = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((one) => `BEGIN:VEVENT\n${one}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\n')
const meeting = (more: string, start = 'DTSTART;TZID=Europe/Berlin:20260302T190000') =>
  `UID:a\nSUMMARY:Treffen\n${start}\nDURATION:PT2H${more === '' ? '' : `\n${more}`}`

describe('a calendar that Outlook exports', () => {
  const read = readCalendar(exported('outlook'), reading)

  it('has its series with Windows’ zone, exceptions left out, the moved one moved', () => {
    const lines = times(read, 'Probe Singkreis')
    expect(lines).toHaveLength(24)
    expect(lines?.slice(0, 2)).toEqual([
      '2026-01-06T19:00 -> 2026-01-06 19:00-21:00',
      '2026-01-13T19:00 -> 2026-01-13 19:00-21:00',
    ])
    expect(lines).toContain('2026-03-10T19:00 -> 2026-03-11 18:30-21:00')
    expect(lines).toContain('2026-03-31T19:00 -> 2026-03-31 19:00-21:00')
    expect(lines?.at(-1)).toBe('2026-06-30T19:00 -> 2026-06-30 19:00-21:00')
    expect(lines?.filter((line) => /2026-02-17|2026-04-07/.test(line))).toEqual([])
  })

  it('keeps the words, unfolded and unescaped, also of the moved one', () => {
    const series = event(read, 'Probe Singkreis')
    expect(series?.description).toBe(
      'Bitte vorher lüften.\n\nDie Stühle stehen im Nebenraum; der Schlüssel liegt an der Pforte.',
    )
    expect(series).toMatchObject({ location: 'Seminarraum', series: true, allDay: false, isPrivate: false })
    expect(series?.instances.find(({ key }) => key === '2026-03-10T19:00')?.summary).toBe(
      'Probe Singkreis (verlegt)',
    )
  })

  it('has whole days, and says that they are private', () => {
    expect(event(read, 'Böden werden geschliffen')).toMatchObject({
      allDay: true,
      isPrivate: true,
      series: false,
    })
    expect(times(read, 'Böden werden geschliffen')).toEqual([
      '2026-07-20 -> 2026-07-20 00:00-2026-08-02 24:00',
    ])
  })

  it('leaves out what lies in a zone that nobody knows', () => {
    expect(read.leftOut).toEqual([
      expect.objectContaining({ reason: 'unknown-zone', facts: { tzid: 'Customized Time Zone 2' } }),
    ])
  })
})

describe('a calendar that Google exports', () => {
  const read = readCalendar(exported('google'), reading)

  it('has times in UTC on the clocks of the house, over midnight too', () => {
    expect(times(read, 'Tanznacht')).toEqual(['2026-11-22T00:00 -> 2026-11-22 00:00-03:00'])
    expect(event(read, 'Tanznacht')?.location).toBe('Saal, Beispielweg 1')
  })

  it('has an endless series to the end of two years, and says so', () => {
    const lines = times(read, 'Frühstück im Saal')
    expect(lines?.slice(0, 3)).toEqual([
      '2026-09-03T09:30 -> 2026-09-03 09:30-11:00',
      '2026-11-05T09:30 -> 2026-11-12 09:30-11:00',
      '2027-01-07T09:30 -> 2027-01-07 09:30-11:00',
    ])
    expect(lines?.at(-1)).toBe('2027-12-02T09:30 -> 2027-12-02 09:30-11:00')
    expect(times(read, 'Jahrestag')).toHaveLength(2)
    expect(event(read, 'Jahrestag')?.transparent).toBe(true)
  })

  it('names what is left out', () => {
    expect(reasons(read)).toEqual([
      'Frühstück im Saal: goes-on-after-window',
      'Frühstück im Saal: cancelled',
      'Jahrestag: goes-on-after-window',
      'Einweihung: outside-window',
    ])
  })
})

describe('a calendar that Thunderbird exports', () => {
  const read = readCalendar(exported('thunderbird'), reading)

  it('has additional dates and exceptions in another zone, across the clock change', () => {
    expect(times(read, 'Offene Werkstatt')).toEqual([
      '2026-10-24T16:00 -> 2026-10-24 16:00-18:00',
      '2026-10-25T16:00 -> 2026-10-25 16:00-18:00',
      '2026-10-27T16:00 -> 2026-10-27 16:00-18:00',
      '2026-11-02T16:00 -> 2026-11-02 16:00-18:00',
    ])
  })

  it('has a duration instead of an end, over midnight', () => {
    expect(times(read, 'Nachtwache')).toEqual(['2026-12-31T22:00 -> 2026-12-31 22:00-2027-01-01 02:00'])
  })

  it('has one of a series whose rest is not in the file as an event of its own', () => {
    expect(times(read, 'Lesekreis')).toEqual(['2026-11-19T19:00 -> 2026-11-20 19:00-21:00'])
  })

  it('leaves out what is cancelled, and tasks without a word', () => {
    expect(reasons(read)).toEqual(['Abgesagt: Vortrag: cancelled'])
  })
})

describe('one UID several times', () => {
  it('is the version with the newest SEQUENCE, wherever it stands', () => {
    const newer = `${meeting('SEQUENCE:10')}\nLOCATION:neu`
    const read = readCalendar(calendar(newer, meeting('SEQUENCE:9')), reading)
    expect(read.events.map(({ location }) => location)).toEqual(['neu'])
    expect(reasons(read)).toEqual(['Treffen: older-version'])
  })

  it('leaves a series cancelled as a whole out as a whole', () => {
    const moved = meeting('RECURRENCE-ID;TZID=Europe/Berlin:20260309T190000')
    const read = readCalendar(
      calendar(meeting('RRULE:FREQ=WEEKLY;COUNT=3\nSTATUS:CANCELLED'), moved),
      reading,
    )
    expect(read.events).toEqual([])
    expect(reasons(read)).toEqual(['Treffen: cancelled'])
  })

  it('takes an exception that names the day alone', () => {
    const read = readCalendar(
      calendar(meeting('RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260309')),
      reading,
    )
    expect(times(read, 'Treffen')).toEqual([
      '2026-03-02T19:00 -> 2026-03-02 19:00-21:00',
      '2026-03-16T19:00 -> 2026-03-16 19:00-21:00',
    ])
  })
})

describe('what is left out, and why', () => {
  it.each([
    [meeting('RRULE:FREQ=HOURLY'), 'recurrence-too-frequent'],
    [meeting('RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY'), 'event-not-supported'],
    [meeting('EXRULE:FREQ=DAILY'), 'event-not-supported'],
    [meeting('RECURRENCE-ID;RANGE=SOMETIMES:20260302T180000Z'), 'event-not-supported'],
    [meeting('', 'DTSTART;TZID=Mars/Olympus:20260302T190000'), 'unknown-zone'],
    [meeting('', 'DTSTART:20261399T190000'), 'event-unreadable'],
    [meeting('', 'DTSTART;TZID=Europe/Berlin:20260329T023000'), 'time-does-not-exist'],
    [meeting('', 'X-NOTHING:1'), 'event-without-start'],
    ['UID:a\nSUMMARY:Treffen\nDTSTART:20260302T190000', 'event-without-length'],
    ['UID:a\nSUMMARY:Treffen\nDTSTART:20260302T190000\nDTEND:20260302T180000', 'event-without-length'],
    ['UID:a\nSUMMARY:Treffen\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20280101', 'event-too-long'],
    [meeting('', 'DTSTART:20310302T190000'), 'outside-window'],
  ])('%j', (lines, reason) => {
    const read = readCalendar(calendar(lines, meeting('').replace('UID:a', 'UID:b')), reading)
    expect(read.leftOut.map((one) => one.reason)).toEqual([reason])
    expect(read.leftOut[0]).toMatchObject({ uid: 'a', summary: 'Treffen' })
    expect(read.events.map(({ uid }) => uid)).toEqual(['b'])
  })

  it('of one date in a night that has no such hour, in the zone of another, while the rest stays', () => {
    const early = 'DTSTART;TZID=America/New_York:20260307T023000'
    const besides =
      'RRULE:FREQ=DAILY;COUNT=2\nRDATE;TZID=America/New_York:20270314T023000\nEXDATE;TZID=America/New_York:20280312T023000'
    const read = readCalendar(calendar(meeting(besides, early)), reading)
    expect(times(read, 'Treffen')).toEqual([
      '2026-03-07T08:30 -> 2026-03-07 08:30-10:30',
      '2026-03-09T07:30 -> 2026-03-09 07:30-09:30',
    ])
    expect(reasons(read)).toEqual(['Treffen: time-does-not-exist'])
  })

  it('of a series that begins in an hour that does not exist', () => {
    const early = meeting('RRULE:FREQ=DAILY', 'DTSTART;TZID=America/New_York:20260308T023000')
    const read = readCalendar(calendar(early), reading)
    expect([read.events, reasons(read)]).toEqual([[], ['Treffen: time-does-not-exist']])
  })

  it('of a series whose every date is an exception', () => {
    const read = readCalendar(calendar(meeting('EXDATE;TZID=Europe/Berlin:20260302T190000')), reading)
    expect([read.events, reasons(read)]).toEqual([[], ['Treffen: without-dates']])
  })

  itInTurn('of a series that began before, and of one with more than a thousand dates', () => {
    const often = meeting('RRULE:FREQ=DAILY;BYHOUR=9,19', 'DTSTART;TZID=Europe/Berlin:20250302T190000')
    const read = readCalendar(calendar(often), reading)
    expect(read.events[0]?.instances.length).toBeGreaterThan(990)
    expect(reasons(read)).toEqual(['Treffen: too-many-instances', 'Treffen: began-before-window'])
  })
})

describe('times', () => {
  it.each([
    ['DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260302T190000', '2026-03-02 19:00-21:00'],
    [
      'DTSTART;TZID=/citadel.org/20211207_1/America/Argentina/Buenos_Aires:20260302T190000',
      '2026-03-02 23:00-2026-03-03 01:00',
    ],
    ['DTSTART;TZID=Tokyo Standard Time:20260302T190000', '2026-03-02 11:00-13:00'],
    ['DTSTART:20260302T190000', '2026-03-02 19:00-21:00'],
    ['DTSTART:20260302T220000', '2026-03-02 22:00-24:00'],
    ['DTSTART;TZID=Europe/Berlin:20260302T190059', '2026-03-02 19:00-21:00'],
  ])('%s is on the clocks of the house %s', (start, wanted) => {
    const read = readCalendar(calendar(meeting('', start)), reading)
    expect(times(read, 'Treffen')?.[0]?.split(' -> ')[1]).toBe(wanted)
  })

  it('without a zone are meant in that which the file names', () => {
    for (const zone of ['Europe/London', 'GMT Standard Time']) {
      const file = calendar(meeting('', 'DTSTART:20260302T190000')).replace(
        'VERSION:2.0',
        `X-WR-TIMEZONE:${zone}`,
      )
      expect(times(readCalendar(file, reading), 'Treffen')?.[0]).toBe(
        '2026-03-02T20:00 -> 2026-03-02 20:00-22:00',
      )
    }
  })

  it('keep the same key at each reading, also of an event without a UID', () => {
    const file = calendar(meeting('RRULE:FREQ=WEEKLY;COUNT=2').replace('UID:a\n', ''))
    expect(readCalendar(file, reading)).toEqual(readCalendar(file, reading))
    expect(readCalendar(file, reading).events[0]?.uid).toMatch(/^without-uid-[0-9a-f]{16}$/)
  })
})
