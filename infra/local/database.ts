import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { callDynamo, engineEnvironment } from './dynamo-call.ts'
import { checkEngineFile, tendEngineFile } from './engine-file.ts'
import { startEngine } from './engine-process.ts'
import type { EngineProcess } from './engine-process.ts'
import { chooseEngine, engineCommand } from './engine.ts'
import type { EngineCommand, EngineKind } from './engine.ts'
import type { LocalTable } from './plans.ts'
import { holdPort, unguessableAddress } from './held-port.ts'
import { dropTable, ensureTable } from './tables.ts'
import { reasonOf, Trouble } from './trouble.ts'

export interface DatabaseOptions {
  tables?: readonly LocalTable[]
  /** Default: the embedded engine where it exists, else DynamoDB Local. */
  engine?: EngineKind
  /** Folder for the data; without it all is kept in memory. */
  dataDir?: string
  /** A DynamoDB that runs already: nothing is started then, only the tables are made. */
  endpoint?: string
  /** Empties a DynamoDB given by `endpoint`; a folder is emptied by whoever owns it. */
  fresh?: boolean
  /** Table -> sequence number below which every listener has seen the stream; what is older than a day is dropped. */
  doneBefore?: ReadonlyMap<string, bigint>
  /** Hears when the engine died and was started again, or cannot be. */
  onTrouble?: (sentence: string, fatal: boolean) => void
}

export interface Database extends AsyncDisposable {
  endpoint: string
  /** What runs and where the data is, for people. */
  description: string
  /** For the functions: lets the AWS SDK find the engine. */
  environment: Record<string, string>
  /** Process id of the engine at this moment; undefined with an endpoint from outside. */
  pid(): number | undefined
  /** Makes a table, or leaves it if it is there as wanted. */
  ensureTable(table: LocalTable): Promise<void>
}

/** Starts the engine (or uses the one given) and makes the tables; throws `Trouble` with a sentence that helps. */
export async function startDatabase(options: DatabaseOptions = {}): Promise<Database> {
  if (options.endpoint !== undefined) return foreignDatabase(options.endpoint, options)
  await using parts = new AsyncDisposableStack()
  const kind = options.engine ?? chooseEngine()
  const host = kind === 'dynoxide' ? unguessableAddress() : '127.0.0.1'
  const { port } = parts.use(await holdPort(host))
  const endpoint = `http://${host}:${port}`
  const command = engineCommand(kind, { host, port }, folderFor(options.dataDir))
  if (command.kind === 'dynoxide' && command.file !== undefined) checkEngineFile(command.file)
  const engine = await supervise(command, endpoint, options.onTrouble ?? (() => undefined))
  parts.defer(engine.stop)
  for (const table of options.tables ?? []) await ensureTable(endpoint, table)
  if (command.kind === 'dynoxide' && command.file !== undefined) {
    tendEngineFile(command.file, options.doneBefore ?? new Map())
  }
  const running = parts.move()
  return {
    endpoint,
    description: `${command.title}, ${options.dataDir === undefined ? 'in memory' : `data in ${options.dataDir}`}`,
    environment: engineEnvironment(endpoint),
    pid: engine.pid,
    ensureTable: (table) => ensureTable(endpoint, table),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function folderFor(dataDir: string | undefined): string | undefined {
  if (dataDir === undefined) return undefined
  const folder = join(dataDir, 'database')
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Trouble(
      `The data folder ${dataDir} cannot be used (${reasonOf(error)}): choose another with DATA_DIR.`,
    )
  }
  return folder
}

async function foreignDatabase(endpoint: string, { tables = [], fresh }: DatabaseOptions): Promise<Database> {
  if (!/^https?:\/\/[^/]+\/?$/.test(endpoint)) {
    throw new Trouble(`DYNAMODB_ENDPOINT is "${endpoint}", but must look like http://127.0.0.1:8000.`)
  }
  try {
    await callDynamo(endpoint, 'ListTables', { Limit: 1 })
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    throw new Trouble(`No DynamoDB answers at DYNAMODB_ENDPOINT=${endpoint} (${reasonOf(cause)}).`)
  }
  for (const table of tables) {
    if (fresh === true) await dropTable(endpoint, table.name)
    await ensureTable(endpoint, table)
  }
  return {
    endpoint,
    description: `your own at ${endpoint}`,
    environment: engineEnvironment(endpoint),
    pid: () => undefined,
    ensureTable: (table) => ensureTable(endpoint, table),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

/** Starts the engine again whenever it dies, on the same port; gives up after five deaths within ten seconds. */
async function supervise(
  command: EngineCommand,
  endpoint: string,
  onTrouble: (sentence: string, fatal: boolean) => void,
): Promise<{ pid: () => number | undefined; stop: () => Promise<void> }> {
  let stopping = false
  let current: EngineProcess | undefined = await startEngine(command, endpoint)
  const deaths: number[] = []
  const watch = async (): Promise<void> => {
    while (current !== undefined) {
      const said = await current.gone
      if (stopping) return
      deaths.push(performance.now())
      if (deaths.filter((at) => at > performance.now() - 10_000).length > 5) {
        return onTrouble(`The database (${command.title}) dies again and again and says: ${said}`, true)
      }
      try {
        current = await startEngine(command, endpoint)
        if (stopping) return await current.stop() // asked for while it was starting
        onTrouble(
          `The database (${command.title}) died and was started again; no answered write is lost.`,
          false,
        )
      } catch (error) {
        current = undefined
        if (!stopping) onTrouble(reasonOf(error), true)
      }
      await pause(0)
    }
  }
  const watching = watch()
  return {
    pid: () => current?.pid,
    stop: async () => {
      stopping = true
      await current?.stop()
      await watching
    },
  }
}
