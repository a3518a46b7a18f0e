import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Touched } from '../rules/touched.ts'
import { calendarKey, changedSecretWrite, changedWrite } from '../store.ts'
import { revokeFeedsOf } from './revoke-feed.ts'
import { feedHashes } from './feed-token.ts'

type Marking = Pick<Context, 'table' | 'now' | 'secret'>

/** Makes readers of these calendars get a new rendering. Marking twice does no harm. */
export async function markChanges(ctx: Marking, house: string, touched: Touched): Promise<void> {
  for (const person of touched.gone) await revokeFeedsOf(ctx, { house, person })
  const rooms = touched.everything ? await allRooms(ctx, house) : [...touched.rooms]
  const isPublic = touched.everything || rooms.length > 0
  const keys = isPublic ? [calendarKey(house), ...rooms.map((room) => calendarKey(house, room))] : []
  const hashes = touched.staff ? await feedHashes(ctx, house) : []
  const writes: Write[] = [...keys.map(changedWrite), ...hashes.map(changedSecretWrite)]
  await Promise.all(writes.map((write) => ctx.table.transact([write]).catch(unlessRefused)))
}

/** A house that is gone has none. */
async function allRooms(ctx: Marking, house: string): Promise<string[]> {
  const file = await loadRooms(ctx, house).catch(unlessRefused)
  return file?.rooms.map(({ id }) => id) ?? []
}

/** Revoked or gone in the meantime: then there is nothing to mark. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error
}
