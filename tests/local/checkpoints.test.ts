import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { doneBefore, openCheckpoints } from '../../infra/local/checkpoints.ts'
import { temporaryFolder } from '../support/bench-folder.ts'

it('how far a listener has read is known after a new start, also if the last line was cut', () => {
  using folder = temporaryFolder()
  {
    using checkpoints = openCheckpoints(folder.path)
    checkpoints.write('mails', 'stream', 'shard', '1')
    checkpoints.write('feeds', 'stream', 'shard', '3')
    checkpoints.write('mails', 'stream', 'shard', '7')
  }
  appendFileSync(join(folder.path, 'streams.jsonl'), '["mails", "str')
  const both = ['mails', 'feeds'].map((name) => ({ name, tableName: 'main' }))
  expect(doneBefore(folder.path, both)).toEqual(new Map([['main', 3n]]))
  using again = openCheckpoints(folder.path)
  expect(again.read('mails', 'stream', 'shard')).toBe('7')
  again.write('mails', 'stream', 'shard', '8')
  using third = openCheckpoints(folder.path)
  expect([third.read('mails', 'stream', 'shard'), third.read('feeds', 'stream', 'shard')]).toEqual(['8', '3'])
  expect(third.read('mails', 'another', 'shard')).toBeUndefined()
})

it('the notes stay short, however many batches are taken', () => {
  using folder = temporaryFolder()
  using checkpoints = openCheckpoints(folder.path, 10)
  for (let number = 1; number <= 95; number += 1)
    checkpoints.write('mails', 'stream', 'shard', String(number))
  const lines = readFileSync(join(folder.path, 'streams.jsonl'), 'utf8').trim().split('\n')
  expect(lines.length).toBeLessThanOrEqual(11)
  using again = openCheckpoints(folder.path)
  expect(again.read('mails', 'stream', 'shard')).toBe('95')
})
