import { EventSourceMapping, StartingPosition, type Function as LambdaFn } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Duration } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { Capability } from '../shared/http/contract.ts'
import type { Alarms } from './alarms.ts'

/** The changes of the table, and where notes of those that nobody could digest go. */
export interface TableStream {
  arn: string
  deadLetters: Queue
}

/**
 * Sends the changes of these item types to the function of a capability: in order per item, poisoned records cut out of their batch and,
 * after ten tries, noted in the queue (the note says where in the stream the change stands, not what it says).
 */
export function followStream(
  scope: Construct,
  fn: LambdaFn,
  { capability, types }: { capability: Capability; types: readonly string[] },
  { stream, alarms }: { stream: TableStream; alarms: Alarms },
): void {
  const { name, impact } = capability
  const { arn, deadLetters } = stream
  const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
    (each) => `dynamodb:${each}`,
  )
  fn.addToRolePolicy(new PolicyStatement({ actions, resources: [arn] }))
  const ofTypes = { type: { S: [...types] } }
  const mapping = new EventSourceMapping(scope, 'Stream', {
    target: fn,
    eventSourceArn: arn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 10,
    onFailure: new SqsDlq(deadLetters),
    filters: [
      { pattern: JSON.stringify({ dynamodb: { NewImage: ofTypes } }) },
      { pattern: JSON.stringify({ eventName: ['REMOVE'], dynamodb: { OldImage: ofTypes } }) },
    ],
  })
  mapping.node.addDependency(fn.role ?? fn)
  const age = fn.metric('IteratorAge', { statistic: 'max', period: Duration.minutes(5) })
  alarms.ring(`${name}Delay`, age, `Late: ${impact}`, Duration.minutes(15).toMilliseconds())
}
