import { beforeAll, describe, expect, test } from 'vitest'
import { aReader, aStage, aWriter, resourcesOf, synthesised, theOne } from '../synthesis.ts'
import type { Template } from '../synthesis.ts'
import { readSettings } from '../../../shared/settings.ts'

let app: Template

beforeAll(() => {
  app = synthesised([aReader, aWriter]).app
})

interface Statement {
  Action: string | string[]
  Resource: unknown
}

/** What the role of a capability may do, as `action on resource`, the resource without account and region. */
function grantsOf(name: string): string[] {
  const policies = resourcesOf(app, 'AWS::IAM::Policy').filter((policy) =>
    String(policy.Properties['PolicyName']).startsWith(`${name}Role`),
  )
  const documents = policies.map(
    ({ Properties }) => Properties['PolicyDocument'] as { Statement: Statement[] },
  )
  return documents.flatMap(({ Statement }) =>
    Statement.flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => `${action} on ${short(Resource)}`),
    ),
  )
}

function short(resource: unknown): string {
  const text = JSON.stringify(resource)
  const own = /:table\/[a-z-]+(\/index\/[a-z]+)?/.exec(text)?.[0]
  if (own !== undefined) return own
  const parameter = /:parameter\/[\w/-]+/.exec(text)?.[0]
  if (parameter !== undefined) return parameter
  for (const part of ['StreamArn', ':identity/', 'DeadLetters', 'Log']) if (text.includes(part)) return part
  return text
}

function functionOf(name: string, template = app) {
  const found = resourcesOf(template, 'AWS::Lambda::Function').find(({ Metadata }) =>
    String(Metadata?.['aws:cdk:path']).includes(`/${name}/Function/`),
  )
  if (found === undefined) throw new Error(name)
  return found
}

const log = ['logs:CreateLogStream on Log', 'logs:PutLogEvents on Log']

describe('grants', () => {
  test('who only shows things can read the table by key, and nothing else', () => {
    expect(grantsOf('window')).toEqual([
      ...log,
      'dynamodb:GetItem on :table/sample-table',
      'dynamodb:Query on :table/sample-table',
      'dynamodb:BatchGetItem on :table/sample-table',
      'ssm:GetParameter on :parameter/treffpunkt/sample/secret',
    ])
  })

  test('who writes, listens and sends mail can do just that', () => {
    expect(grantsOf('post')).toEqual([
      ...log,
      'dynamodb:GetItem on :table/sample-table',
      'dynamodb:Query on :table/sample-table',
      'dynamodb:BatchGetItem on :table/sample-table',
      'dynamodb:PutItem on :table/sample-table',
      'dynamodb:UpdateItem on :table/sample-table',
      'dynamodb:DeleteItem on :table/sample-table',
      'dynamodb:ConditionCheckItem on :table/sample-table',
      'dynamodb:Query on :table/sample-table/index/due',
      'ssm:GetParameter on :parameter/treffpunkt/sample/secret',
      'ses:SendEmail on :identity/',
      'ses:SendRawEmail on :identity/',
      'ses:GetAccount on "*"',
      'dynamodb:DescribeStream on StreamArn',
      'dynamodb:GetRecords on StreamArn',
      'dynamodb:GetShardIterator on StreamArn',
      'dynamodb:ListStreams on StreamArn',
      's3:PutObject on DeadLetters',
      's3:ListBucket on DeadLetters',
    ])
  })

  test('nobody may scan, nothing is granted by a wildcard, no role has a ready-made policy', () => {
    const ours = resourcesOf(app, 'AWS::IAM::Policy').filter(
      ({ Metadata }) => !String(Metadata?.['aws:cdk:path']).includes('/Site/'),
    )
    expect(ours).toHaveLength(2)
    // Mails go to anybody, from the one sender: tests/infra/templates/sender.ts.
    const others = JSON.stringify(ours)
      .replace(':identity/*', '')
      // What failed is put under a name that Lambda makes.
      .replace('/aws/lambda/*', '')
      .replace('"ses:GetAccount","Effect":"Allow","Resource":"*"', '')
    expect(others).not.toMatch(/\*|Scan|BatchWrite|PartiQL/)
    for (const role of resourcesOf(app, 'AWS::IAM::Role'))
      expect(role.Properties['ManagedPolicyArns']).toBeUndefined()
  })
})

