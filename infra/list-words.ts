import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { listWords } from '../functions/houses/actions/list-words.ts'
import { readSettings } from '../shared/settings.ts'
import { dynamoTable } from '../shared/table/dynamodb.ts'
import { findTable } from './local/at-work.ts'
import { register } from './registered.ts'

/**
 * `npm run list-words`: makes the search of the first page find every house of the installation that the environment names (TABLE_NAME,
 * PUBLIC_URL, SECRET_URL, the SDK's own variables), or else of the local runner; also those founded before there was a search.
 */
async function main(): Promise<void> {
  if (!findTable()) throw new Error('Nothing runs here (npm start), and TABLE_NAME is not set.')
  register()
  const { tableName } = readSettings()
  const table = dynamoTable(new DynamoDBClient({}), tableName, () => new Date().toISOString())
  console.log(`Houses that the search finds by name and place: ${await listWords({ table })}`)
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
