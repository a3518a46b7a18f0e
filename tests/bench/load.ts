import { marshall } from '@aws-sdk/util-dynamodb'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import type { Item, Write } from '../../shared/table/write.ts'

/** What a table would hold after these writes, all of whose conditions hold. */
export function itemsOf(writes: Iterable<Write>): Item[] {
  const items = new Map<string, Item>()
  for (const write of writes) {
    const { key } = write
    const name = `${key.pk}\n${key.sk}`
    if (write.kind === 'put') items.set(name, write.item)
    if (write.kind !== 'update') continue
    const item: Item = { ...(items.get(name) ?? key), ...write.set }
    for (const [attribute, count] of Object.entries(write.add ?? {})) {
      item[attribute] = ((item[attribute] as number | undefined) ?? 0) + count
    }
    for (const attribute of write.remove ?? []) delete item[attribute]
    items.set(name, item)
  }
  return [...items.values()]
}

/** Batches of 25, a few at a time: what has been loaded so is as if it had been written one by one. */
export async function loadItems(endpoint: string, table: string, items: readonly Item[]): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const batch = items.slice(next, (next += 25))
      const Requests = batch.map((item) => ({
        PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
      }))
      const RequestItems = { [table]: Requests }
      const answer = await callDynamo<{ UnprocessedItems?: object }>(endpoint, 'BatchWriteItem', {
        RequestItems,
      })
      if (Object.keys(answer.UnprocessedItems ?? {}).length > 0)
        throw new Error('The engine left items unwritten')
    }
  }
  await Promise.all([worker(), worker(), worker()])
}
