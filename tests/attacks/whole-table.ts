import { isDeepStrictEqual } from 'node:util'
import type { Item } from '../../shared/table/write.ts'
import { allItems } from '../support/crash-consistency.ts'
import type { World } from '../support/world.ts'

/** Everything that is stored, past the code, by its key. */
export async function wholeTable({ engine }: World): Promise<Map<string, Item>> {
  const items = await allItems(engine.endpoint, engine.tableName)
  return new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]))
}

/** The keys of what was added, is gone, or is not as it was. */
export function changed(before: Map<string, Item>, after: Map<string, Item>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].filter((key) => !isDeepStrictEqual(before.get(key), after.get(key)))
}
