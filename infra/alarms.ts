import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'

export interface AlarmsProps {
  /** Who hears of alarms; without it they are seen in the console only. */
  mail?: string | undefined
  /** Dollars a month for the account as a whole; who hears of alarms hears when they are nearly spent. */
  monthlyBudget: number
}

/**
 * Where alarms go. The topic has no key of its own: what it says holds no personal data, alarms cannot publish to a topic
 * under the key that AWS manages, and a key of our own costs a dollar a month in a house where nothing happens.
 */
export class Alarms extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { mail, monthlyBudget }: AlarmsProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { displayName: 'Treffpunkt', enforceSSL: true })
    // A policy of our own takes the place of the one that lets the whole account publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    if (mail === undefined) return
    this.topic.addSubscription(new EmailSubscription(mail))
    this.watchCosts(mail, monthlyBudget)
  }

  /** Rings as soon as the metric exceeds `above` within five minutes. `impact` says who notices what: it is the text of the mail. */
  ring(id: string, metric: IMetric, impact: string, above = 0): Alarm {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: impact,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    return alarm
  }

  private watchCosts(address: string, amount: number): void {
    const when = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address }],
    })
    new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount, unit: 'USD' } },
      notificationsWithSubscribers: [when('ACTUAL', 80), when('FORECASTED', 100)],
    })
  }
}
