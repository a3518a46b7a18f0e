import { isDeepStrictEqual } from 'node:util'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Item } from '../../shared/table/write.ts'
import type { World } from '../support/world.ts'

interface Page {
  Items?: Parameters<typeof unmarshall>[0][]
  LastEvaluatedKey?: unknown
}

/** Everything that is stored, past the code, by its key. */
export async function wholeTable({ engine: { endpoint, tableName } }: World): Promise<Map<string, Item>> {
  const items = new Map<string, Item>()
  let from: unknown
  do {
    const asked = { TableName: tableName, ...(from === undefined ? {} : { ExclusiveStartKey: from }) }
    const { Items = [], LastEvaluatedKey } = await callDynamo<Page>(endpoint, 'Scan', asked)
    for (const each of Items.map((item) => unmarshall(item) as Item)) items.set(`${each.pk} ${each.sk}`, each)
    from = LastEvaluatedKey
  } while (from !== undefined)
  return items
}

/** The keys of what was added, is gone, or is not as it was. */
export function changed(before: Map<string, Item>, after: Map<string, Item>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].filter((key) => !isDeepStrictEqual(before.get(key), after.get(key)))
}
