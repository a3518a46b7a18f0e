import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { readGroupItems } from '../store.ts'
import { goingWrites } from './people.ts'

/** Somebody wants to be forgotten: they go whoever they are, and if nobody is left who hosts, the members are asked. */
export async function forgetPerson(
  ctx: Context,
  { group: id, member, contactId }: { group: string; member: string; contactId: string },
): Promise<void> {
  await retryIfChanged(async () => {
    const items = await readGroupItems(ctx.table, id)
    const person = items?.people.find((each) => each.id === member)
    if (items === undefined || person?.contactId !== contactId) return
    await ctx.table.transact(goingWrites(ctx, items, person, { id, anyway: true }))
  })
}
