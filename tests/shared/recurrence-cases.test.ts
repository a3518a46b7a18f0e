import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { instancesOf } from '../../shared/time/expansion.ts'
import { sample, seed } from '../support/budget.ts'
import { parseRecurrence } from '../../shared/time/recurrence-text.ts'

interface Case {
  id: string
  dtstart: string
  rrule: string
  finite?: boolean
  expect?: string[]
}

const cases = ['libical', 'icaljs'].flatMap((file) =>
  readFileSync(join(import.meta.dirname, `recurrence/${file}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case),
)

/** The refused ones by what the refusal names: the reason, the part, and the value or the other part. */
const refused: Record<string, string[]> = {
  'recurrence-too-frequent FREQ HOURLY': [
    ...ids('libical', 49, 63, 69, 74, 75, 82, 117, 119, 124, 138, 139, 140),
    ...ids('icaljs', 3),
  ],
  'recurrence-too-frequent FREQ MINUTELY': [...ids('libical', 50, 51, 118, 120, 137), ...ids('icaljs', 2)],
  'recurrence-too-frequent FREQ SECONDLY': [...ids('libical', 83, 84, 85, 86, 127, 136), ...ids('icaljs', 1)],
  // 16 hours of 16 minutes of 16 seconds: more than 65,000 instances a month.
  'recurrence-too-frequent BYHOUR': ids('libical', 126),
  // Two ways of naming the days of a year that limit each other.
  'recurrence-not-supported BYYEARDAY BYDAY': [...ids('libical', 12), ...ids('icaljs', 115)],
  'recurrence-not-supported BYMONTHDAY BYDAY': ids('icaljs', 64, 65),
  // libical refuses it too.
  'recurrence-not-supported BYWEEKNO BYMONTHDAY': ids('libical', 80),
}

/** Where an accepted rule expands otherwise than the other reader has it. This list only shrinks. */
const deviations: Record<string, string[]> = {
  'YEARLY;BYMONTHDAY without BYMONTH: RFC 5545 expands over all months, they take the month of DTSTART': [
    ...ids('libical', 77, 78),
    ...ids('icaljs', 59),
  ],
  'DTSTART does not fit the rule: RFC 5545 leaves it undefined, they count it as an instance': ids(
    'icaljs',
    96,
    97,
  ),
  'BYWEEKNO with a DTSTART in a week of the neighbouring year: they reckon the interval from the year of the week, we from that of the date':
    ids('libical', 131, 133, 142, 143, 144, 145, 146),
}

function ids(file: string, ...numbers: number[]): string[] {
  return numbers.map((number) => `${file}-${String(number).padStart(3, '0')}`)
}

const wall = (text: string) =>
  text.replace(/^(\d{4})(\d\d)(\d\d)/, '$1-$2-$3').replace(/T(\d\d)(\d\d)(\d\d)Z?$/, 'T$1:$2:$3')

function expand({ dtstart, rrule, expect: wanted = [], finite = true }: Case): string[] {
  const beginning = { at: wall(dtstart), zone: 'UTC' }
  const recurrence = parseRecurrence(rrule, beginning)
  const window = { from: beginning.at.slice(0, 10), to: '2099-12-31' }
  // One more than wanted shows that a rule with an end does end there.
  const most = finite && /COUNT|UNTIL/.test(rrule) ? wanted.length + 1 : wanted.length
  return instancesOf(recurrence, beginning, window, most)
}

const refusedIds = Object.values(refused).flat()
const deviatingIds = Object.values(deviations).flat()
const known = cases.filter(({ id }) => !refusedIds.includes(id) && !deviatingIds.includes(id))

describe('the recurrence cases of libical and ical.js', () => {
  it('are 261: 217 expand alike, 32 are refused, 12 are known to differ', () => {
    expect(cases).toHaveLength(261)
    expect([known.length, refusedIds.length, deviatingIds.length]).toEqual([217, 32, 12])
    expect(new Set([...refusedIds, ...deviatingIds]).size).toBe(44)
  })

  it.each(sample(known, 5).map((one) => [one.id, one] as const))(
    `%s expands as it says (SEED=${seed})`,
    (_, one) => {
      expect(expand(one)).toEqual((one.expect ?? []).map(wall))
    },
  )

  it.each(Object.entries(refused))('"%s" is the reason why they are refused', (reason, members) => {
    for (const one of cases.filter(({ id }) => members.includes(id))) {
      const [code, part, value] = reason.split(' ')
      const facts = value === undefined ? { part } : { part, value }
      expect(() => expand(one), one.id).toThrow(
        expect.objectContaining({ kind: 'invalid', code, facts: expect.objectContaining(facts) }),
      )
    }
  })

  it.each(Object.entries(deviations))('%s', (_, members) => {
    for (const one of cases.filter(({ id }) => members.includes(id)))
      expect(expand(one), one.id).not.toEqual((one.expect ?? []).map(wall))
  })
})
