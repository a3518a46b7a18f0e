import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Stack } from 'aws-cdk-lib/core'
import { expect, test } from 'vitest'
import { checkedApp, synthesise } from '../../../infra/app.ts'
import { readStage } from '../../../infra/stage.ts'
import { aReader, aWriter, folderOf, synthesised } from '../synthesis.ts'

test('the stacks keep AWS’s advice, and a stack that does not is refused', () => {
  expect(() => synthesised([aReader, aWriter])).not.toThrow()
  const app = checkedApp(folderOf())
  new Bucket(new Stack(app, 'careless'), 'Bucket')
  expect(() => app.synth()).toThrow('AwsSolutions-S10')
})

test('without bundles the synthesis says what to run', () => {
  expect(() => synthesise({ dist: folderOf() })).toThrow('npm run build')
})

const whole = { publicUrl: 'https://treff.kaarst-mitte.net', mailFrom: 'Haus <post@kaarst-mitte.net>' }

test('a stage gets the usual table name, budget and flood gate if it names none', () => {
  expect(readStage({ production: whole }, 'production')).toEqual({
    name: 'production',
    ...whole,
    senderExists: false,
    monthlyBudget: 25,
    requestsPerSecond: 300,
    requestsAtOnce: 600,
    issuerExists: false,
    tableName: 'treffpunkt',
  })
})

test('a sender’s name is written as people write it', () => {
  const mailFrom = 'Bürgerhaus „Zur Mühle“ <muehle@kaarst-mitte.net>'
  expect(readStage({ production: { ...whole, mailFrom } }, 'production')).toMatchObject({ mailFrom })
})

test.each([
  ['is missing', {}, 'production', /no stage "production"/],
  ['lacks its address', { production: { mailFrom: whole.mailFrom } }, 'production', /publicUrl/],
  [
    'has an address with a path',
    { production: { ...whole, publicUrl: 'https://a.net/b' } },
    'production',
    /without a path/,
  ],
  [
    'is open to read on the way',
    { production: { ...whole, publicUrl: 'http://kaarst-mitte.net' } },
    'production',
    /https:/,
  ],
  [
    'has a sender that is none',
    { production: { ...whole, mailFrom: 'Haus' } },
    'production',
    /mailFrom is Name/,
  ],
  [
    'has a sender whose address has an umlaut, which SES does not take',
    { production: { ...whole, mailFrom: 'Haus <treff@nachbarhäuser.net>' } },
    'production',
    /in plain letters/,
  ],
  [
    'has a domain without a certificate',
    { production: { ...whole, domain: 'a.net' } },
    'production',
    /go together/,
  ],
  [
    'has a certificate from elsewhere',
    { production: { ...whole, domain: 'a.net', certificateArn: 'arn:aws:acm:eu-central-1:1:certificate/x' } },
    'production',
    /us-east-1/,
  ],
  [
    'names a repository by its address',
    { production: { ...whole, repository: 'https://github.com/a/b' } },
    'production',
    /repository is owner\/name/,
  ],
  [
    'lets nobody in at all',
    { production: { ...whole, requestsPerSecond: 0 } },
    'production',
    /requestsPerSecond is at least 1/,
  ],
  [
    'lets in half a request',
    { production: { ...whole, requestsAtOnce: 0.5 } },
    'production',
    /requestsAtOnce is a whole number/,
  ],
  [
    'has functions of which none may run',
    { production: { ...whole, copiesOfEachFunction: 0 } },
    'production',
    /copiesOfEachFunction is at least 1/,
  ],
  [
    'still has the example’s sender',
    { production: { ...whole, mailFrom: 'a@b.example' } },
    'production',
    /example addresses/,
  ],
])('a stage that %s is refused with a sentence', (_, stages, name, sentence) => {
  expect(() => readStage(stages, name)).toThrow(sentence)
})
