import { chmodSync } from 'node:fs'
import { filePlace } from '../../shared/secret-place.ts'
import { settleSecret } from '../secret-keeping.ts'
import { callDynamo } from './dynamo-call.ts'
import { reasonOf, Trouble } from './trouble.ts'

const Key = { pk: { S: 'INSTALLATION' }, sk: { S: 'SECRET' } }

/** Makes the secret of this installation in a file that its owner alone may read, or takes over that of the table. Throws `Trouble`. */
export async function settleLocalSecret(file: string, endpoint: string, TableName: string): Promise<void> {
  const table = {
    read: async () => {
      const asked = { TableName, Key, ConsistentRead: true }
      const { Item } = await callDynamo<{ Item?: { secret: { S: string } } }>(endpoint, 'GetItem', asked)
      return Item?.secret.S
    },
    remove: async () => void (await callDynamo(endpoint, 'DeleteItem', { TableName, Key })),
  }
  try {
    await settleSecret(filePlace(file), table)
    chmodSync(file, 0o600) // a copy that was put back may be open to everybody
  } catch (error) {
    throw new Trouble(`The secret in ${file} cannot be used (${reasonOf(error)}).`)
  }
}
