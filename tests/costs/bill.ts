import { houseMonth, idleMonth } from './amounts.ts'
import type { Measured } from './amounts.ts'
import { prices } from './prices.ts'
import type { Amounts, Priced } from './prices.ts'
import { installation } from './use.ts'
import type { Use } from './use.ts'

/** One line of a month's bill, in dollars. */
export interface Line {
  item: Priced
  amount: number
  dollars: number
}

export interface Bill {
  lines: Line[]
  dollars: number
  /** The three that cost most, dearest first; fewer where fewer cost anything. */
  largest: Line[]
}

/** The month of an installation with so many houses of this use; with none, of one where nothing happens. */
export function billOf(measured: Measured, use: Use, houses: number): Bill {
  const idle = idleMonth(measured)
  const house = houseMonth(measured, use)
  const metrics = houses === 0 ? 0 : installation.metrics
  const amounts = { ...added(idle, house, houses), metrics }
  const lines = (Object.keys(prices) as Priced[]).map((item) => {
    const { each, per, free } = prices[item]
    const amount = amounts[item]
    return { item, amount, dollars: (Math.max(0, amount - free) * each) / per }
  })
  const dollars = lines.reduce((sum, line) => sum + line.dollars, 0)
  const largest = lines
    .filter((line) => line.dollars > 0)
    .toSorted((a, b) => b.dollars - a.dollars)
    .slice(0, 3)
  return { lines, dollars, largest }
}

function added(idle: Amounts, house: Amounts, houses: number): Amounts {
  const items = Object.keys(idle) as Priced[]
  return Object.fromEntries(items.map((item) => [item, idle[item] + houses * house[item]])) as Amounts
}
