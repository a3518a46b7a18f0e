import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { aCloudStage } from '../support/cloud-stage.ts'
import type { CloudStage } from '../support/cloud-stage.ts'
import { itInTurn } from '../support/in-turn.ts'

const command = 'STAGE=production npm run replay'
const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`
const deployed = {
  'cloudformation describe-stacks': {
    Stacks: [
      {
        Outputs: [
          { OutputKey: 'DistributionDomain', OutputValue: 'd111.cloudfront.net' },
          { OutputKey: 'DeadLettersName', OutputValue: 'the-bucket' },
        ],
      },
    ],
  },
}

/** What Lambda puts into the bucket (its documentation of failed records), shortened. */
function putLetter({ folder }: CloudStage, name: string, timestamp: string, records: object[]): void {
  mkdirSync(join(folder, 'bucket'), { recursive: true })
  const key = `aws/lambda/5a1c/shardId-0000/${timestamp}-${name}`
  const letter = {
    requestContext: { requestId: '316a', functionArn: arn(name), condition: 'RetryAttemptsExhausted' },
    responseContext: { statusCode: 200, functionError: 'Unhandled' },
    version: '1.0',
    timestamp,
    DDBStreamBatchInfo: { shardId: 'shardId-0000', batchSize: records.length },
    payload: JSON.stringify({ Records: records }),
  }
  writeFileSync(join(folder, 'bucket', encodeURIComponent(key)), JSON.stringify(letter))
}

const left = ({ folder }: CloudStage) => readdirSync(join(folder, 'bucket')).map(decodeURIComponent)
const invoked = ({ folder }: CloudStage) => {
  const file = join(folder, 'invoked.jsonl')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown)
}

itInTurn(
  'what was given up on AWS is brought to its function again, oldest first, with all that the stream told, and is gone then',
  async () => {
    await using stage = await aCloudStage()
    stage.answer({ ...deployed, bucket: { batchItemFailures: [] } })
    putLetter(stage, 'feeds', '2026-12-02T09:00:00.000Z', [{ eventID: 'b' }])
    putLetter(stage, 'mails', '2026-12-01T09:00:00.000Z', [{ eventID: 'a' }, { eventID: 'c' }])
    const { code, said } = await stage.run(command)
    expect([code, said]).toEqual([0, expect.stringContaining('2 taken, 0 left')])
    expect(invoked(stage)).toEqual([
      [arn('mails'), { Records: [{ eventID: 'a' }, { eventID: 'c' }] }],
      [arn('feeds'), { Records: [{ eventID: 'b' }] }],
    ])
    expect(left(stage)).toEqual([])
    expect((await stage.run(command)).said).toContain('0 taken, 0 left')
  },
)

itInTurn('what its function does not take stays, stops no other, and is told', async () => {
  await using stage = await aCloudStage()
  stage.answer({
    ...deployed,
    bucket: [{ FunctionError: 'Unhandled' }, { batchItemFailures: [{ itemIdentifier: '7' }] }, null],
  })
  for (const [at, name] of ['broken', 'half', 'mails'].entries())
    putLetter(stage, name, `2026-12-0${at + 1}T09:00:00.000Z`, [{ eventID: name }])
  const { code, said } = await stage.run(command)
  expect(code).toBe(1)
  expect(said).toContain('broken is left: the function failed again')
  expect(said).toContain('half is left: the function did not take all of it')
  expect(said).toContain('1 taken, 2 left')
  expect(
    left(stage)
      .map((key) => key.split('-').at(-1))
      .toSorted((one, other) => String(one).localeCompare(String(other))),
  ).toEqual(['broken', 'half'])
})

itInTurn('where nothing is deployed, or nothing runs here, says so', async () => {
  await using stage = await aCloudStage()
  const away = await stage.run(command)
  expect([away.code, away.said]).toEqual([
    1,
    expect.stringContaining('AWS shows no deployment of production'),
  ])
  const here = await stage.run('npm run replay')
  expect([here.code, here.said]).toEqual([1, expect.stringContaining('Nothing runs here')])
})
