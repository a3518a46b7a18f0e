import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
} from 'aws-cdk-lib/aws-ses'
import { CfnOutput, Stack, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { addressOf } from '../shared/mail/address.ts'
import type { StageConfig } from './stage.ts'

/** Who the installation's mails come from, who may send in that name, and where SES tells what became of them. */
export class Sender extends Construct {
  /** What mails are sent with, so that SES tells of those that come back. */
  readonly setName: string
  private readonly address: string

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id)
    this.address = addressOf(stage.mailFrom)
    // Another stage with the same sender, or somebody by hand, has made it: SES knows each identity of a region once.
    if (!stage.senderExists) this.makeIdentity(stage)
    // Which addresses are not written to is known here (`functions/contacts/rules/bad-address.ts`), where a manager can say that one is right.
    const set = new ConfigurationSet(this, 'Set', { disableSuppressionList: true })
    set.addEventDestination('Feedback', {
      // The one bus to which SES can tell it.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    })
    this.setName = set.configurationSetName
  }

  /** Has a function hear of mails that came back, or that somebody called unwanted; of those of this stage alone. */
  tellFeedback(fn: IFunction): void {
    new Rule(fn, 'Feedback', {
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.setName] } } },
      },
      targets: [new LambdaFunction(fn)],
    })
  }

  /**
   * Lets a function send in this name alone. Not by the sender's identity: in the sandbox SES asks for the recipient's as well, and
   * whom the house writes to is not known here. SES checks SendRawEmail too when SendEmail carries a message with attachments.
   */
  grantSend(grantee: IGrantable): void {
    const { partition, region, account } = Stack.of(this)
    const all = `arn:${partition}:ses:${region}:${account}`
    const statement = new PolicyStatement({
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [`${all}:identity/*`, `${all}:configuration-set/${this.setName}`],
      conditions: { StringEquals: { 'ses:FromAddress': this.address } },
    })
    grantee.grantPrincipal.addToPrincipalPolicy(statement)
    // How many mails the account may send in a second; SES knows no narrower grant of it.
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['ses:GetAccount'], resources: ['*'] }),
    )
  }

  /** The whole domain if it is the site's own (signed by DKIM), else the one address, which SES asks by mail. */
  private makeIdentity({ domain }: StageConfig): void {
    const mailDomain = this.address.slice(this.address.indexOf('@') + 1)
    const isOwn = domain !== undefined && (domain === mailDomain || domain.endsWith(`.${mailDomain}`))
    if (!isOwn) {
      new EmailIdentity(this, 'Identity', { identity: Identity.email(this.address) })
      return
    }
    // Bounces go to a name of their own, so that what the domain says of its other mail stays as it is.
    const mailFromDomain = `treffpunkt-mail.${mailDomain}`
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(mailDomain),
      mailFromDomain,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    })
    const { region } = Stack.of(this)
    const records = [
      ...identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      `${mailFromDomain} MX 10 feedback-smtp.${region}.amazonses.com`,
      `${mailFromDomain} TXT "v=spf1 include:amazonses.com ~all"`,
    ]
    for (const [at, value] of records.entries()) new CfnOutput(this, `Dns${at + 1}`, { value })
  }
}

/** The grant names no single identity; the sender's address binds it. */
export function acknowledgeSender(role: Construct): void {
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    reason: 'Mails go to whoever gave an address; the condition lets them come from the one sender only.',
  })
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Reading how many mails the account may send in a second knows no narrower grant.',
  })
}
