import { startDatabase } from '../../infra/local/database.ts'

/** Vitest's global set-up: DynamoDB Local takes seconds to start, so a whole run shares one; the other starts per file. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TEST_ENGINE'] !== 'dynamodb-local') return undefined
  const database = await startDatabase({ engine: 'dynamodb-local' })
  process.env['TEST_DYNAMODB_ENDPOINT'] = database.endpoint
  return async () => database[Symbol.asyncDispose]()
}
