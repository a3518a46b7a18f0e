import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { DefaultStackSynthesizer, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core'
import type { CfnElement } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

/**
 * Puts the browser files under `/assets`. Their names change with their content, so browsers may keep them for ever, and those of
 * earlier deployments stay, because pages that the edge still holds ask for them.
 */
export function deployAssets(scope: Construct, folder: string, bucket: Bucket): void {
  const logGroup = new LogGroup(scope, 'AssetsLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const role = new Role(scope, 'AssetsRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  const deployment = new BucketDeployment(scope, 'AssetsDeployment', {
    sources: [Source.asset(folder)],
    destinationBucket: bucket,
    destinationKeyPrefix: 'assets',
    prune: false,
    cacheControl: [
      CacheControl.setPublic(),
      CacheControl.maxAge(Duration.days(365)),
      CacheControl.immutable(),
    ],
    role,
    logGroup,
  })
  acknowledge(role, deployment, bucket)
}

/** The CDK brings its own function for the copying, and grants it more than we would. */
function acknowledge(role: Role, deployment: BucketDeployment, bucket: Bucket): void {
  const stack = Stack.of(role)
  const bucketId = stack.getLogicalId(bucket.node.defaultChild as CfnElement)
  const staging = `cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-<AWS::Region>`
  const wildcards = [
    ...['GetObject', 'GetBucket', 'List', 'DeleteObject', 'Abort'].map((action) => `Action::s3:${action}*`),
    `Resource::arn:<AWS::Partition>:s3:::${staging}/*`,
    `Resource::<${bucketId}.Arn>/*`,
  ]
  const reason =
    'The CDK copies the style sheet and script from its staging bucket; it runs during a deployment only.'
  for (const wildcard of wildcards)
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[${wildcard}]`, reason })
  const copier = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))
  Validations.of(copier ?? deployment).acknowledge({
    id: 'AwsSolutions-L1',
    reason: 'The runtime of the CDK’s own copying function comes with the version of the CDK.',
  })
}
