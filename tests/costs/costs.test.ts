import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { houseMonth, idleMonth } from './amounts.ts'
import type { Measured } from './amounts.ts'
import { billOf } from './bill.ts'
import { measure } from './measure.ts'
import { prices } from './prices.ts'
import { costsInWords } from './report.ts'
import { busyMonth } from './use.ts'
import { itInTurn } from '../support/in-turn.ts'

const followed = { reads: 1, writes: 2, mails: 1, calls: 1 }
const names = ['book one room', 'approve', 'cancel', 'sign up for a date', 'feed 304', 'feed 200, kept']
const operations = [...names, ...Object.keys(busyMonth.views), ...Object.keys(busyMonth.staff)]
const sample: Measured = {
  operations: Object.fromEntries(operations.map((name) => [name, { reads: 1, writes: 1 }])),
  afterBooking: followed,
  afterSignUp: followed,
  bookingBytes: 1000,
  timers: [{ name: 'tick', everyMinutes: 60, reads: 0.5, writes: 0 }],
}
const lineOf = (item: keyof typeof prices, houses: number) =>
  billOf(sample, busyMonth, houses).lines.find((line) => line.item === item)

describe('a bill', () => {
  it('of an idle installation is its timers and nothing that is free', () => {
    const idle = idleMonth(sample)
    expect([idle.functionCalls, idle.readUnits, idle.apiCalls, idle.mails]).toEqual([720, 360, 0, 0])
    const { dollars, lines } = billOf(sample, busyMonth, 0)
    expect(lines.filter((line) => line.dollars > 0).map(({ item }) => item)).toEqual(['readUnits'])
    expect(dollars).toBeCloseTo((360 * 0.15) / 1e6, 12)
  })

  it('takes what is free off once, however many houses there are', () => {
    const { apiCalls } = houseMonth(sample, busyMonth)
    expect(lineOf('edgeCalls', 1)?.dollars).toBe(0)
    expect(lineOf('edgeCalls', 1000)?.dollars).toBeCloseTo((1000 * apiCalls - 10e6) * 1.2e-6, 6)
    expect(lineOf('apiCalls', 1)?.dollars).toBeCloseTo(apiCalls * 1.2e-6, 9)
  })

  it('counts each use of a house, and what follows of it', () => {
    const { readUnits, mails, gigabytes } = houseMonth(sample, busyMonth)
    const { bookings, cancelled, signUps, calendars, views, staff } = busyMonth
    const seen = [...Object.values(views), ...Object.values(staff)].reduce((a, b) => a + b, 0)
    expect(readUnits).toBe(2 * bookings + cancelled + signUps + seen + calendars * 720 + bookings + signUps)
    expect(mails).toBe(bookings + signUps + 2 * bookings)
    expect(gigabytes).toBeCloseTo((600 * 12 * 1000) / 1e9, 9)
  })

  it('names the three items that cost most, dearest first', () => {
    const { largest, lines } = billOf(sample, busyMonth, 10_000)
    const all = lines.map(({ dollars }) => dollars).toSorted((a, b) => b - a)
    expect(largest.map(({ dollars }) => dollars)).toEqual(all.slice(0, 3))
  })

  it('is refused where an operation is not measured', () => {
    expect(() => billOf({ ...sample, operations: {} }, busyMonth, 1)).toThrow('Nobody measures')
  })
})

const document = resolve(import.meta.dirname, '../../docs/operations.md')
const [begin, end] = ['<!-- npm run costs -->\n\n', '\n\n<!-- until here -->']

describe('npm run costs', () => {
  itInTurn(
    'says what docs/operations.md says, out of what is measured now; an idle house is below a dollar',
    async () => {
      const measured = await measure()
      const text = costsInWords(measured, [1, 1000, 10_000])
      const whole = readFileSync(document, 'utf8')
      const [before = '', rest = ''] = whole.split(begin)
      const [told, after = ''] = rest.split(end)
      if (process.env['UPDATE_DOCS']) writeFileSync(document, `${before}${begin}${text}${end}${after}`)
      else expect(told, 'UPDATE_DOCS=1 npx vitest run tests/costs').toBe(text)
      expect(billOf(measured, busyMonth, 0).dollars).toBeLessThan(1)
      expect(billOf(measured, busyMonth, 10_000).dollars / 10_000).toBeLessThan(1.5)
    },
  )
})
