import type { Context } from '../../../shared/context.ts'
import { loadSheets } from '../../rooms/actions.ts'
import { fallToBlocks } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import type { DaySheet } from '../../rooms/schema.ts'

/** What is given back under a block must fall to it: days that are not among those `known` are read before. */
export async function underBlocks(
  ctx: Context,
  slots: readonly SheetChange[],
  { zone, known = [] }: { zone: string; known?: readonly DaySheet[] },
): Promise<SheetChange[]> {
  const giving = slots.filter(({ free, take }) => [...free.keys()].some((quarter) => !take.has(quarter)))
  const among = (sheets: readonly DaySheet[], { room, date }: SheetChange) =>
    sheets.find((sheet) => sheet.room === room && sheet.date === date)
  const stamp = ctx.newId()
  const unknown = giving.filter((slot) => among(known, slot) === undefined)
  const sheets = unknown.length === 0 ? known : [...known, ...(await loadSheets(ctx, unknown))]
  return slots.map((slot) =>
    giving.includes(slot) ? fallToBlocks(slot, among(sheets, slot), { zone, stamp }) : slot,
  )
}
