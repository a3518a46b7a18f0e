import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { countLines } from './signals.ts'
import type { StageConfig } from './stage.ts'

/**
 * What the access log says of a request: the route and never the path, query string, address or browser, because paths hold
 * feed tokens and booking ids, and addresses are personal.
 */
const logged = {
  time: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  error: '$context.error.message',
  functionError: '$context.integrationErrorMessage',
}

/** The API without its routes: those are added by the capabilities. */
export function httpApi(
  scope: Construct,
  alarms: Alarms,
  { requestsPerSecond, requestsAtOnce }: Pick<StageConfig, 'requestsPerSecond' | 'requestsAtOnce'>,
): HttpApi {
  const api = new HttpApi(scope, 'Api', { apiName: Stack.of(scope).stackName, createDefaultStage: false })
  const logGroup = new LogGroup(scope, 'AccessLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  new HttpStage(scope, 'ApiStage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    // For the whole installation, whoever asks: keeps a flood from becoming a bill. Limits per person are the functions' matter.
    throttle: { rateLimit: requestsPerSecond, burstLimit: requestsAtOnce },
    accessLogSettings: {
      destination: new LogGroupLogDestination(logGroup),
      format: AccessLogFormat.custom(JSON.stringify(logged)),
    },
  })
  countLines(scope, 'turned-away', logGroup)
  // Whatever goes wrong in a page is answered by a page that says so: of all that the functions do, only the gateway sees it.
  const inFiveMinutes = { statistic: 'sum', period: Duration.minutes(5) }
  const impact = 'Somebody asked for a page or sent a form, and was told that it does not work.'
  const alarm = alarms.ring('ServerErrors', api.metricServerError(inFiveMinutes), impact)
  // By it CloudFormation takes a deployment back: infra/cloud/deploy.ts.
  new CfnOutput(scope, 'ServerErrorsArn', { value: alarm.alarmArn })
  Validations.of(api).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'Booking needs no account; who may do what is decided in the functions, from session cookies and manage tokens.',
  })
  return api
}
