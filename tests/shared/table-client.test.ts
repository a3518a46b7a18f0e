import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { freshTable } from '../support/engine.ts'
import { beginning } from '../support/world.ts'
import { extras, withoutExtras } from '../../shared/table/without-extras.ts'

/** The names of what the SDK does with each call, as this version of it names them. */
function stepsOf(client: DynamoDBClient): string[] {
  return client.middlewareStack.identify().map((line) => line.split(/[ -]/)[0]!)
}

it('asks again for what an overloaded table left out of a batch', async () => {
  await using own = await freshTable()
  const table = dynamoTable(own.client, own.name, () => beginning)
  const keys = Array.from({ length: 5 }, (_, at) => ({ pk: `K#${at}`, sk: 'K' }))
  await table.transact(keys.map((key) => ({ kind: 'put', key, item: { ...key, type: 'k' } }) as const))
  const asked: number[] = []
  own.client.middlewareStack.add(
    (next) => async (args) => {
      const { RequestItems } = args.input as unknown as { RequestItems?: Record<string, { Keys: unknown[] }> }
      const batch = RequestItems?.[own.name]
      if (batch === undefined) return next(args)
      asked.push(batch.Keys.length)
      const [first, ...left] = batch.Keys
      const input = { RequestItems: { [own.name]: { ...batch, Keys: [first] } } }
      const heard = await next({ ...args, input: input as never })
      const UnprocessedKeys = left.length === 0 ? {} : { [own.name]: { Keys: left } }
      return { ...heard, output: { ...heard.output, UnprocessedKeys } as never }
    },
    { step: 'initialize', name: 'overloaded' },
  )
  const items = await table.getMany(keys, { consistent: true })
  expect(items.map(({ pk }) => pk).toSorted()).toEqual(keys.map(({ pk }) => pk))
  expect(asked).toEqual([5, 4, 3, 2, 1])
})

it('takes no step of a call that nobody has any use for, and every other', () => {
  const plain = stepsOf(new DynamoDBClient({ region: 'eu-central-1' }))
  expect(plain).toEqual(expect.arrayContaining(extras))
  const client = withoutExtras(new DynamoDBClient({ region: 'eu-central-1' }))
  expect(stepsOf(client)).toEqual(plain.filter((name) => !extras.includes(name)))
  expect(stepsOf(client)).toEqual(
    expect.arrayContaining(['hostHeaderMiddleware', 'retryMiddleware', 'httpSigningMiddleware']),
  )
})
