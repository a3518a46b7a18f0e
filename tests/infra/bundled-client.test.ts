import * as plainClient from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startDatabase } from '../../infra/local/database.ts'
import type { Database } from '../../infra/local/database.ts'
import { bundledSdk, listeningService } from './bundled-client.ts'
import type { DynamoModule } from './bundled-client.ts'
import { itInTurn } from '../support/in-turn.ts'

let sdk: DynamoModule
const plainSdk: DynamoModule = { ...plainClient, DynamoDBDocumentClient, PutCommand }

beforeAll(async () => {
  sdk = await bundledSdk()
})

function stubKeys(keys: Record<string, string>): void {
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'an example, not a key')
  for (const [name, value] of Object.entries(keys)) vi.stubEnv(name, value)
}

const item = { pk: { S: 'HOUSE#aef' }, sk: { S: 'straße' }, n: { N: '1' } }
const plainItem = { pk: 'HOUSE#aef', sk: 'straße', n: 1, none: undefined }

type Next = (args: { request: { headers: Record<string, string> } }) => Promise<unknown>

/** Asks the same of a client of each module and returns what the service heard; only the call's own id is made the same. */
async function headersOf(module: DynamoModule): Promise<Record<string, unknown>> {
  await using service = await listeningService(() => ({ status: 200, body: {} }))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-05T08:00:00Z') })
  const client = new module.DynamoDBClient({ endpoint: 'http://dynamodb.example:8000' })
  const sameId = (next: Next) => (args: { request: { headers: Record<string, string> } }) => {
    args.request.headers['amz-sdk-invocation-id'] = 'the-same'
    delete args.request.headers['x-amz-user-agent']
    return next(args)
  }
  const beforeSigning = { name: 'sameId', relation: 'before', toMiddleware: 'httpSigningMiddleware' } as const
  client.middlewareStack.addRelativeTo(sameId as never, beforeSigning)
  // Signed for one and the same host, sent to where the service listens.
  client.middlewareStack.add(
    (next) => (args) => {
      const { hostname, port } = new URL(service.endpoint)
      Object.assign(args.request as object, { hostname, port: Number(port) })
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  const marshallOptions = { removeUndefinedValues: true }
  const documents = module.DynamoDBDocumentClient.from(client, { marshallOptions })
  await documents.send(new module.PutCommand({ TableName: 'treffpunkt', Item: plainItem }))
  client.destroy()
  const { headers, body } = service.heard[0] ?? { headers: {}, body: '' }
  const { 'user-agent': _, ...rest } = headers
  return { ...rest, body }
}

describe('the SDK in the bundles', () => {
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllEnvs()
  })

  test.each([
    ['for ever', {}],
    ['for a while', { AWS_SESSION_TOKEN: 'a-session-token' }],
  ])('signs with keys that are good %s exactly as the SDK outside of them', async (_, keys) => {
    stubKeys(keys)
    const bundled = await headersOf(sdk)
    expect(bundled).toEqual(await headersOf(plainSdk))
    expect(JSON.parse(String(bundled['body']))).toEqual({ TableName: 'treffpunkt', Item: item })
    expect(bundled['authorization']).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/20261205\/eu-central-1\/dynamodb\/aws4_request, .*Signature=[0-9a-f]{64}$/,
    )
    expect(bundled['x-amz-security-token']).toBe((keys as Record<string, string>)['AWS_SESSION_TOKEN'])
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'another')
    expect((await headersOf(sdk))['authorization']).not.toBe(bundled['authorization'])
  })

  test('says which keys it lacks', async () => {
    stubKeys({ AWS_ACCESS_KEY_ID: '' })
    const client = new sdk.DynamoDBClient({ endpoint: 'http://127.0.0.1:9' })
    const asked = client.send(
      new sdk.GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' }, sk: { S: 'b' } } }),
    )
    await expect(asked).rejects.toThrow('AWS_ACCESS_KEY_ID')
  })

  test('finds the service by the environment and keeps one connection', async () => {
    await using service = await listeningService(() => ({ status: 200, body: {} }))
    stubKeys({ AWS_ENDPOINT_URL_DYNAMODB: service.endpoint })
    const client = new sdk.DynamoDBClient({})
    for (let n = 0; n < 5; n++) await client.send(new sdk.PutItemCommand({ TableName: 't', Item: item }))
    expect(service.heard).toHaveLength(5)
    expect(new Set(service.heard.map(({ connection }) => connection)).size).toBe(1)
    client.destroy()
  })

  itInTurn('asks again after an overload and a failure of the service, with the same token', async () => {
    const script = [
      { status: 500, body: { __type: 'InternalServerError' } },
      {
        status: 400,
        body: { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException', message: 'slow down' },
      },
      { status: 200, body: {} },
    ]
    await using service = await listeningService((count) => script[count - 1] ?? { status: 418, body: {} })
    stubKeys({ AWS_ENDPOINT_URL_DYNAMODB: service.endpoint })
    const client = new sdk.DynamoDBClient({})
    const TransactItems = [{ Put: { TableName: 't', Item: item } }]
    await client.send(new sdk.TransactWriteItemsCommand({ TransactItems, ClientRequestToken: 'once' }))
    const tokens = service.heard.map(
      ({ body }) => (JSON.parse(body) as { ClientRequestToken: string }).ClientRequestToken,
    )
    expect(tokens).toEqual(['once', 'once', 'once'])
    expect(service.heard.map(({ headers }) => headers['amz-sdk-request'])).toEqual([
      'attempt=1; max=4',
      'attempt=2; max=4',
      'attempt=3; max=4',
    ])
    client.destroy()
  })
})

