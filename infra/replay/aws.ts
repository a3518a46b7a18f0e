import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputsOf } from '../cloud/outputs.ts'
import { NotYet, askAws } from '../cloud/programs.ts'
import type { Programs } from '../cloud/programs.ts'
import type { Replayed } from '../local/dead-letters.ts'
import { failuresIn } from '../local/stream-listener.ts'

interface Listed {
  Contents?: { Key: string; LastModified: string }[]
}

/** What Lambda puts into a bucket of failures: whose they are, and the event as the function got it, as text. */
interface Letter {
  requestContext: { functionArn: string }
  payload: string | object
}

/** All that lies in the bucket of the stage, oldest first: the function gets it again, and what it takes is deleted. */
export async function replayOnAws(
  programs: Programs,
  stage: string,
  say: (line: string) => void,
): Promise<Replayed> {
  const bucket = (await outputsOf(programs, stage))?.deadLetters
  if (bucket === undefined) throw new NotYet(`AWS shows no deployment of ${stage} to whoever asks here.`)
  const listed = await askAws<Listed>(programs, 's3api', 'list-objects-v2', '--bucket', bucket)
  if (listed === undefined) throw new NotYet(`AWS does not show what lies in ${bucket} to whoever asks here.`)
  const letters = (listed.Contents ?? []).toSorted((one, other) =>
    one.LastModified < other.LastModified ? -1 : 1,
  )
  const folder = mkdtempSync(join(tmpdir(), 'replay-'))
  const left: string[] = []
  try {
    for (const { Key } of letters) {
      const trouble = await replayOne(programs, { bucket, key: Key, folder })
      if (trouble === undefined) continue
      left.push(Key)
      say(`${Key} is left: ${trouble}`)
    }
  } finally {
    // They hold what people wrote.
    rmSync(folder, { recursive: true, force: true })
  }
  return { taken: letters.length - left.length, left: left.length }
}

/** Why it was not taken; nothing where it was, and is gone. */
async function replayOne(
  { ask }: Programs,
  { bucket, key, folder }: { bucket: string; key: string; folder: string },
): Promise<string | undefined> {
  const [letterFile, eventFile, answerFile] = ['letter', 'event', 'answer'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  const of = ['--bucket', bucket, '--key', key]
  const got = await ask('aws', ['s3api', 'get-object', ...of, letterFile])
  if (got.code !== 0) return got.errors
  const { requestContext, payload } = JSON.parse(readFileSync(letterFile, 'utf8')) as Letter
  writeFileSync(eventFile, typeof payload === 'string' ? payload : JSON.stringify(payload))
  const invocation = ['--function-name', requestContext.functionArn, '--payload', `fileb://${eventFile}`]
  const patience = ['--cli-read-timeout', '90']
  const invoked = await ask('aws', ['lambda', 'invoke', ...invocation, ...patience, answerFile])
  if (invoked.code !== 0) return invoked.errors
  if ((JSON.parse(invoked.out) as { FunctionError?: string }).FunctionError !== undefined)
    return 'the function failed again'
  const answer: unknown = JSON.parse(readFileSync(answerFile, 'utf8') || 'null')
  if (failuresIn(answer).length > 0) return 'the function did not take all of it'
  const deleted = await ask('aws', ['s3api', 'delete-object', ...of])
  return deleted.code === 0 ? undefined : deleted.errors
}
