import type { Bill } from './bills.ts'
import { mostImport, mostImportMs } from './bundles.ts'
import type { Bundle } from './bundles.ts'
import { figuresOf, goals, verdictOf } from './goals.ts'
import type { HouseBills } from './houses.ts'
import type { Measured } from './installation.ts'
import { mostBytes } from './page-weights.ts'
import type { Weight } from './page-weights.ts'
import { plainTable } from './plain-table.ts'

/** A goal of time; a busy machine misses it without fault, so it is told and ends nothing. */
const mostRatio = 1.1

export interface Report {
  text: string
  /** Goals of calls, units and bytes that are missed. */
  missed: string[]
}

export function reportOf(
  measured: readonly Measured[],
  bundles: readonly Bundle[],
  houses: readonly HouseBills[] = [],
): Report {
  const [first] = measured
  const last = measured.at(-1)
  if (first === undefined || last === undefined) throw new Error('Nothing was measured')
  const missed: string[] = []
  const judge = (what: string, isMet: boolean): string => {
    if (!isMet) missed.push(what)
    return isMet ? 'yes' : 'NO'
  }
  const sections = [
    ['Calls to the table and capacity units (reads before the first write, writes)', billTable(first.bills)],
    ['Goals', goalLines(first.bills, judge)],
    [
      `The same calls and units with ${last.size} bookings as with ${first.size}`,
      sameBills(first, last, judge),
    ],
    ['Calls and read units, by how many houses are founded', housesTable(houses, judge)],
    ['Handler milliseconds without the database (median)', handlerTable(measured)],
    ['Milliseconds through the gateway, p50 / p99', gatewayTable(measured)],
    ['A second, eight at once: of us, and of the engine with the very same calls', throughputTable(measured)],
    [
      `Bytes of pages with their assets (public ones at most ${mostBytes} with gzip)`,
      weightTable(last.weights, judge),
    ],
    [`Bundles (the best import at most ${mostImport} times that of the SDK)`, bundleTable(bundles, judge)],
  ]
  return { text: sections.map(([title, body]) => `## ${title}\n\n${body}\n`).join('\n'), missed }
}

type Judge = (what: string, isMet: boolean) => string

function billTable(bills: readonly Bill[]): string {
  const rows = bills.map(({ operation, calls }) => {
    const { readsBefore, writes, readsAfter, readUnits, writeUnits } = figuresOf(calls)
    return [operation, readsBefore + readsAfter, writes, readUnits, writeUnits, inWords(calls)]
  })
  return plainTable(['operation', 'reads', 'writes', 'read units', 'write units', 'calls'], rows)
}

/** Operation, kinds of items and units of each call; equal ones together. */
function inWords(calls: Bill['calls']): string {
  const words = Map.groupBy(calls, ({ operation, about, units }) => `${operation} ${about} ${units}`)
  return [...words].map(([text, { length }]) => (length === 1 ? text : `${length} × ${text}`)).join(', ')
}

function goalLines(bills: readonly Bill[], judge: Judge): string {
  const rows = goals.map((goal) => {
    const bill = bills.find(({ operation }) => operation === goal.operation)
    const isMet = bill !== undefined && verdictOf(goal, bill).isMet
    return [`${goal.operation}: ${goal.text}`, judge(`${goal.operation}: ${goal.text}`, isMet)]
  })
  return plainTable(['goal', 'met'], rows)
}

function sameBills(first: Measured, last: Measured, judge: Judge): string {
  const rows = first.bills.map(({ operation, calls }) => {
    const other = last.bills.find((bill) => bill.operation === operation)
    const isSame = JSON.stringify(other?.calls) === JSON.stringify(calls)
    return [operation, judge(`${operation}: the same at ${last.size}`, isSame)]
  })
  return plainTable(['operation', 'same'], rows)
}

function housesTable(houses: readonly HouseBills[], judge: Judge): string {
  const [first] = houses
  const rows = Object.keys(first?.bills ?? {}).map((name) => {
    const each = houses.map(({ bills }) => bills[name] ?? [])
    const cells = each.map((calls) => `${calls.length} / ${calls.reduce((sum, { units }) => sum + units, 0)}`)
    const isSame = each.every((calls) => JSON.stringify(calls) === JSON.stringify(each[0]))
    return [name, ...cells, judge(`${name}: the same however many houses`, isSame)]
  })
  return plainTable(['what is asked', ...houses.map(({ count }) => `${count}`), 'same'], rows)
}

function handlerTable(measured: readonly Measured[]): string {
  const [first] = measured
  const rows = (first?.bills ?? []).map(({ operation }) => {
    const each = measured.map(
      ({ bills }) => bills.find((bill) => bill.operation === operation)?.handlerMs ?? 0,
    )
    return [operation, ...each.map((ms) => ms.toFixed(2)), ratioOf(each)]
  })
  return plainTable(['operation', ...measured.map(({ size }) => `${size}`), 'ratio'], rows)
}

function gatewayTable(measured: readonly Measured[]): string {
  const [first] = measured
  const rows = (first?.times ?? []).map(({ operation }) => {
    const each = measured.map(({ times }) => times.find((one) => one.operation === operation))
    const medians = each.map((one) => one?.p50 ?? 0)
    const cells = each.map((one) => `${one?.p50.toFixed(1)} / ${one?.p99.toFixed(1)}`)
    return [operation, ...cells, ratioOf(medians)]
  })
  const heads = ['operation', ...measured.map(({ size }) => `${size}`), `ratio (to be ≤ ${mostRatio})`]
  return plainTable(heads, rows)
}

function ratioOf(values: readonly number[]): string {
  const [first = 0] = values
  return ((values.at(-1) ?? 0) / first).toFixed(2)
}

function throughputTable(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ size, throughput }) =>
    throughput.map(({ operation, ours, engines, aim }) => {
      const share = ours / engines
      const cells = [ours.toFixed(0), engines.toFixed(0), share.toFixed(2), String(aim)]
      return [operation, size, ...cells, share >= aim ? 'yes' : 'NO']
    }),
  )
  return plainTable(['operation', 'bookings', 'we', 'engine', 'share', 'aim', 'met'], rows)
}

function weightTable(weights: readonly Weight[], judge: Judge): string {
  const rows = weights.map(({ page, isPublic, raw, gzip, brotli }) => {
    const verdict = isPublic ? judge(`${page}: at most ${mostBytes} bytes`, gzip <= mostBytes) : ''
    return [page, raw, gzip, brotli, verdict]
  })
  return plainTable(['page', 'raw', 'gzip', 'brotli', 'met'], rows)
}

function bundleTable(bundles: readonly Bundle[], judge: Judge): string {
  const most = mostImportMs(bundles)
  const rows = bundles.map(({ name, kilobytes, allKilobytes, importMs, bestMs }) => {
    const verdict = judge(`${name}: imports in at most ${most.toFixed(1)} ms`, bestMs <= most)
    return [
      name,
      kilobytes.toFixed(0),
      allKilobytes.toFixed(0),
      importMs.toFixed(1),
      bestMs.toFixed(1),
      verdict,
    ]
  })
  return plainTable(['function', 'KB at start', 'KB in all', 'import ms', 'best', 'met'], rows)
}
