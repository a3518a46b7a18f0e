import { Rule, RuleTargetInput, EventField } from 'aws-cdk-lib/aws-events'
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import type {
  DlqDestinationConfig,
  IEventSourceDlq,
  IEventSourceMapping,
  IFunction,
} from 'aws-cdk-lib/aws-lambda'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import { CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'

/** Days until what nobody replayed is gone: it holds what the table holds, names too. */
const keptDays = 30

/**
 * Where changes go that a function could not digest, with all that the stream told: `npm run replay` brings them again once the cause is
 * mended, also when the stream has forgotten them. Whoever hears of alarms hears of each.
 */
export class DeadLetters extends Construct implements IEventSourceDlq {
  private readonly bucket: Bucket

  constructor(scope: Construct, id: string, topic: Topic) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [
        { expiration: Duration.days(keptDays), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // AWS deletes no bucket that holds something.
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Written by the event source mappings and read by the operator alone; a log of that would be one more bucket.',
    })
    const { bucketName } = this.bucket
    this.tellOf(topic)
    new CfnOutput(this, 'Name', { value: bucketName })
  }

  /** Lets the function's mapping put what failed there; it may read nothing. */
  bind(_mapping: IEventSourceMapping, fn: IFunction): DlqDestinationConfig {
    const { bucketArn } = this.bucket
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [`${bucketArn}/aws/lambda/*`] }),
    )
    fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] }))
    if (fn.role !== undefined)
      Validations.of(fn.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${this.logicalBucket()}.Arn>/aws/lambda/*]`,
        reason: 'Lambda names the objects itself, by mapping, place in the stream and time.',
      })
    return { destination: bucketArn }
  }

  /** The bucket tells the bus by itself; CDK's own way would bring a function for it. */
  private tellOf(topic: Topic): void {
    const bucket = this.bucket.node.defaultChild as CfnBucket
    bucket.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
    const key = EventField.fromPath('$.detail.object.key')
    new Rule(this, 'Arrived', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [this.bucket.bucketName] } },
      },
      targets: [
        new SnsTopic(topic, {
          message: RuleTargetInput.fromText(
            `A change was given up: a mail was not sent, or a calendar does not show it. Mend the cause, deploy, and run "npm run replay". It is ${key}`,
          ),
        }),
      ],
    })
  }

  private logicalBucket(): string {
    return this.bucket.stack.getLogicalId(this.bucket.node.defaultChild as CfnBucket)
  }
}
