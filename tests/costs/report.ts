import { billOf } from './bill.ts'
import type { Bill, Line } from './bill.ts'
import type { Measured, Units } from './amounts.ts'
import { prices } from './prices.ts'
import type { Priced } from './prices.ts'
import { busyMonth, estimates } from './use.ts'

/** The tables of the costs in docs/operations.md, and what `npm run costs` prints for other numbers of houses. */
export function costsInWords(measured: Measured, houses: readonly number[]): string {
  const bills = [0, ...houses].map((count) => ({ count, bill: billOf(measured, busyMonth, count) }))
  return [
    '**Prices used**, in US dollars:',
    priceTable(),
    '**What was measured**, in read and write units of the table (`npm run bench` says of which calls):',
    unitTable(measured),
    `**What was assumed** of a busy house and its month: ${assumed()}.`,
    '**A month**, by what is paid for:',
    billTable(bills),
    ...bills.map(({ count, bill }) => summary(count, bill, measured)),
  ].join('\n\n')
}

function priceTable(): string {
  const rows = Object.values(prices).map(({ name, each, per, free }) => [
    name,
    `$${each < 0.001 ? each.toFixed(7) : each} ${per === 1 ? 'each' : `per ${grouped(per)}`}`,
    free === 0 ? '' : grouped(free),
  ])
  return table(['what', 'price', 'free each month'], rows)
}

function unitTable({ operations, afterBooking, afterSignUp, timers }: Measured): string {
  const used = [
    'book one room',
    'approve',
    'cancel',
    'sign up for a date',
    ...Object.keys({ ...busyMonth.views, ...busyMonth.staff }),
    'feed 304',
    'feed 200, kept',
  ]
  const told = (of: { mails: number }) => `its mails (${of.mails}) and calendars`
  const ticks: Units = timers.reduce(
    (sum, { reads, writes }) => ({ reads: sum.reads + reads, writes: sum.writes + writes }),
    { reads: 0, writes: 0 },
  )
  const rows: [string, Units | undefined][] = [
    ...used.map((name): [string, Units | undefined] => [name, operations[name]]),
    [`a booking, asked for and approved: ${told(afterBooking)}`, afterBooking],
    [`somebody who comes: ${told(afterSignUp)}`, afterSignUp],
    [`all ${timers.length} timers, once, with nothing due`, ticks],
  ]
  return table(
    ['operation', 'read', 'write'],
    rows.map(([name, units]) => [name, String(units?.reads), String(units?.writes)]),
  )
}

function assumed(): string {
  const { bookings, cancelled, signUps, views, staff, calendars, newFiles } = busyMonth
  const each = (of: Readonly<Record<string, number>>) => grouped(Object.values(of).reduce((a, b) => a + b, 0))
  const {
    mailsBesides,
    callSeconds,
    timerSeconds,
    changeSeconds,
    pageKilobytes,
    calendarKilobytes,
    logBytesPerCall,
    monthsKept,
  } = estimates
  return [
    `${bookings} bookings, ${cancelled} of them called off`,
    `${signUps} people who sign up`,
    `${each(views)} views of public pages and ${each(staff)} of the manager's`,
    `${calendars} calendars asked for every hour, of which ${newFiles} in a hundred have changed`,
    `${mailsBesides} mails for each booking besides, to the manager and as a reminder`,
    `${callSeconds} s in 1 GB for a call, ${timerSeconds} s for a timer, ${changeSeconds} s for a change that is told`,
    `${pageKilobytes} KB a page, ${calendarKilobytes} KB a calendar, ${logBytesPerCall} bytes of logs a call`,
    `bookings kept for ${monthsKept} months`,
    'nothing kept by the distribution',
  ].join('; ')
}

interface Counted {
  count: number
  bill: Bill
}

const housesInWords = (count: number) =>
  count === 0 ? 'nothing happens' : count === 1 ? '1 busy house' : `${grouped(count)} busy houses`

function billTable(bills: readonly Counted[]): string {
  const rows = (Object.keys(prices) as Priced[]).map((item) => [
    prices[item].name,
    ...bills.map(({ bill }) => dollars(bill.lines.find((line) => line.item === item)?.dollars ?? 0)),
  ])
  const total = ['**together**', ...bills.map(({ bill }) => `**${dollars(bill.dollars)}**`)]
  return table(['', ...bills.map(({ count }) => housesInWords(count))], [...rows, total])
}

function summary(count: number, { dollars: total, largest }: Bill, { timers }: Measured): string {
  const named = largest.map(inWords).join(', ')
  if (count === 0) {
    const ticks = timers.reduce(
      (sum, { everyMinutes }) => sum + (estimates.hoursPerMonth * 60) / everyMinutes,
      0,
    )
    return `**A house where nothing happens** costs ${dollars(total)} a month: ${timers.length} timers that go round ${grouped(ticks)} times.`
  }
  const each = count === 1 ? '' : ` (${dollars(total / count)} a house)`
  return `**${housesInWords(count)}** in one installation: **${dollars(total)}** a month${each}. The three largest items: ${named}.`
}

const inWords = ({ item, dollars: cost }: Line) => `${prices[item].name} ${dollars(cost)}`

/** In cents below ten dollars. */
function dollars(amount: number): string {
  return `$${amount < 10 ? amount.toFixed(2) : grouped(amount)}`
}

const grouped = (value: number) => String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',')

/** A table as Markdown has it. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) => {
    const padded = widths.map((width, column) => {
      const text = row[column] ?? ''
      const filling = ' '.repeat(width - text.length)
      return column === 0 ? text + filling : filling + text
    })
    return `| ${padded.join(' | ')} |`
  }
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const [head = [], ...rest] = cells
  return [line(head), `| ${rule.join(' | ')} |`, ...rest.map(line)].join('\n')
}
