import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Group } from '../schema.ts'
import { readGroup } from '../store.ts'
import type { GroupItems } from '../store.ts'

export interface Vouching {
  /** For which group. */
  id: string
  /** Which group does: whoever asks hosts it. */
  group: string
}

/** Another group of the same house that everybody may know. */
export async function readOther(ctx: Context, id: string, { house }: Group): Promise<GroupItems> {
  const items = await readGroup(ctx.table, id, ctx.now())
  if (items === undefined || items.group.house !== house || items.group.state === 'asked')
    throw new Refusal('not-found', 'not-found', { group: id })
  if (items.group.state === 'ended') throw new Refusal('conflict', 'group-ended')
  return items
}
