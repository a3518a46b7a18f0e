import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { doneBefore } from './checkpoints.ts'
import { startClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { openDataFolder, secretFile } from './data-folder.ts'
import { startDatabase } from './database.ts'
import type { Database } from './database.ts'
import type { EngineKind } from './engine.ts'
import { startFunction } from './function.ts'
import type { LocalFunction } from './function.ts'
import { startGateway } from './gateway.ts'
import { readInventory } from './inventory.ts'
import type { Inventory } from './inventory.ts'
import { openLog } from './log.ts'
import { startListeners } from './listeners.ts'
import { startMailbox } from './mailbox.ts'
import type { Mailbox } from './mailbox.ts'
import type { FunctionPlan } from './plans.ts'
import { startSchedules } from './schedules.ts'
import { settleLocalSecret } from './secret.ts'
import { seedOnce } from './seed.ts'
import type { Seed } from './seed.ts'
import { startStreams } from './streams.ts'
import { Trouble } from './trouble.ts'

export interface LocalOptions {
  /** Folder of the synthesised templates, `cdk.out`. */
  outDir: string
  dataDir: string
  /** 0 (default) takes a free port; the same for `mailboxPort`. */
  port?: number
  mailboxPort?: number
  /** A DynamoDB that runs already, instead of an engine of our own. */
  endpoint?: string
  engine?: EngineKind
  /** Drops all data first. */
  fresh?: boolean
  /** Default `on`, as deployed. */
  rateLimits?: 'on' | 'off'
  /** Default: all threads start now. Else each starts when it is called first. */
  warm?: boolean
  /** Default: the project's seed. */
  seed?: Seed
  /** What must be heard now: errors of functions, deaths of the engine. Default: stderr. */
  terminal?: (line: string) => void
  /** Called when nothing can go on, with the reason. */
  onFatal?: (sentence: string) => void
}

/** Everything that `npm start` runs, ready to be used. */
export interface Local extends AsyncDisposable {
  /** `http://127.0.0.1:…`, no slash at the end. */
  url: string
  /** Page and console of the mailbox. */
  mailboxUrl: string
  inventory: Inventory
  database: Database
  mailbox: Mailbox
  clock: Clock
  functions: readonly LocalFunction[]
  /** File with everything the functions said. */
  logFile: string
  /** True if this start made the first house. */
  seeded: boolean
  /** What a command needs to work on it: as a function's, with what finds engine and secret. */
  environment: Record<string, string>
  /** Sets the time of all functions and resolves when all that is due by then has run, streams included. */
  setClock(to: Date | string | number): Promise<void>
  /** Resolves when every change so far has reached its listeners; false if one refuses. */
  drain(timeoutMs?: number): Promise<boolean>
}

/** For all mails that a jump of the clock sets free, at the pace of one connection. */
const patienceMs = 60_000

/** Starts all parts in order and ends them in reverse; throws `Trouble`, with nothing left running, if one cannot start. */
export async function startLocal(options: LocalOptions): Promise<Local> {
  await using parts = new AsyncDisposableStack()
  const terminal = options.terminal ?? ((line) => console.error(line))
  const inventory = readInventory(options.outDir)
  const folder = parts.use(await openDataFolder(options.dataDir))
  if (options.fresh === true) folder.empty()
  const log = parts.use(openLog(options.dataDir, terminal))
  const clock = startClock()
  const database = parts.use(
    await startDatabase({
      tables: inventory.tables,
      dataDir: options.dataDir,
      doneBefore: doneBefore(options.dataDir, inventory.streams),
      ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
      ...(options.engine !== undefined && { engine: options.engine }),
      fresh: options.fresh === true,
      onTrouble: (sentence, fatal) => {
        log.warn('database', sentence)
        if (fatal) options.onFatal?.(sentence)
      },
    }),
  )

  const gatewayLog = (line: string): void => log.say('gateway', line)
  const gateway = parts.use(await startGateway({ port: options.port ?? 0, clock, log: gatewayLog }))
  const url = `http://127.0.0.1:${gateway.port}`
  const setClock = async (to: Date | string | number): Promise<void> => {
    clock.set(new Date(to).getTime())
    await streams.drain(patienceMs)
    await schedules.runDue()
    await streams.drain(patienceMs)
  }
  const mailbox = parts.use(
    await startMailbox({
      port: options.mailboxPort ?? 0,
      dataDir: options.dataDir,
      publicUrl: url,
      now: clock.now,
      setClock,
      replay: () => streams.replay(),
      onFeedback: (event) => listeners.tell(event),
    }),
  )
  const [table] = inventory.tables
  const secret = join(options.dataDir, secretFile)
  if (table !== undefined) await settleLocalSecret(secret, database.endpoint, table.name)
  const shared = { ...database.environment, PUBLIC_URL: url, SECRET_URL: pathToFileURL(secret).href }
  const environmentOf = (plan: FunctionPlan): Record<string, string> => ({
    ...plan.environment,
    ...shared,
    RATE_LIMITS: options.rateLimits ?? 'on',
    ...('MAIL_URL' in plan.environment && { MAIL_URL: mailbox.smtpUrl }),
  })
  const functions = inventory.functions.map((plan) => {
    const say = (line: string, severe: boolean): void => (severe ? log.warn : log.say)(plan.label, line)
    return parts.use(startFunction({ plan, environment: environmentOf(plan), clock, log: say }))
  })
  const target = (arn: string): LocalFunction => {
    const found = functions.find((each) => each.arn === arn)
    if (found === undefined) throw new Trouble(`The template has no function ${arn}.`)
    return found
  }

  const environment = { ...inventory.functions[0]?.environment, ...shared }
  const base = { environment, endpoint: database.endpoint, tableName: table?.name ?? '', now: clock.now }
  const seeded = table !== undefined && (await seedOnce(base, options.seed))
  folder.tell({ ...environment, CONSOLE_URL: mailbox.url })

  const streams = parts.use(
    startStreams({
      mappings: inventory.streams.map((plan) => ({ plan, target: target(plan.functionArn) })),
      endpoint: database.endpoint,
      dataDir: options.dataDir,
      warn: (text) => log.warn('streams', text),
      ahead: () => clock.now() - Date.now(),
    }),
  )
  const schedules = parts.use(
    startSchedules(
      inventory.schedules.map((plan) => ({ ...plan, target: target(plan.functionArn) })),
      clock,
      (text) => log.warn('schedules', text),
      () => streams.nudge(),
    ),
  )
  const listeners = parts.use(
    startListeners(
      inventory.listeners.map((plan) => ({ ...plan, target: target(plan.functionArn) })),
      (text) => log.warn('listeners', text),
      () => streams.nudge(),
    ),
  )
  gateway.open({
    routes: inventory.routes.map(({ routeKey, functionArn }) => ({ routeKey, target: target(functionArn) })),
    assets: inventory.assets,
    behaviors: inventory.behaviors,
    onWrite: () => streams.nudge(),
  })
  // Whoever is being answered at the end still finds the functions.
  parts.defer(() => gateway[Symbol.asyncDispose]())
  if (options.warm !== false) for (const each of functions) each.warm()

  const running = parts.move()
  return {
    url,
    mailboxUrl: mailbox.url,
    inventory,
    database,
    mailbox,
    clock,
    functions,
    logFile: log.file,
    seeded,
    environment,
    setClock,
    drain: async (timeoutMs) => {
      if (!(await streams.drain(timeoutMs))) return false
      await listeners.idle()
      return streams.drain(timeoutMs)
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
