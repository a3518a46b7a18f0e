import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, present } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { goesAfter } from '../../houses/rules/retention.ts'
import { Block } from '../schema.ts'

export const blockType = 'block'

/** A block is found by its id alone: links and the JSON API name no house. */
const blockKey = ({ id }: { id: string }): Key => ({ pk: `BLOCK#${id}`, sk: 'BLOCK' })

/** It goes the house's months after its last day, with whatever was said of it. */
function blocks(retentionMonths: number) {
  return entity({
    type: blockType,
    schema: Block,
    key: blockKey,
    extras: ({ to }) => ({ ttl: goesAfter(to.slice(0, 10), retentionMonths) }),
  })
}

export async function readBlock(table: Table, id: string): Promise<Block | undefined> {
  const item = await table.get(blockKey({ id }), { consistent: true })
  return item && Block.parse(item)
}

export async function readBlocks(table: Table, house: string, ids: readonly string[]): Promise<Block[]> {
  const items = await table.getMany(
    ids.map((id) => blockKey({ id })),
    { consistent: true },
  )
  return items.map((item) => Block.parse(item)).filter((block) => block.house === house)
}

export function newBlockWrite(block: Block, retentionMonths: number): Write {
  const refuse = (found: Item | undefined) =>
    found && Block.parse(found).createdAt === block.createdAt
      ? 'mine'
      : new Refusal('conflict', 'changed-meanwhile')
  return blocks(retentionMonths).put(block, { when: [absent('pk')], refuse })
}

export function removedBlockWrite(id: string): Write {
  const refuse = () => new Refusal('not-found', 'not-found', { block: id })
  return { kind: 'delete', key: blockKey({ id }), when: [present('pk')], refuse }
}

/** The same where it may be gone already. */
export function droppedBlockWrite(id: string): Write {
  return { kind: 'delete', key: blockKey({ id }) }
}
