import { startDatabase } from '../../infra/local/database.ts'

/**
 * Vitest's global set-up for DynamoDB Local: one for all workers, because a Java program that has just begun is slow. The embedded
 * engine begins at once, and each worker has its own.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const database = await startDatabase({ engine: 'dynamodb-local' })
  process.env['TEST_ENDPOINT'] = database.endpoint
  return async () => database[Symbol.asyncDispose]()
}
