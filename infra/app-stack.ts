import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib/core'
import { join } from 'node:path'
import type { Construct } from 'constructs'
import type { Capability } from '../shared/http/contract.ts'
import { Alarms } from './alarms.ts'
import { apiRoutes } from './api-routes.ts'
import { CapabilityFunction } from './capability.ts'
import { DeadLetters } from './dead-letters.ts'
import { SiteDistribution } from './distribution.ts'
import { httpApi } from './http-api.ts'
import { ringForSignals } from './signals.ts'
import { calendarPaths, livePaths } from './live-paths.ts'
import { heardTypes, needsFunction } from './needs.ts'
import { Sender } from './sender.ts'
import { environmentOf, secretName } from './stage.ts'
import type { StageConfig } from './stage.ts'

export interface AppStackProps extends StackProps {
  stage: StageConfig
  capabilities: readonly Capability[]
  /** The stream of the data stack's table. */
  streamArn: string
  /** The folder that `infra/build.ts` made. */
  dist: string
}

/** Everything that can be made anew at any time: functions, API, distribution, schedules, mail, alarms. */
export class AppStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { stage, capabilities, streamArn, dist, ...props }: AppStackProps,
  ) {
    super(scope, id, props)
    const { alarmMail, monthlyBudget } = stage
    const alarms = new Alarms(this, 'Alarms', { mail: alarmMail, monthlyBudget })
    ringForSignals(this, alarms, { 'turned-away': 100 })
    const api = httpApi(this, alarms, stage)
    const deadLetters = new DeadLetters(this, 'DeadLetters', alarms.topic)
    const sender = new Sender(this, 'Sender', stage)
    const routes = apiRoutes(capabilities)
    const table = stage.restoredTable ?? { name: stage.tableName, streamArn }
    for (const capability of capabilities.filter((each) => needsFunction(each, capabilities))) {
      new CapabilityFunction(this, {
        capability,
        hears: heardTypes(capability, capabilities),
        api,
        routeKeys: routes.filter(({ target }) => target === capability.name).map(({ routeKey }) => routeKey),
        bundle: join(dist, 'functions', capability.name),
        environment: {
          ...environmentOf(stage),
          EDGE_KEY: this.edgeKey(),
          RATE_LIMITS: 'on',
          LOG_LEVEL: 'info',
          ...(stage.operator === undefined ? {} : { OPERATOR: stage.operator }),
        },
        tableArn: this.formatArn({ service: 'dynamodb', resource: 'table', resourceName: table.name }),
        secretArn: this.formatArn({
          service: 'ssm',
          resource: 'parameter',
          resourceName: secretName(stage.name),
        }),
        stream: { arn: table.streamArn, deadLetters },
        sender,
        mailFrom: stage.mailFrom,
        copies: stage.copiesOfEachFunction,
      })
    }
    const { domain, certificateArn } = stage
    const site = new SiteDistribution(this, 'Site', {
      api,
      edgeKey: this.edgeKey(),
      livePaths: livePaths(capabilities),
      calendarPaths: calendarPaths(capabilities),
      domain,
      certificateArn,
      assets: join(dist, 'assets'),
    })
    new CfnOutput(this, 'DistributionDomain', { value: site.distribution.distributionDomainName })
  }

  /** The part of the stack's id that nobody outside of the account can know or guess: it costs nothing and stands in no source. */
  private edgeKey(): string {
    return Fn.select(2, Fn.split('/', this.stackId))
  }
}
