import type { Context } from '../../../shared/context.ts'
import type { Block } from '../schema.ts'
import { readBlocks } from '../store/blocks.ts'

/** Blocks of a house by id, in no order. */
export function loadBlocks(
  ctx: Pick<Context, 'table'>,
  house: string,
  ids: readonly string[],
): Promise<Block[]> {
  return readBlocks(ctx.table, house, ids)
}
