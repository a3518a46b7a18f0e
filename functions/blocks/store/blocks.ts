import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, present } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import { Block } from '../schema.ts'

export const blockType = 'block'

/** A block is found by its id alone: links and the JSON API name no house. */
const Blocks = entity({
  type: blockType,
  schema: Block,
  key: ({ id }: { id: string }) => ({ pk: `BLOCK#${id}`, sk: 'BLOCK' }),
})

export async function readBlock(table: Table, id: string): Promise<Block | undefined> {
  const item = await table.get(Blocks.key({ id }), { consistent: true })
  return item && Blocks.parse(item)
}

export async function readBlocks(table: Table, house: string, ids: readonly string[]): Promise<Block[]> {
  const items = await table.getMany(
    ids.map((id) => Blocks.key({ id })),
    { consistent: true },
  )
  return items.map(Blocks.parse).filter((block) => block.house === house)
}

export function newBlockWrite(block: Block): Write {
  const refuse = (found: Item | undefined) =>
    found && Blocks.parse(found).createdAt === block.createdAt
      ? 'mine'
      : new Refusal('conflict', 'changed-meanwhile')
  return Blocks.put(block, { when: [absent('pk')], refuse })
}

export function removedBlockWrite(id: string): Write {
  const refuse = () => new Refusal('not-found', 'not-found', { block: id })
  return { kind: 'delete', key: Blocks.key({ id }), when: [present('pk')], refuse }
}

/** The same where it may be gone already. */
export function droppedBlockWrite(id: string): Write {
  return { kind: 'delete', key: Blocks.key({ id }) }
}
