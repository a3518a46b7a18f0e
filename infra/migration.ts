import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { Refusal } from '../shared/refusal.ts'
import { entity } from '../shared/table/entity.ts'
import { mostWrites } from '../shared/table/limits.ts'
import type { Table } from '../shared/table/table.ts'
import type { Item, Write } from '../shared/table/write.ts'

/** What the items of some types need before a program can use them, done once by an operator. Done twice it changes nothing. */
export interface Migration {
  name: string
  /** For the operator, in a few words. */
  says: string
  types: readonly string[]
  /** What has to be written because of an item; refuses with `changed-meanwhile` where whoever changed it did so already. */
  change(item: Item, on: Pick<Migrating, 'table' | 'secret'>): Write[] | Promise<Write[]>
}

const Progress = z.object({
  name: z.string(),
  /** The last key that was seen: it goes on there. */
  from: z.optional(z.object({ pk: z.string(), sk: z.string() })),
  seen: z.int(),
  isDone: z.boolean(),
})
type Progress = z.infer<typeof Progress>

const Migrations = entity({
  type: 'migration',
  schema: Progress,
  key: ({ name }: { name: string }) => ({ pk: 'MIGRATIONS', sk: name }),
})

export interface Migrating {
  client: DynamoDBClient
  tableName: string
  table: Table
  /** The installation's, from which hashes follow. */
  secret: () => Promise<string>
  /** Hears how far it is after each page. */
  tell?: (progress: { seen: number }) => void
  /** Items a page; for tests. */
  pageSize?: number
}

/** How many items were looked at, and the keys of those that could not be changed. */
export interface Migrated {
  seen: number
  failed: { key: string; error: unknown }[]
}

/**
 * Goes through the whole table, on from where it was cut off. One item that fails stops no other, but then it is not done, and begins anew the
 * next time. Reads everything once: for operators, no function may.
 */
export async function migrate(on: Migrating, migration: Migration): Promise<Migrated> {
  const failed: Migrated['failed'] = []
  let progress = await progressOf(on.table, migration)
  for (;;) {
    const { items, next } = await page(on, progress.from)
    for (const item of items.filter(({ type }) => migration.types.includes(String(type))))
      await change(on, migration, item).catch((error: unknown) => {
        failed.push({ key: `${item.pk} ${item.sk}`, error })
      })
    progress = {
      name: migration.name,
      seen: progress.seen + items.length,
      isDone: false,
      ...(next ? { from: next } : {}),
    }
    const isEnd = next === undefined
    const left = isEnd ? { ...progress, isDone: failed.length === 0 } : progress
    await on.table.transact([Migrations.put(left)])
    on.tell?.(progress)
    if (isEnd) return { seen: progress.seen, failed }
  }
}

/** Whether it was done to its end. */
export async function isMigrated(table: Table, { name }: Pick<Migration, 'name'>): Promise<boolean> {
  const item = await table.get(Migrations.key({ name }), { consistent: true })
  return item !== undefined && Migrations.parse(item).isDone
}

async function progressOf(table: Table, { name }: Migration): Promise<Progress> {
  const item = await table.get(Migrations.key({ name }), { consistent: true })
  const known = item && Migrations.parse(item)
  return known?.from === undefined ? { name, seen: 0, isDone: false } : known
}

async function page({ client, tableName, pageSize }: Migrating, from: Progress['from']) {
  const { Items = [], LastEvaluatedKey } = await DynamoDBDocumentClient.from(client).send(
    new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: from, Limit: pageSize }),
  )
  return { items: Items as Item[], next: LastEvaluatedKey as Progress['from'] }
}

async function change(on: Migrating, migration: Migration, item: Item): Promise<void> {
  const writes = await migration.change(item, on)
  for (let at = 0; at < writes.length; at += mostWrites) {
    try {
      await on.table.transact(writes.slice(at, at + mostWrites))
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'changed-meanwhile')) throw error
    }
  }
}
