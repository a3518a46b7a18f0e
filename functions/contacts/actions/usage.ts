import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addMonths, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { hasLimits, primeTimeOf } from '../../houses/rules/prime-time.ts'
import { goesAfter } from '../../houses/rules/retention.ts'
import type { House } from '../../houses/schema.ts'
import { primeLedger } from '../rules/prime-ledger.ts'
import type { PrimeUse } from '../rules/prime-ledger.ts'
import {
  bygone,
  dateRefusal,
  datesOverLimit,
  halfYearOf,
  usageChange,
  usageOf,
  usageRefusal,
} from '../rules/usage.ts'
import type { Counted, CountedDate, Usage } from '../rules/usage.ts'
import {
  readAllUsage,
  labelWrite,
  noLabelWrite,
  readSomeUsage,
  readUsageOf,
  usageWrite,
} from '../store/usage.ts'

/** A date of a series is at most so many months away from the day on which it is asked for. */
const monthsAhead = 24

/**
 * What a change of a booking adds to what its contact uses. The contact's own changes keep within the limits of the house and
 * refuse with `over-limit`; the manager may go beyond. Nothing is written where nothing that counts has changed.
 */
export async function usageWrites(
  ctx: Pick<Context, 'table' | 'now'>,
  house: House,
  { before, after }: { before: Counted | undefined; after: Counted },
): Promise<Write[]> {
  const used = usageOf(after.dates, house)
  const change = usageChange(usageOf(before?.dates ?? [], house), used)
  const label = labelSaid(house, { before, after })
  if (change.size === 0 && (label === undefined || used.size === 0)) return []
  const date = today(ctx.now(), house.timeZone)
  const seen = isBound(house, after, change)
    ? await readUsageOf(ctx.table, house.id, after.contactId)
    : undefined
  const refusal = seen && usageRefusal(seen.used, change, { house, today: date })
  if (refusal) throw refusal
  const dates = [addMonths(date, monthsAhead), after.lastDate]
  const { contactId } = after
  const write = { house: house.id, contactId, change, lastDate: dates.sort().at(-1) ?? date }
  return [
    usageWrite({ ...write, seen: seen && { ...seen, bygone: bygone(seen.used, date) } }),
    ...labelWrites(house, after, label),
  ]
}

function labelWrites(
  { id, retentionMonths }: House,
  { contactId, lastDate }: Counted,
  label: string | null | undefined,
): Write[] {
  if (label === undefined) return []
  if (label === null) return [noLabelWrite(id, contactId)]
  return [labelWrite(id, contactId, { label, ttl: goesAfter(lastDate, retentionMonths) })]
}

function isBound(house: House, { isOwnWish }: Counted, change: Usage): boolean {
  const grows = [...change].some(([name, count]) => count > 0 && !name.startsWith('approved '))
  return hasLimits(house) && isOwnWish && grows
}

/**
 * Who stands in the ledger hears of a name when it is said or taken back; who does not yet is named by whatever comes first. Where no
 * hours are short, nobody is named.
 */
function labelSaid(
  house: House,
  { before, after }: { before: Counted | undefined; after: Counted },
): string | null | undefined {
  if (primeTimeOf(house) === undefined) return undefined
  if (before === undefined) return after.label
  return before.label === after.label ? undefined : (after.label ?? null)
}

/**
 * Of the dates of a series, those that the limits leave no room for: together, each after the ones before it, or each by itself.
 * Refuses with `over-limit` where together none is left.
 */
export async function beyondLimits(
  ctx: Pick<Context, 'table' | 'now'>,
  house: House,
  {
    contactId,
    dates,
    together,
  }: {
    contactId: string
    dates: readonly (Pick<CountedDate, 'date' | 'from' | 'to'> & { key: string })[]
    together: boolean
  },
): Promise<Set<string>> {
  if (!hasLimits(house) || dates.length === 0) return new Set()
  const { used } = await readUsageOf(ctx.table, house.id, contactId)
  const terms = { house, today: today(ctx.now(), house.timeZone) }
  const sets = together ? [dates] : dates.map((date) => [date])
  const beyond = sets.flatMap((some) => datesOverLimit(used, some, terms))
  if (together && beyond.length === dates.length) throw dateRefusal(used, dates[0]!, terms)
  return new Set(beyond.map(({ key }) => key))
}

/** Approved hours of this half-year, by contact; whoever has had nothing yet has 0. */
export async function hoursUsed(
  ctx: Pick<Context, 'table' | 'now'>,
  { id, timeZone }: Pick<House, 'id' | 'timeZone'>,
  contactIds: readonly string[],
): Promise<Map<string, number>> {
  const name = `approved ${halfYearOf(today(ctx.now(), timeZone))}`
  const known = contactIds.length === 0 ? [] : await readSomeUsage(ctx.table, id, contactIds)
  const hours = new Map(
    known.map(({ contactId, used }) => [contactId, Math.max(0, used.get(name) ?? 0) / 60]),
  )
  return new Map(contactIds.map((contactId) => [contactId, hours.get(contactId) ?? 0]))
}

/** A house with its limits, and who uses its prime time: nothing of it is personal. Refuses with `not-found`. */
export async function readUsage(
  ctx: Pick<Context, 'table' | 'now'>,
  id: string,
): Promise<{ house: House; today: LocalDate; uses: PrimeUse[] }> {
  const { house } = await loadHouse(ctx, id)
  const date = today(ctx.now(), house.timeZone)
  const known = primeTimeOf(house) === undefined ? [] : await readAllUsage(ctx.table, id)
  return { house, today: date, uses: primeLedger(known, { house, today: date }) }
}
