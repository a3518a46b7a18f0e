import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Duration, Stack } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { signalLines } from '../shared/log.ts'
import type { Alarms } from './alarms.ts'

/**
 * What rings by its line in a log: by which pattern it is found, and who notices what. Functions write into many logs, each signal is counted once,
 * over all of them, so that no further capability costs a further alarm. Nothing is counted, or paid, as long as there is no such line.
 */
const signals = {
  // Node's runtime writes the level of a line before it; the others are Lambda's own lines, of a function that took too long or died.
  errors: {
    pattern: '?ERROR ?"Task timed out" ?"Runtime exited" ?"Status: timeout" ?"Status: error"',
    impact: 'Something went wrong that nobody had thought of: a page was not shown, or a step not taken.',
  },
  'parked-mails': {
    pattern: `"${signalLines.parkedMail}"`,
    impact: 'A mail was given up after its last try: somebody does not know what happened to their booking.',
  },
  'late-work': {
    pattern: `"${signalLines.lateWork}"`,
    impact:
      'Deadlines, reminders or mails are a quarter of an hour late: a time may still be held that should be free.',
  },
  'late-changes': {
    pattern: `"${signalLines.lateChanges}"`,
    impact:
      'Changes wait for a quarter of an hour: mails about bookings come late, or calendars show what was.',
  },
  'turned-away': {
    pattern: '{ $.status = "429" }',
    impact: 'Somebody asks far too often, or a hundred people were turned away within five minutes.',
  },
} as const

export type Signal = keyof typeof signals

const nameOf = (scope: Construct, signal: Signal) => `${Stack.of(scope).stackName}-${signal}`

const namespace = 'Treffpunkt'

/** Counts the lines of a signal in one more log. */
export function countLines(scope: Construct, signal: Signal, logGroup: ILogGroup): void {
  new MetricFilter(scope, `Count-${signal}`, {
    logGroup,
    filterPattern: FilterPattern.literal(signals[signal].pattern),
    metricNamespace: namespace,
    metricName: nameOf(scope, signal),
  })
}

/** Rings for each signal, above so many lines in five minutes. */
export function ringForSignals(
  scope: Construct,
  alarms: Alarms,
  above: Partial<Record<Signal, number>>,
): void {
  for (const [signal, { impact }] of Object.entries(signals) as [Signal, { impact: string }][]) {
    const metric = new Metric({
      namespace,
      metricName: nameOf(scope, signal),
      statistic: 'sum',
      period: Duration.minutes(5),
    })
    alarms.ring(signal, metric, impact, above[signal] ?? 0)
  }
}
