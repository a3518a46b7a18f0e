import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineKind } from '../../infra/local/engine.ts'
import type { LocalTable } from '../../infra/local/inventory.ts'

/** The engine these tests run on: `TEST_ENGINE=dynamodb-local` takes the second one. */
export const engine: EngineKind =
  process.env['TEST_ENGINE'] === 'dynamodb-local' ? 'dynamodb-local' : 'dynoxide'

/** A folder that goes away at the end of the block. */
export function temporaryFolder(): { path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'treffpunkt-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** The keys of the one table, as the data stack has them. */
const tableProperties = {
  TableName: 'treffpunkt',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', 'duePk', 'dueAt'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      KeySchema: [
        { AttributeName: 'duePk', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
}

/** The same as the runner reads it. */
export const table: LocalTable = {
  name: tableProperties.TableName,
  keySchema: tableProperties.KeySchema,
  attributes: tableProperties.AttributeDefinitions,
  indexes: tableProperties.GlobalSecondaryIndexes,
  streamView: 'NEW_AND_OLD_IMAGES',
  timeToLive: 'ttl',
}

/** Answers with its event, its environment or its time; crashes, throws, hangs, waits and prints when told to. */
const web = `
const { appendFileSync } = require('node:fs')
let count = 0
let release
exports.handler = async (event) => {
  const what = event.pathParameters?.what
  if (what === 'crash') process.exit(3)
  if (what === 'throw') throw new Error('no way')
  if (what === 'hang') for (;;);
  if (what === 'wait') await new Promise((done) => { release = done })
  if (what === 'release') release()
  if (what === 'print') console.error('printed aloud')
  count += 1
  const body = { count, event, environment: process.env, now: Date.now(), today: new Date().toISOString(), pid: process.pid }
  return { statusCode: 200, headers: { 'content-type': 'application/json', etag: '"x"' }, cookies: ['a=1; Path=/', 'b=2'], body: JSON.stringify(body) }
}`

/** Writes down what it hears; refuses as long as there is a file that says so. */
const ears = `
const { appendFileSync, existsSync } = require('node:fs')
exports.handler = async (event) => {
  const file = process.env.HEARD
  if (event.schedule) { appendFileSync(file, 'schedule ' + event.schedule + ' ' + new Date().toISOString() + '\\n'); return {} }
  if (existsSync(file + '.refuse')) throw new Error('not now')
  for (const { eventName, dynamodb } of event.Records) appendFileSync(file, eventName + ' ' + dynamodb.Keys.sk.S + '\\n')
  return { batchItemFailures: [] }
}`

function lambda(asset: string, handler: string, variables: Record<string, unknown>): Record<string, unknown> {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs24.x',
      Handler: handler,
      Timeout: 60,
      Environment: { Variables: variables },
    },
    Metadata: {
      'aws:asset:path': asset,
      'aws:cdk:path': `app/${asset.replace('asset.', '')}/Function/Resource`,
    },
  }
}

function route(routeKey: string): Record<string, unknown> {
  const Target = { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] }
  return { Type: 'AWS::ApiGatewayV2::Route', Properties: { RouteKey: routeKey, Target } }
}

const typeIsBooking = { dynamodb: { NewImage: { type: { S: ['booking'] } } } }

/** Writes a folder like `cdk.out` with two stacks and two tiny functions; `heard` is the file the listener writes to. */
export function writeTemplates(outDir: string, heard: string): void {
  const put = (name: string, content: unknown): void => {
    writeFileSync(join(outDir, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  for (const [folder, file, code] of [
    ['asset.web', 'lambda.js', web],
    ['asset.ears', 'lambda.js', ears],
    ['asset.browser', 'site-1.css', `body { color: CanvasText }${' '.repeat(2000)}`],
  ] as const) {
    mkdirSync(join(outDir, folder), { recursive: true })
    put(`${folder}/${file}`, code)
  }
  const TABLE_NAME = { 'Fn::ImportValue': 'data:TableName' }
  const exported = (name: string, value: unknown): unknown => ({
    Value: value,
    Export: { Name: `data:${name}` },
  })
  put('data.template.json', {
    Resources: { Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: tableProperties } },
    Outputs: {
      Name: exported('TableName', { Ref: 'Table' }),
      Stream: exported('Stream', { 'Fn::GetAtt': ['Table', 'StreamArn'] }),
    },
  })
  put('app.template.json', {
    Resources: {
      Web: lambda('asset.web', 'lambda.handler', { TABLE_NAME, PUBLIC_URL: 'https://x', GREETING: 'hello' }),
      Ears: lambda('asset.ears', 'lambda.handler', { TABLE_NAME, HEARD: heard, MAIL_URL: 'ses:' }),
      Copier: {
        Type: 'AWS::Lambda::Function',
        Properties: { Runtime: 'python3.13', Handler: 'index.handler' },
      },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: { IntegrationUri: { 'Fn::GetAtt': ['Web', 'Arn'] }, PayloadFormatVersion: '2.0' },
      },
      A: route('GET /{house}'),
      B: route('GET /try/{what}'),
      C: route('HEAD /try/{what}'),
      D: route('POST /try/{what}'),
      Stream: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::ImportValue': 'data:Stream' },
          FunctionName: { Ref: 'Ears' },
          BatchSize: 10,
          MaximumRetryAttempts: 2,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          FilterCriteria: { Filters: [{ Pattern: JSON.stringify(typeIsBooking) }] },
        },
      },
      Timer: {
        Type: 'AWS::Events::Rule',
        Properties: {
          ScheduleExpression: 'rate(10 minutes)',
          State: 'ENABLED',
          Targets: [{ Id: 'Target0', Arn: { 'Fn::GetAtt': ['Ears', 'Arn'] }, Input: '{"schedule":"send"}' }],
        },
      },
      Deployment: {
        Type: 'Custom::CDKBucketDeployment',
        Properties: { SourceObjectKeys: ['1.zip'], DestinationBucketKeyPrefix: 'assets' },
      },
    },
  })
  const destinations = { local: { objectKey: '1.zip' } }
  put('app.assets.json', {
    files: { 1: { source: { path: 'asset.browser', packaging: 'zip' }, destinations } },
  })
}
