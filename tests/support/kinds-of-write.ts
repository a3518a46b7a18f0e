import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

const listFile = resolve(import.meta.dirname, '../fixtures/kinds-of-write.txt')

interface Sent {
  Item?: Record<string, unknown>
  Key?: Record<string, unknown>
  UpdateExpression?: string
  ConditionExpression?: string
  ExpressionAttributeNames?: Record<string, string>
}

const seen = new Set<string>()
let isNoting = true

/** Walks at random write now this, now that: whoever sets up a test file says whether it counts. */
export function noteFrom(testPath: string): void {
  isNoting = !testPath.includes('/tests/proofs/')
}

/**
 * Notes for this run which kinds of write a client sends: what kind of item, which operation, which sections of an update, which
 * conditions. Throws where one update changes a name twice, which AWS refuses and the embedded engine carries out.
 */
export function noteKindsOfWrite(client: DynamoDBClient): void {
  const names = { PutItemCommand: 'Put', UpdateItemCommand: 'Update', DeleteItemCommand: 'Delete' } as const
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        const input = args.input as Sent & { TransactItems?: Record<string, Sent>[] }
        const alone = names[commandName as keyof typeof names] as string | undefined
        if (alone !== undefined) note(`${alone} alone`, input)
        for (const item of input.TransactItems ?? []) {
          for (const [operation, sent] of Object.entries(item)) note(operation, sent)
        }
        return next(args)
      },
    { step: 'serialize', priority: 'high' },
  )
}

function note(operation: string, sent: Sent): void {
  const kind = kindOf(operation, sent)
  // What tests make up for the table alone, and the plain deleting by which they tidy up: nothing that two engines could read differently.
  if (/^\w+( alone)? \* /.test(kind) || /^Delete alone \S+ \S+$/.test(kind)) return
  const folder = process.env['TEST_PRODUCT']
  if (!isNoting || seen.has(kind) || folder === undefined) return
  seen.add(kind)
  mkdirSync(join(folder, 'kinds'), { recursive: true })
  appendFileSync(join(folder, 'kinds', String(process.pid)), `${kind}\n`)
}

function kindOf(operation: string, sent: Sent): string {
  const { pk, sk } = sent.Key ?? sent.Item ?? {}
  const item = [pk, sk].map((key) => /^[A-Z-]{2,}(?=#|$)/.exec(String(key))?.[0] ?? '*').join(' ')
  const sections = sent.UpdateExpression?.match(/\b(SET|ADD|REMOVE)\b/g) ?? []
  const changed = sent.UpdateExpression?.match(/#\d+/g) ?? []
  if (new Set(changed).size < changed.length)
    throw new Error(`One update changes a name twice: ${sent.UpdateExpression}`)
  const conditions = sent.ConditionExpression?.match(/attribute_\w+|=|<|\bOR\b/g) ?? []
  const tested = [...new Set(conditions)].toSorted()
  return [operation, item, ...sections, ...(tested.length > 0 ? ['if', ...tested] : [])].join(' ')
}

/**
 * Compares what a run's workers noted with the list that stands in the project: nothing may be written that the list lacks. With
 * TEST_KINDS=all (the run on DynamoDB Local) everything that the list names must have been written. TEST_KINDS=update adds to the list.
 */
export function compareKindsOfWrite(folder: string): void {
  const wanted = process.env['TEST_KINDS']
  const noted = join(folder, 'kinds')
  const files = existsSync(noted) ? readdirSync(noted) : []
  const written = new Set(files.flatMap((file) => linesOf(join(noted, file))))
  const listed = new Set(linesOf(listFile))
  if (wanted === 'update') {
    writeFileSync(listFile, [...listed.union(written)].toSorted().join('\n') + '\n')
    return
  }
  const unlisted = [...written.difference(listed)]
  if (unlisted.length > 0)
    complain(
      'Kinds of write that tests/fixtures/kinds-of-write.txt does not name. Add them (TEST_KINDS=update), and let a file that ' +
        'tests/conformance.config.ts names write them.',
      unlisted,
    )
  const missing = wanted === 'all' ? [...listed.difference(written)] : []
  if (missing.length > 0) complain('No test on DynamoDB Local writes these kinds of write.', missing)
}

/** Not thrown: what else the run has to end is ended all the same. */
function complain(what: string, lines: readonly string[]): void {
  console.error([what, ...lines].join('\n'))
  process.exitCode = 1
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}
