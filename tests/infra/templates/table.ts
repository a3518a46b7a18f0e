import { beforeAll, describe, expect, test } from 'vitest'
import { aReader, aStage, aWriter, synthesised, theOne } from '../synthesis.ts'
import type { Template } from '../synthesis.ts'

let data: Template

beforeAll(() => {
  data = synthesised([aReader, aWriter]).data
})

describe('the table', () => {
  test('has the keys, the indexes, the stream and the clock that the code knows', () => {
    expect(theOne(data, 'AWS::DynamoDB::GlobalTable').Properties).toMatchObject({
      TableName: 'sample-table',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'duePk', KeyType: 'HASH' },
            { AttributeName: 'dueAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: 'owner',
          KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    })
  })

  test('cannot be lost by a deployment and can be set back to any second of five weeks', () => {
    const table = theOne(data, 'AWS::DynamoDB::GlobalTable')
    expect(table.DeletionPolicy).toBe('Retain')
    expect(table.UpdateReplacePolicy).toBe('Retain')
    const [replica] = table.Properties.Replicas
    expect(replica).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    })
    expect(Object.values(data.Resources)).toHaveLength(1)
  })

  test('gives way to a restored one, and its own stream stays exported so that it can', () => {
    const restoredTable = {
      name: 'sample-restored',
      streamArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/sample-restored/stream/x',
    }
    const restored = synthesised([aWriter], { ...aStage, restoredTable })
    expect(theOne(restored.data, 'AWS::DynamoDB::GlobalTable').Properties.TableName).toBe('sample-table')
    expect(JSON.stringify(restored.data.Outputs)).toContain('StreamArn')
    const text = JSON.stringify(restored.app)
    expect(text).toContain('"TABLE_NAME":"sample-restored"')
    expect(text).toContain(restoredTable.streamArn)
    expect(text).not.toMatch(/sample-table|Fn::ImportValue/)
  })
})
