import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

export interface AlarmsProps {
  /** Who hears of alarms; without it they are seen in the console only. */
  mail?: string | undefined
}

/**
 * Where alarms go. The topic has no key of its own: what it says holds no personal data, alarms cannot publish to a topic
 * under the key that AWS manages, and a key of our own costs a dollar a month in a house where nothing happens.
 */
export class Alarms extends Construct {
  private readonly topic: Topic

  constructor(scope: Construct, id: string, { mail }: AlarmsProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { displayName: 'Treffpunkt', enforceSSL: true })
    if (mail !== undefined) this.topic.addSubscription(new EmailSubscription(mail))
  }

  /** Rings as soon as the metric exceeds `above` once. `impact` says who notices what: it is the text of the mail. */
  ring(id: string, metric: IMetric, impact: string, above = 0): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: impact,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}
