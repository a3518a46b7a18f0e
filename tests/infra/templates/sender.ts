import { describe, expect, test } from 'vitest'
import type { StageConfig } from '../../../infra/stage.ts'
import { aStage, aWriter, resourcesOf, synthesised, theOne } from '../synthesis.ts'
import type { Template } from '../synthesis.ts'

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/x'
const ownDomain = { ...aStage, domain: 'treff.haus.example', certificateArn }
const of = (stage: StageConfig) => synthesised([aWriter], stage).app

/** Records for the domain's DNS, as the deployment says them. */
const dnsOf = ({ Outputs = {} }: Template) =>
  Object.entries(Outputs as Record<string, { Value: unknown }>)
    .filter(([name]) => name.startsWith('SenderDns'))
    .map(([, { Value }]) => JSON.stringify(Value))

describe('the sender', () => {
  test('of a house without a domain is one address, which SES asks; there is nothing to say of DNS', () => {
    const app = of(aStage)
    expect(theOne(app, 'AWS::SES::EmailIdentity').Properties.EmailIdentity).toBe('post@haus.example')
    expect(dnsOf(app)).toEqual([])
  })

  test('in the domain of the site is that domain; bounces go to a name of their own, so that its SPF stays', () => {
    const app = of(ownDomain)
    expect(theOne(app, 'AWS::SES::EmailIdentity').Properties).toMatchObject({
      EmailIdentity: 'haus.example',
      MailFromAttributes: {
        MailFromDomain: 'treffpunkt-mail.haus.example',
        BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
      },
    })
    const said = dnsOf(app)
    expect(said).toHaveLength(5)
    for (const record of said.slice(0, 3)) expect(record).toContain(' CNAME ')
    expect(said[3]).toMatch(/treffpunkt-mail\.haus\.example MX 10 feedback-smtp\..*amazonses\.com/)
    expect(said[4]).toMatch(/treffpunkt-mail\.haus\.example TXT .*include:amazonses\.com/)
  })

  test('that SES knows already, by another stage, is not made again', () => {
    const app = of({ ...ownDomain, senderExists: true })
    expect([resourcesOf(app, 'AWS::SES::EmailIdentity'), dnsOf(app)]).toEqual([[], []])
  })

  test('may write to anybody, as the sandbox asks, but in no other name', () => {
    const statements = resourcesOf(of(aStage), 'AWS::IAM::Policy').flatMap(
      ({ Properties }: any) => Properties.PolicyDocument.Statement,
    )
    const [sends, ...others] = statements.filter(({ Action }) => [Action].flat().includes('ses:SendEmail'))
    expect(others).toEqual([])
    expect(sends).toMatchObject({
      Action: ['ses:SendEmail', 'ses:SendRawEmail'],
      Condition: { StringEquals: { 'ses:FromAddress': 'post@haus.example' } },
    })
    const [identities, set] = sends.Resource.map((each: unknown) => JSON.stringify(each))
    expect(identities).toContain(':identity/*')
    expect(set).toMatch(/:configuration-set\/.*SenderSet/)
  })

  test('is told what came back', () => {
    expect(theOne(of(aStage), 'AWS::SES::ConfigurationSetEventDestination').Properties).toMatchObject({
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint'],
        EventBridgeDestination: { EventBusArn: expect.anything() },
      },
    })
  })

  test('hears it in the function that sends mail: of its own mails, whatever SES itself keeps of addresses', () => {
    const app = of(aStage)
    const [rule, ...others] = resourcesOf(app, 'AWS::Events::Rule')
      .map(({ Properties }: any) => Properties)
      .filter(({ EventPattern }) => EventPattern?.source.includes('aws.ses'))
    expect(others).toEqual([])
    expect(rule).toMatchObject({
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': ['Email Bounced', 'Email Complaint Received'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [{ Ref: expect.stringContaining('SenderSet') }] } },
        },
      },
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^postFunction/), 'Arn'] } }],
    })
    expect(rule).not.toHaveProperty('EventBusName')
    const { SuppressionOptions } = theOne(app, 'AWS::SES::ConfigurationSet').Properties as any
    expect(SuppressionOptions).toEqual({ SuppressedReasons: [] })
  })
})
