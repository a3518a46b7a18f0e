import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/**
 * Steps of each call that nobody has any use for, by the names that the SDK gives them: a copy of input and answer for a log that is
 * not kept, the program's name for AWS's statistics, and a guard against functions that call each other in a circle (which no table
 * does). Half of the processor time of a call went into them; decision 26.
 */
export const extras = ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware']

/** The same client; it no longer takes these steps. */
export function withoutExtras(client: DynamoDBClient): DynamoDBClient {
  for (const name of extras) client.middlewareStack.remove(name)
  return client
}
