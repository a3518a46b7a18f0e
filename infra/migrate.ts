import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { realContext } from '../functions/entry.ts'
import { listedType, wordsAgainWrites } from '../functions/houses/actions/list-words.ts'
import { followedTypes, foundAgainWrites } from '../functions/search/actions/follow.ts'
import { findTable, noTable } from './local/at-work.ts'
import { isMigrated, migrate } from './migration.ts'
import type { Migrating, Migration } from './migration.ts'
import { register } from './registered.ts'

/** All there ever were, in the order in which they are done. One whose time is over stays: installations may be of any age. */
const migrations: readonly Migration[] = [
  {
    name: 'house-words',
    says: 'The search of the first page finds every house by its name and place',
    types: [listedType],
    change: wordsAgainWrites,
  },
  {
    name: 'search',
    says: 'The search and the list of those who run a house know all that was stored before there were any',
    types: followedTypes,
    change: (item, on) => foundAgainWrites(on, item),
  },
  {
    name: 'alike',
    says: 'The searches find Müller, Mueller and Muller by each other',
    types: [listedType, ...followedTypes],
    change: (item, on) => (item['type'] === listedType ? wordsAgainWrites(item) : foundAgainWrites(on, item)),
  },
]

/**
 * `npm run migrate`: does to the items of the stage that STAGE names, of the installation that the environment does (TABLE_NAME, PUBLIC_URL,
 * SECRET_URL, the SDK's own variables), or else of the local runner, what newer programs need. What was done is not done again, except by name: `npm run migrate --
 * house-words`. What was cut off goes on. It ends with 1 if something could not be done.
 */
async function main(): Promise<void> {
  if (!findTable()) throw new Error(noTable)
  register()
  const { table, secret, settings } = realContext()
  const { tableName } = settings
  const client = new DynamoDBClient({})
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => migrations.every((each) => each.name !== name))
  if (unknown.length > 0)
    throw new Error(
      `There is no ${unknown.join(', ')}, but ${migrations.map(({ name }) => name).join(', ')}.`,
    )
  for (const migration of migrations) {
    if (names.length > 0 && !names.includes(migration.name)) continue
    if (names.length === 0 && (await isMigrated(table, migration)))
      console.log(`${migration.name}: done before`)
    else await run({ client, tableName, table, secret }, migration)
  }
}

async function run(on: Migrating, migration: Migration): Promise<void> {
  console.log(`${migration.name}: ${migration.says}`)
  const tell = ({ seen }: { seen: number }) => console.log(`  ${seen} items seen`)
  const { seen, failed } = await migrate({ ...on, tell }, migration)
  for (const { key, error } of failed)
    console.error(`  ${key} stays as it is: ${error instanceof Error ? error.message : String(error)}`)
  console.log(failed.length > 0 ? `  not done: ${failed.length} of ${seen} failed` : `  done`)
  if (failed.length > 0) process.exitCode = 1
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
