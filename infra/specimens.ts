import type { StageConfig } from './stage.ts'

const plain: StageConfig = {
  name: 'plain',
  publicUrl: 'https://treff.example',
  mailFrom: 'Treffpunkt <noreply@treff.example>',
  senderExists: false,
  monthlyBudget: 25,
  requestsPerSecond: 300,
  requestsAtOnce: 600,
  tableName: 'treffpunkt',
  issuerExists: false,
}

const arn = 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012'

/** Stages that differ in all that a stage can say, so that together they give every template there can be. */
export const specimens: readonly StageConfig[] = [
  plain,
  {
    ...plain,
    name: 'full',
    domain: 'haus.treff.example',
    certificateArn: arn,
    operator: 'Stadt Treffen\nAm Markt 1',
    alarmMail: 'technik@treff.example',
    copiesOfEachFunction: 20,
    repository: 'stadt/treffpunkt',
  },
  {
    ...plain,
    name: 'restored',
    senderExists: true,
    repository: 'stadt/treffpunkt',
    issuerExists: true,
    restoredTable: {
      name: 'treffpunkt-back',
      streamArn:
        'arn:aws:dynamodb:eu-central-1:123456789012:table/treffpunkt-back/stream/2026-12-05T14:04:00.000',
    },
  },
]
