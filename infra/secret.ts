import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { minutesKept, removeFromTable, secretInTable } from '../shared/secret.ts'
import type { SecretPlace } from '../shared/secret.ts'
import { secretPlace } from '../shared/secret-place.ts'
import { readSettings } from '../shared/settings.ts'
import { dynamoTable } from '../shared/table/dynamodb.ts'
import { findTable, noTable } from './local/at-work.ts'
import { rotateSecret, settleSecret } from './secret-keeping.ts'
import type { TableSecret } from './secret-keeping.ts'

const usage = `npm run secret               makes the installation's secret, or takes it out of the table
npm run secret -- rotate     takes the next step of a change of keys

It works on the stage that STAGE names, or the installation that the environment does (TABLE_NAME, PUBLIC_URL, SECRET_URL, the AWS SDK's own
variables); where it names none, on that of the local runner.`

const told = {
  made: 'The secret is made.',
  moved: 'The secret is taken out of the table.',
  kept: 'The secret lies in its place already.',
  prepared: `A new key proves links from now on. Once ${minutesKept} minutes have passed, run this again: then links are made by it.`,
  changed: 'Links are made by the new key. Those of the one before stay good until the next change begins.',
} as const

/** What the words after `npm run secret --` ask for; says what happened. */
export async function keepSecret(
  args: readonly string[],
  { place, table }: { place: SecretPlace; table: TableSecret },
): Promise<string> {
  const [word, ...more] = args
  if (more.length > 0 || (word !== undefined && word !== 'rotate')) throw new Error(usage)
  return told[word === undefined ? await settleSecret(place, table) : await rotateSecret(place)]
}

async function main(): Promise<void> {
  if (!findTable()) throw new Error(`${noTable}\n\n${usage}`)
  const { tableName, secretUrl, secretEndpoint } = readSettings()
  const client = new DynamoDBClient({})
  const all = dynamoTable(client, tableName, () => new Date().toISOString())
  const table = { read: () => secretInTable(all), remove: (secret: string) => removeFromTable(all, secret) }
  console.log(
    await keepSecret(process.argv.slice(2), {
      place: secretPlace(secretUrl, client.config, secretEndpoint),
      table,
    }),
  )
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