describe('a function', () => {
  test('is a bundle for Node 24 on arm64 with the settings of its stage', () => {
    const { Properties, Metadata } = functionOf('window')
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'lambda.handler',
      MemorySize: 1024,
      Timeout: 29,
      Environment: {
        Variables: {
          TABLE_NAME: 'sample-table',
          PUBLIC_URL: 'https://haus.example',
          SECRET_URL: 'ssm:/treffpunkt/sample/secret',
          RATE_LIMITS: 'on',
          LOG_LEVEL: 'info',
        },
      },
    })
    expect(Metadata?.['aws:asset:path']).toMatch(/^asset\.[0-9a-f]{64}$/)
  })

  test('knows who runs the installation where the stage says so, for the imprint', () => {
    const operator = 'Stadt Kaarst\npost@kaarst.example'
    const told = functionOf('window', synthesised([aReader], { ...aStage, operator }).app)
    const { Variables } = told.Properties['Environment'] as { Variables: Record<string, string> }
    expect(readSettings({ ...Variables, EDGE_KEY: undefined }).operator).toBe(operator)
    expect(JSON.stringify(functionOf('window').Properties['Environment'])).not.toContain('OPERATOR')
  })

  test('shares what the account has, unless the stage gives each so many', () => {
    const key = 'ReservedConcurrentExecutions'
    expect(functionOf('window').Properties).not.toHaveProperty(key)
    const { app: counted } = synthesised([aReader, aWriter], { ...aStage, copiesOfEachFunction: 20 })
    for (const name of ['window', 'post'])
      expect(functionOf(name, counted).Properties).toHaveProperty(key, 20)
  })

  test('knows how to send mail only if its capability does', () => {
    const post = functionOf('post').Properties['Environment']
    expect(post).toMatchObject({ Variables: { MAIL_URL: 'ses:', MAIL_FROM: 'Haus <post@haus.example>' } })
    expect(post).toMatchObject({ Variables: { MAIL_SET: { Ref: expect.stringContaining('SenderSet') } } })
    expect(JSON.stringify(functionOf('window').Properties['Environment'])).not.toContain('MAIL')
  })
})

test('the stream brings the wanted types only, deletions included, and sets aside what nobody can digest', () => {
  const { Properties } = theOne(app, 'AWS::Lambda::EventSourceMapping')
  const types = { type: { S: ['letter', 'parcel'] } }
  const patterns = Properties.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) =>
    JSON.parse(Pattern),
  )
  expect(patterns).toEqual([
    { dynamodb: { NewImage: types } },
    { eventName: ['REMOVE'], dynamodb: { OldImage: types } },
  ])
  expect(Properties).toMatchObject({
    StartingPosition: 'TRIM_HORIZON',
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    DestinationConfig: {
      OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringContaining('DeadLetters'), 'Arn'] } },
    },
  })
})

test('what is set aside lies for a month where nobody outside can read it, and whoever hears of alarms hears of each', () => {
  const lies = resourcesOf(app, 'AWS::S3::Bucket').find(({ Metadata }) =>
    String(Metadata?.['aws:cdk:path']).includes('/DeadLetters/'),
  )
  expect(lies).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LifecycleConfiguration: {
        Rules: [expect.objectContaining({ ExpirationInDays: 30, Status: 'Enabled' })],
      },
    },
  })
  const { PublicAccessBlockConfiguration: closed } = lies!.Properties as {
    PublicAccessBlockConfiguration: object
  }
  expect(Object.values(closed)).toEqual([true, true, true, true])
  const rule = resourcesOf(app, 'AWS::Events::Rule')
    .map(({ Properties }: any) => Properties)
    .find(({ EventPattern }) => EventPattern?.source.includes('aws.s3'))
  expect(rule).toMatchObject({
    State: 'ENABLED',
    EventPattern: {
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [{ Ref: expect.stringContaining('DeadLetters') }] } },
    },
    Targets: [
      {
        Arn: { Ref: expect.stringContaining('AlarmsTopic') },
        InputTransformer: { InputTemplate: expect.stringContaining('npm run replay') },
      },
    ],
  })
  const { Statement } = theOne(app, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument
  expect(Statement).toContainEqual(
    expect.objectContaining({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
    }),
  )
})

test('every schedule tells its function which one it is', () => {
  const timed = resourcesOf(app, 'AWS::Events::Rule').filter(
    ({ Properties }) => Properties['ScheduleExpression'] !== undefined,
  )
  const rules = timed.map(({ Properties }) => {
    const [target] = Properties['Targets'] as { Input: string }[]
    return [Properties['ScheduleExpression'], JSON.parse(target?.Input ?? '')]
  })
  expect(rules).toEqual([
    ['rate(1 minute)', { schedule: 'outbox' }],
    ['rate(1 hour)', { schedule: 'cleaning' }],
  ])
})

test('every log is forgotten after a month', () => {
  const logs = resourcesOf(app, 'AWS::Logs::LogGroup')
  expect(logs).toHaveLength(4)
  for (const log of logs) expect(log.Properties['RetentionInDays']).toBe(30)
  const functions = resourcesOf(app, 'AWS::Lambda::Function')
  expect(functions).toHaveLength(3)
  for (const each of functions)
    expect(each.Properties['LoggingConfig']).toMatchObject({ LogGroup: { Ref: expect.any(String) } })
})
