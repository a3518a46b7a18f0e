import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deadLettersFile } from './dead-letters.ts'
import { reasonOf, Trouble } from './trouble.ts'

/** What a command needs to work on the table of a runner that is at work, as JSON. */
export const environmentFile = 'environment.json'

/** The installation's secret; it belongs to the data and is worth nothing without it, and the data not much without it. */
export const secretFile = 'secret'

/** There while invented neighbours move into the first house. */
export const movingInFile = 'moving-in'

/** Everything the runner ever writes into its data folder: `--fresh` removes these and nothing else. */
const own = [
  'database',
  deadLettersFile,
  environmentFile,
  'functions.log',
  'functions.log.1',
  'mailbox-seen.txt',
  'mailbox.jsonl',
  movingInFile,
  secretFile,
  'streams.jsonl',
  'streams.jsonl.new',
] as const

export interface DataFolder extends Disposable {
  path: string
  /** Removes all data, mails and logs that a runner left here. */
  empty(): void
  /** Tells commands how to reach the table, for as long as the runner is at work. */
  tell(environment: Readonly<Record<string, string | undefined>>): void
}

/**
 * Takes the folder for this process alone; throws `Trouble` if another runner has it or it cannot be written. The lock
 * is one of the operating system, so it ends with the process, however that ends.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  try {
    // Mails and links of people lie there: nobody else of this machine has to read them.
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Trouble(
      `The data folder ${path} cannot be used (${reasonOf(error)}): choose another with DATA_DIR.`,
    )
  }
  const release = await lock(path)
  return {
    path,
    empty: () => {
      for (const name of own) rmSync(join(path, name), { recursive: true, force: true })
    },
    tell: (environment) =>
      writeFileSync(join(path, environmentFile), JSON.stringify(environment), { mode: 0o600 }),
    [Symbol.dispose]: () => {
      rmSync(join(path, environmentFile), { force: true })
      release()
    },
  }
}

async function lock(path: string): Promise<() => void> {
  const { DatabaseSync } = await import('node:sqlite')
  const pidFile = join(path, 'runner.pid')
  const database = new DatabaseSync(join(path, 'lock.sqlite'))
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (!/locked/.test(reasonOf(error))) throw brokenLock(path, error)
    const pid = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').trim() : 'unknown'
    throw new Trouble(
      `Treffpunkt runs already with the data in ${path} (process ${pid}): end it first, or choose another folder with DATA_DIR.`,
    )
  }
  writeFileSync(pidFile, String(process.pid))
  return () => {
    rmSync(pidFile, { force: true })
    database.close()
  }
}

function brokenLock(path: string, error: unknown): Trouble {
  return new Trouble(
    `The lock in ${path} cannot be taken (${reasonOf(error)}): delete ${join(path, 'lock.sqlite')}.`,
  )
}
