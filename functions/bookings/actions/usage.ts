import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { today } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import { hasLimits, usageChange, usageOf, usageRefusal } from '../rules/usage.ts'
import type { Usage } from '../rules/usage.ts'
import type { Booking } from '../schema.ts'
import { readUsage, usageWrite } from '../store/usage.ts'

/**
 * What a change of a booking adds to what its contact uses. The contact's own changes keep within the limits of the house and
 * refuse with `over-limit`; the manager may go beyond. Nothing is written where nothing that counts has changed.
 */
export async function usageWrites(
  ctx: Pick<Context, 'table' | 'now'>,
  house: House,
  { before, after }: { before: Booking | undefined; after: Booking },
): Promise<Write[]> {
  const change = usageChange(usageOf(before, house), usageOf(after, house))
  if (change.size === 0) return []
  const { contactId, label, occurrences } = after
  const binds = hasLimits(house) && after.history.at(-1)?.by.kind === 'contact' && grows(change)
  const seen = binds ? await readUsage(ctx.table, house.id, contactId) : undefined
  const refusal = seen && usageRefusal(seen.used, change, { house, today: today(ctx.now(), house.timeZone) })
  if (refusal) throw refusal
  const lastDate =
    occurrences
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? ''
  return [usageWrite({ house: house.id, contactId, change, label, lastDate, seen: seen?.version })]
}

function grows(change: Usage): boolean {
  return [...change].some(([name, count]) => count > 0 && !name.startsWith('approved '))
}
