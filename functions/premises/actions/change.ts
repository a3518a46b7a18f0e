import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { notesOf } from '../rules/notes.ts'
import type { Outside } from '../rules/outside.ts'
import { changeNoteWrite } from '../store.ts'

/** What is to be done, and whom it is told; all of it in one write. Nothing that is booked changes. */
export interface Change {
  house: string
  writes: readonly Write[]
  told: readonly Outside[]
}

/** Writes a change of rooms or hours, with what makes the mails to those who shall hear of it. */
export async function writeChange(
  ctx: Pick<Context, 'table' | 'now' | 'newId'>,
  { house, writes, told }: Change,
): Promise<void> {
  const notes = told.length === 0 ? [] : notesOf(told, { house, id: ctx.newId(), at: ctx.now() })
  await ctx.table.transact([...writes, ...notes.map(changeNoteWrite)])
}
