import type { Context } from '../../../shared/context.ts'
import { inParallel } from '../../../shared/in-parallel.ts'
import { newsSource } from '../../../shared/news.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { hostsToTell } from '../../groups/actions/acting.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { changeNote } from '../news.ts'
import type { ChangeNote } from '../schema.ts'
import { readChangeNote } from '../store.ts'
import type { ChangeFacts } from './mail-facts.ts'

/** The news of changed rooms and hours, with what is read for them. */
export const changeNews = newsSource(changeNote, {
  forTelling: async (ctx, note) => withBookings(ctx, note.house, note, idsOf(note)),

  forWriting: async (ctx, { house, note, booking }) =>
    withBookings(ctx, house, await readChangeNote(ctx.table, { house, id: note }), [booking]),
})

const idsOf = ({ bookings }: ChangeNote) => bookings.map(({ id }) => id)

async function withBookings(
  ctx: Context,
  house: string,
  note: ChangeNote | undefined,
  ids: readonly string[],
): Promise<ChangeFacts | undefined> {
  const [facts, bookings] = await Promise.all([readHouseFacts(ctx, house), loadBookings(ctx, ids)])
  if (facts === undefined) return undefined
  const held: ChangeFacts['held'] = []
  await inParallel(bookings, 8, async (booking) => {
    held.push({ booking, hosts: await hostsToTell(ctx, booking) })
  })
  return { ...facts, note, held }
}