describe('the SDK in the bundles, on a real engine', () => {
  let database: Database
  let client: plainClient.DynamoDBClient

  beforeAll(async () => {
    const key = (AttributeName: string, KeyType: string) => ({ AttributeName, KeyType })
    const table = {
      name: 'treffpunkt',
      keySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
      attributes: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      indexes: [],
    }
    database = await startDatabase({ tables: [table] })
    for (const [name, value] of Object.entries(database.environment)) vi.stubEnv(name, value)
    client = new sdk.DynamoDBClient({})
  })

  afterAll(async () => {
    vi.unstubAllEnvs()
    client.destroy()
    await database[Symbol.asyncDispose]()
  })

  test('carries out a transaction once, however often its token comes', async () => {
    const Update = {
      TableName: 'treffpunkt',
      Key: { pk: { S: 'a' }, sk: { S: 'counter' } },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }
    const once = { TransactItems: [{ Update }], ClientRequestToken: 'the-same-token' }
    await client.send(new sdk.TransactWriteItemsCommand(once))
    await client.send(new sdk.TransactWriteItemsCommand(once))
    const { Item } = await client.send(new sdk.GetItemCommand({ TableName: 'treffpunkt', Key: Update.Key }))
    expect(Item?.['n']).toEqual({ N: '1' })
  })

  test('tells why a transaction was cancelled, and what stood in the way', async () => {
    const held = {
      pk: { S: 'a' },
      sk: { S: 'held' },
      by: { S: 'somebody' },
      at: { B: new Uint8Array([1, 2, 3]) },
    }
    await client.send(new sdk.PutItemCommand({ TableName: 'treffpunkt', Item: held }))
    const Put = {
      TableName: 'treffpunkt',
      Item: held,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    }
    const free = { ...Put, Item: { pk: { S: 'a' }, sk: { S: 'free' } } }
    const asked = client.send(new sdk.TransactWriteItemsCommand({ TransactItems: [{ Put }, { Put: free }] }))
    const error = await asked.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(sdk.TransactionCanceledException)
    const { CancellationReasons = [] } = error as plainClient.TransactionCanceledException
    expect(CancellationReasons.map(({ Code }) => Code)).toEqual(['ConditionalCheckFailed', 'None'])
    expect(CancellationReasons[0]?.Item).toEqual(held)
  })

  test('tells what stood in the way of a single write', async () => {
    const key = { pk: { S: 'a' }, sk: { S: 'single' } }
    await client.send(new sdk.PutItemCommand({ TableName: 'treffpunkt', Item: key }))
    const asked = client.send(
      new sdk.PutItemCommand({
        TableName: 'treffpunkt',
        Item: key,
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    await expect(asked).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: key })
  })
})
