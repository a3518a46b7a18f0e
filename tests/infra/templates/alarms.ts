import { beforeAll, describe, expect, test } from 'vitest'
import { signalLines } from '../../../shared/log.ts'
import { installation } from '../../costs/use.ts'
import { aReader, aStage, aWriter, resourcesOf, synthesised, theOne } from '../synthesis.ts'
import type { Template } from '../synthesis.ts'

let app: Template
let alarms: any[]
/** What is counted in which logs: the metric's name, its pattern, and of whom the log is. */
let counted: { metric: string; pattern: string; log: string }[]

beforeAll(() => {
  app = synthesised([aReader, aWriter]).app
  alarms = resourcesOf(app, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties)
  counted = resourcesOf(app, 'AWS::Logs::MetricFilter').map(({ Properties }: any) => ({
    metric: Properties.MetricTransformations[0].MetricName,
    pattern: Properties.FilterPattern,
    log: Properties.LogGroupName.Ref,
  }))
})

/** Of whom the logs are in which these lines are counted. */
const logsOf = (metric: string) =>
  counted.filter((each) => each.metric === `treffpunkt-sample-app-${metric}`).map(({ log }) => log)

/** Whether AWS would find this line by a pattern of words: one of those with `?`, or the one phrase. */
function finds(pattern: string, line: string): boolean {
  const terms = [...pattern.matchAll(/\?*(?:"([^"]+)"|(\w+))/g)].map(
    ([, phrase, word]) => phrase ?? word ?? '',
  )
  return terms.some((term) => line.includes(term))
}

/** As Node's runtime writes a line of ours. */
const written = (level: string, message: string) =>
  `2026-12-01T09:00:00.000Z\t8f5\t${level.toUpperCase()}\t${JSON.stringify({ level, message })}`

describe('an alarm', () => {
  test('says whom it hurts, waits for no second time, and tells the topic', () => {
    for (const alarm of alarms) {
      expect(alarm.AlarmDescription).toMatch(/^[A-Z].{15,}\.$/)
      expect(alarm.AlarmActions).toEqual([{ Ref: expect.stringContaining('AlarmsTopic') }])
      expect(alarm).toMatchObject({ EvaluationPeriods: 1, Period: 300, TreatMissingData: 'notBreaching' })
    }
  })

  test('may tell it: the topic takes what the alarms of this account say', () => {
    const { Statement } = theOne(app, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument
    expect(Statement).toContainEqual({
      Sid: 'AlarmsOfThisAccount',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: { Ref: expect.stringContaining('AlarmsTopic') },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    })
  })

  test('rings for each kind of trouble, however many capabilities there are', () => {
    const names = (of: any[]) => of.map(({ MetricName }) => String(MetricName)).toSorted()
    expect(names(alarms)).toEqual([
      '5xx',
      ...['errors', 'late-changes', 'late-work', 'parked-mails', 'turned-away'].map(
        (each) => `treffpunkt-sample-app-${each}`,
      ),
    ])
    const own = alarms.filter(({ Namespace }) => Namespace === 'Treffpunkt')
    expect({ alarms: alarms.length, metrics: own.length }).toEqual(installation)
    const fewer = resourcesOf(synthesised([aReader]).app, 'AWS::CloudWatch::Alarm')
    expect(names(fewer.map(({ Properties }) => Properties))).toEqual(names(alarms))
    expect(alarms.filter(({ Threshold }) => Threshold > 0).map(({ MetricName }) => MetricName)).toEqual([
      'treffpunkt-sample-app-turned-away',
    ])
  })
})

describe('lines of the logs', () => {
  test('are counted where they can come from', () => {
    expect(logsOf('errors')).toEqual([expect.stringMatching(/^window/), expect.stringMatching(/^post/)])
    for (const metric of ['parked-mails', 'late-work', 'late-changes'])
      expect(logsOf(metric)).toEqual([expect.stringMatching(/^post/)])
    expect(logsOf('turned-away')).toEqual([expect.stringMatching(/^AccessLog/)])
  })

  test.each([
    ['errors', written('error', 'bug')],
    ['errors', '2026-12-01T09:00:15.000Z 8f5 Task timed out after 15.00 seconds'],
    ['errors', '2026-12-01T09:00:15.000Z\t8f5\tERROR\tUncaught Exception\t{"errorType":"Error"}'],
    ['parked-mails', written('warn', signalLines.parkedMail)],
    ['late-work', written('warn', signalLines.lateWork)],
    ['late-changes', written('warn', signalLines.lateChanges)],
  ])('ring as %s, and as nothing else: %s', (metric, line) => {
    const found = counted.filter(({ pattern, log }) => log.startsWith('post') && finds(pattern, line))
    expect(found.map((each) => each.metric)).toEqual([`treffpunkt-sample-app-${metric}`])
  })

  test('that are usual ring nothing', () => {
    const usual = [
      'START RequestId: 8f5 Version: $LATEST',
      'REPORT RequestId: 8f5\tDuration: 4.5 ms\tBilled Duration: 5 ms\tMemory Size: 1024 MB',
      written('info', 'call'),
      written('warn', 'day sheets follow later'),
    ]
    for (const line of usual)
      expect(counted.filter(({ pattern, log }) => !log.startsWith('Access') && finds(pattern, line))).toEqual(
        [],
      )
  })
})

test('somebody is told by mail if the stage says who, of what it costs too', () => {
  for (const type of ['AWS::SNS::Subscription', 'AWS::Budgets::Budget'])
    expect(resourcesOf(app, type)).toHaveLength(0)
  const alarmMail = 'technik@haus.example'
  const told = synthesised([aReader], { ...aStage, alarmMail, monthlyBudget: 40 }).app
  expect(theOne(told, 'AWS::SNS::Subscription').Properties).toMatchObject({
    Protocol: 'email',
    Endpoint: alarmMail,
  })
  const { Budget, NotificationsWithSubscribers } = theOne(told, 'AWS::Budgets::Budget').Properties
  expect(Budget).toEqual({
    BudgetType: 'COST',
    TimeUnit: 'MONTHLY',
    BudgetLimit: { Amount: 40, Unit: 'USD' },
  })
  const all = NotificationsWithSubscribers.map(({ Notification, Subscribers }: any) => [
    Notification.NotificationType,
    Notification.Threshold,
    Subscribers,
  ])
  const mail = [{ SubscriptionType: 'EMAIL', Address: alarmMail }]
  expect(all).toEqual([
    ['ACTUAL', 80, mail],
    ['FORECASTED', 100, mail],
  ])
})
