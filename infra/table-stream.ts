import {
  EventSourceMapping,
  StartingPosition,
  type Function as LambdaFn,
  type IEventSourceDlq,
} from 'aws-cdk-lib/aws-lambda'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'

/** The changes of the table, and where those go that nobody could digest. */
export interface TableStream {
  arn: string
  deadLetters: IEventSourceDlq
}

/**
 * Sends the changes of these item types to a function: in order per item, poisoned records cut out of their batch and,
 * after ten tries, set aside with all that they say.
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
    onFailure: deadLetters,
    filters: [
      { pattern: JSON.stringify({ dynamodb: { NewImage: ofTypes } }) },
      { pattern: JSON.stringify({ eventName: ['REMOVE'], dynamodb: { OldImage: ofTypes } }) },
    ],
  })
  mapping.node.addDependency(fn.role ?? fn)
}
