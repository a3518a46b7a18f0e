import { HttpMethod, HttpRoute, HttpRouteKey, type HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFn, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Capability } from '../shared/http/contract.ts'
import { tableGrants } from './grants.ts'
import { acknowledgeSender } from './sender.ts'
import type { Sender } from './sender.ts'
import { countLines } from './signals.ts'
import { followStream } from './table-stream.ts'
import type { TableStream } from './table-stream.ts'

export interface CapabilityProps {
  capability: Capability
  /** Item types whose changes reach it. */
  hears: readonly string[]
  /** The folder with the function's bundle. */
  bundle: string
  environment: Record<string, string>
  api: HttpApi
  /** The routes of the API that lead to it: `ANY /api/bookings/{proxy+}`, `$default`. */
  routeKeys: readonly string[]
  tableArn: string
  /** The parameter with the installation's secret. */
  secretArn: string
  stream: TableStream
  /** Asked only by capabilities that send mail. */
  sender: Sender
  mailFrom: string
  /** At most so many of it run at once. */
  copies?: number | undefined
}

/** One slice of the product on AWS: its function, the routes that lead to it, its least grants, the lines of its log that ring. */
export class CapabilityFunction extends Construct {
  readonly function: LambdaFn

  constructor(scope: Construct, props: CapabilityProps) {
    super(scope, props.capability.name)
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.function = this.makeFunction(props, logGroup)
    this.grantTable(props)
    this.grantSecret(props)
    if (props.capability.sendsMail) this.grantMail(props.sender)
    this.addRoutes(props)
    this.addSchedules(props.capability)
    if (props.hears.length > 0) followStream(this, this.function, props.hears, props.stream)
    this.countSignals(props, logGroup)
  }

  private makeFunction(props: CapabilityProps, logGroup: LogGroup) {
    const { capability, hears, bundle, environment, mailFrom, sender, copies } = props
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    return new LambdaFn(this, 'Function', {
      description: capability.impact.slice(0, 256),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'lambda.handler',
      code: Code.fromAsset(bundle),
      // CPU comes with memory: 1,024 MB is 0.6 of a core, enough that rendering a page and signing a call are not what one waits
      // for, and as each request takes less of it, hardly dearer than 256 MB.
      memorySize: 1024,
      // A page within the patience of gateway and distribution, which is 30 seconds; a batch of changes or a timer's round of mails may take a minute.
      timeout: Duration.seconds(hears.length > 0 || capability.schedules ? 60 : 29),
      environment: {
        ...environment,
        ...(capability.sendsMail ? { MAIL_URL: 'ses:', MAIL_FROM: mailFrom, MAIL_SET: sender.setName } : {}),
      },
      role,
      logGroup,
      ...(copies === undefined ? {} : { reservedConcurrentExecutions: copies }),
    })
  }

  private grantTable({ capability, tableArn }: CapabilityProps): void {
    for (const { actions, index } of tableGrants(capability)) {
      const resources = [index === undefined ? tableArn : `${tableArn}/index/${index}`]
      const named = actions.map((action) => `dynamodb:${action}`)
      this.function.addToRolePolicy(new PolicyStatement({ actions: named, resources }))
    }
  }

  /** AWS's own key of the parameter store encrypts it, and lets whoever may read the parameter decrypt it: no grant of the key is needed. */
  private grantSecret({ secretArn }: CapabilityProps): void {
    const actions = ['ssm:GetParameter']
    this.function.addToRolePolicy(new PolicyStatement({ actions, resources: [secretArn] }))
  }

  private grantMail(sender: Sender): void {
    sender.grantSend(this.function)
    sender.tellFeedback(this.function)
    if (this.function.role !== undefined) acknowledgeSender(this.function.role)
  }

  private countSignals({ capability, hears }: CapabilityProps, logGroup: LogGroup): void {
    countLines(this, 'errors', logGroup)
    if (capability.sendsMail) countLines(this, 'parked-mails', logGroup)
    if (capability.schedules) countLines(this, 'late-work', logGroup)
    if (hears.length > 0) countLines(this, 'late-changes', logGroup)
  }

  private addRoutes({ capability, api, routeKeys }: CapabilityProps): void {
    if (routeKeys.length === 0) return
    const integration = new HttpLambdaIntegration(`${capability.name}Integration`, this.function, {
      scopePermissionToRoute: false,
    })
    for (const key of routeKeys) {
      const [method, path] = key.split(' ')
      const routeKey =
        path === undefined ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, HttpMethod[method as 'ANY'])
      new HttpRoute(api, key, { httpApi: api, integration, routeKey })
    }
  }

  private addSchedules({ schedules = {} }: Capability): void {
    for (const [schedule, { everyMinutes }] of Object.entries(schedules)) {
      new Rule(this, `Schedule-${schedule}`, {
        schedule: Schedule.rate(Duration.minutes(everyMinutes)),
        targets: [new LambdaFunction(this.function, { event: RuleTargetInput.fromObject({ schedule }) })],
      })
    }
  }
}
