import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { readTold } from '../../bookings/actions/read-told.ts'
import type { Told } from '../../bookings/rules/told.ts'
import { hearsOfChange, notesOf, partOf } from '../rules/notes.ts'
import type { Outside } from '../rules/outside.ts'
import type { ChangeNote } from '../schema.ts'
import { changeNoteWrite, readChangeNote } from '../store.ts'

/** As many as one write holds; that is more than a house has bookings. */
const mostNotes = 50

/** What is to be done, and whom it is told; all of it in one write. Nothing that is booked changes. */
export interface Change {
  house: string
  writes: readonly Write[]
  told: readonly Outside[]
}

/** Writes a change of rooms or hours, with what makes the mails to those who shall hear of it; by the answer their note is found again. */
export async function writeChange(
  ctx: Pick<Context, 'table' | 'now' | 'newId'>,
  { house, writes, told }: Change,
): Promise<string | undefined> {
  const id = ctx.newId()
  const notes = told.length === 0 ? [] : notesOf(told, { house, id, at: ctx.now() })
  await ctx.table.transact([...writes, ...notes.map(changeNoteWrite)])
  return notes.length === 0 ? undefined : id
}

/** Who hears of a change that was written, and whom somebody has to call; nothing where its note is gone, or was none. */
export async function readToldOf(
  ctx: Pick<Context, 'table'>,
  { house, note: id }: { house: string; note?: string | undefined },
): Promise<Told | undefined> {
  if (id === undefined) return undefined
  const notes: ChangeNote[] = []
  for (let part = 0; part < mostNotes; part++) {
    const note = await readChangeNote(ctx.table, { house, id: partOf(id, part) })
    if (note === undefined) break
    notes.push(note)
  }
  const bookings = await loadBookings(
    ctx,
    notes.flatMap((note) => note.bookings.map((each) => each.id)),
  )
  return readTold(ctx, bookings.filter(hearsOfChange))
}
