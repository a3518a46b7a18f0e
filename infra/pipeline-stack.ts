import {
  CfnOIDCProvider,
  Effect,
  PolicyDocument,
  PolicyStatement,
  Role,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam'
import { CfnOutput, DefaultStackSynthesizer, Stack, Validations, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

export interface PipelineStackProps extends StackProps {
  stage: string
  /** `owner/name` on GitHub. */
  repository: string
  /** Another stage of the account has told AWS of GitHub already: it knows each issuer once. */
  issuerExists: boolean
}

const issuer = 'token.actions.githubusercontent.com'
const qualifier = DefaultStackSynthesizer.DEFAULT_QUALIFIER

/**
 * Who may deploy from GitHub, without any key that lies there: a run shows a token of GitHub's own and becomes one of two roles for an
 * hour. One looks what would change, for runs of the branch `main`; the other deploys, for runs that the environment named like the
 * stage has let through. Both may do nothing themselves but become roles that the CDK's bootstrap made.
 */
export class PipelineStack extends Stack {
  private readonly issuerArn: string

  constructor(
    scope: Construct,
    id: string,
    { stage, repository, issuerExists, ...props }: PipelineStackProps,
  ) {
    super(scope, id, props)
    this.issuerArn = this.formatArn({
      service: 'iam',
      region: '',
      resource: 'oidc-provider',
      resourceName: issuer,
    })
    const own = issuerExists
      ? undefined
      : new CfnOIDCProvider(this, 'GitHub', { url: `https://${issuer}`, clientIdList: ['sts.amazonaws.com'] })
    const looking = this.role('Look', `repo:${repository}:ref:refs/heads/main`, ['lookup'])
    const deploying = this.role('Deploy', `repo:${repository}:environment:${stage}`, [
      'lookup',
      'deploy',
      'file-publishing',
    ])
    for (const role of [looking, deploying]) if (own !== undefined) role.node.addDependency(own)
    this.allowOutputs(deploying, stage)
    new CfnOutput(this, 'LookRole', { value: looking.roleArn })
    new CfnOutput(this, 'DeployRole', { value: deploying.roleArn })
  }

  /** For runs of which GitHub says exactly this; which may become these roles of the CDK's. */
  private role(id: string, subject: string, roles: readonly string[]): Role {
    const said = { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: subject }
    const arns = roles.map((name) =>
      this.formatArn({
        service: 'iam',
        region: '',
        resource: 'role',
        resourceName: `cdk-${qualifier}-${name}-role-${this.account}-${this.region}`,
      }),
    )
    return new Role(this, id, {
      assumedBy: new WebIdentityPrincipal(this.issuerArn, { StringEquals: said }),
      inlinePolicies: {
        Become: new PolicyDocument({
          statements: [
            new PolicyStatement({ effect: Effect.ALLOW, actions: ['sts:AssumeRole'], resources: arns }),
          ],
        }),
      },
    })
  }

  /** What the deployment before said of itself: by which alarm the next one goes back. */
  private allowOutputs(role: Role, stage: string): void {
    const stack = { service: 'cloudformation', resource: 'stack', resourceName: `treffpunkt-${stage}-app/*` }
    role.addToPolicy(
      new PolicyStatement({ actions: ['cloudformation:DescribeStacks'], resources: [this.formatArn(stack)] }),
    )
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:<AWS::Region>:<AWS::AccountId>:stack/treffpunkt-${stage}-app/*]`,
      reason: 'A stack’s ARN ends with an id that nobody knows before it is made.',
    })
  }
}
