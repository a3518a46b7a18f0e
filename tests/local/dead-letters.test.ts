import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startDatabase } from '../../infra/local/database.ts'
import { startStreams } from '../../infra/local/streams.ts'
import { engine, table, temporaryFolder } from './fixture.ts'

const plan = {
  name: 'mails',
  tableName: table.name,
  functionArn: 'arn',
  batchSize: 10,
  patterns: [],
  reportsItemFailures: true,
  bisects: false,
}

test('what was buried comes again when it is asked for: taken it is gone, refused it stays and stops no other', async () => {
  using folder = temporaryFolder()
  await using database = await startDatabase({ engine, tables: [table] })
  const letter = (sk: string, listener = 'mails') =>
    `${JSON.stringify({ at: '', listener, records: [{ dynamodb: { Keys: { sk: { S: sk } }, SequenceNumber: sk } }] })}\n`
  const lines = [letter('broken'), letter('half'), letter('of nobody', 'gone'), letter('mended')]
  const file = join(folder.path, 'dead-letters.jsonl')
  writeFileSync(file, lines.join(''))
  const heard: string[] = []
  const invoke = async (event: unknown) => {
    const { Records } = event as { Records: { dynamodb: { SequenceNumber: string } }[] }
    const names = Records.map(({ dynamodb }) => dynamodb.SequenceNumber)
    heard.push(...names)
    if (names.includes('broken')) throw new Error('cannot read this')
    // Another one is given up meanwhile.
    if (names.includes('mended')) appendFileSync(file, letter('later'))
    return { batchItemFailures: names.includes('half') ? [{ itemIdentifier: 'half' }] : [] }
  }
  await using streams = startStreams({
    mappings: [{ plan, target: { invoke } }],
    endpoint: database.endpoint,
    dataDir: folder.path,
  })
  expect(await streams.replay()).toEqual({ taken: 1, left: 4 })
  expect(readFileSync(file, 'utf8')).toBe([...lines.slice(0, 3), letter('later')].join(''))
  expect(heard).toEqual(['broken', 'half', 'mended'])
  writeFileSync(file, '')
  expect(await streams.replay()).toEqual({ taken: 0, left: 0 })
})
