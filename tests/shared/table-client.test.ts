import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { extras, withoutExtras } from '../../shared/table/without-extras.ts'

/** The names of what the SDK does with each call, as this version of it names them. */
function stepsOf(client: DynamoDBClient): string[] {
  return client.middlewareStack.identify().map((line) => line.split(/[ -]/)[0]!)
}

it('takes no step of a call that nobody has any use for, and every other', () => {
  const plain = stepsOf(new DynamoDBClient({ region: 'eu-central-1' }))
  expect(plain).toEqual(expect.arrayContaining(extras))
  const client = withoutExtras(new DynamoDBClient({ region: 'eu-central-1' }))
  expect(stepsOf(client)).toEqual(plain.filter((name) => !extras.includes(name)))
  expect(stepsOf(client)).toEqual(
    expect.arrayContaining(['hostHeaderMiddleware', 'retryMiddleware', 'httpSigningMiddleware']),
  )
})
