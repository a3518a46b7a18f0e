import { EventSourceMapping, StartingPosition, type Function as LambdaFn } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** The changes of the table, and where notes of those that nobody could digest go. */
export interface TableStream {
  arn: string
  deadLetters: Queue
}

/**
 * Sends the changes of these item types to a function: in order per item, poisoned records cut out of their batch and,
 * after ten tries, noted in the queue (the note says where in the stream the change stands, not what it says).
 */
export function followStream(
  scope: Construct,
  fn: LambdaFn,
  types: readonly string[],
  { arn, deadLetters }: TableStream,
): void {
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
}
