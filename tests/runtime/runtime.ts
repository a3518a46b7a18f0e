import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { projectRoot } from '../../infra/build.ts'
import { foundHouseOf } from '../../infra/found-house.ts'
import { secretFile } from '../../infra/local/data-folder.ts'
import { startDatabase } from '../../infra/local/database.ts'
import { credentials } from '../../infra/local/dynamo-call.ts'
import { readInventory } from '../../infra/local/inventory.ts'
import type { FunctionPlan } from '../../infra/local/plans.ts'
import { region } from '../../infra/local/template.ts'
import { register } from '../../infra/registered.ts'
import { temporaryFolder } from '../support/bench-folder.ts'
import { contextOn } from '../support/world.ts'
import { giveWorldSecret } from '../support/world-secret.ts'
import { eventsFor } from './events.ts'
import { startRuntimeApi } from './runtime-api.ts'
import type { Outcome } from './runtime-api.ts'

/** The one that was tried. It builds a part of itself in C++ when it is installed, so it is no dependency of the project. */
const client = 'aws-lambda-ric@4.0.2'
const ownFolder = join(projectRoot, '.lambda-runtime')
const edgeKey = 'the-key-of-the-edge'

/**
 * `npm run runtime`: every bundle under AWS's own runtime client, as a process of its own that asks for events as in a function on AWS, with events made
 * of the template: each route of its contract, its timers, changes of the table, a mail that came back. Against a real table of the
 * embedded engine. Ends with 1 if a function cannot begin, fails, or answers with 5xx. Needs a C++ compiler, CMake and make the first time.
 */
async function main(): Promise<number> {
  register()
  const runtime = installed()
  const folder = temporaryFolder()
  process.once('exit', () => folder[Symbol.dispose]())
  const buildProgram = join(projectRoot, 'tests/support/build-product.ts')
  execFileSync(process.execPath, [buildProgram, folder.path], { stdio: ['ignore', 'ignore', 'inherit'] })
  const inventory = readInventory(join(folder.path, 'cdk.out'))
  await using database = await startDatabase({ tables: inventory.tables })
  const [table] = inventory.tables
  const engine = new DynamoDBClient({ endpoint: database.endpoint, region, credentials })
  const ctx = contextOn(engine, table?.name ?? '', {}, () => new Date().toISOString())
  await foundHouseOf(join(projectRoot, 'infra/houses/aef.json'), ctx)
  await giveWorldSecret(folder.path)
  const environment = {
    ...database.environment,
    SECRET_URL: pathToFileURL(join(folder.path, secretFile)).href,
    EDGE_KEY: edgeKey,
    MAIL_URL: 'smtp://127.0.0.1:1',
  }
  let failed = 0
  for (const plan of inventory.functions) {
    const events = eventsFor(plan.arn, plan.label, inventory, edgeKey)
    await using api = await startRuntimeApi(plan.arn)
    const child = begin(runtime, plan, { ...environment, AWS_LAMBDA_RUNTIME_API: api.address })
    const died = new Promise<Outcome>((done) =>
      child.once('exit', (code) => done({ error: `it ended with ${code}` })),
    )
    const faults: string[] = []
    for (const { what, event } of events) {
      const fault = faultOf(await Promise.race([api.invoke(event), died]))
      if (fault !== undefined) faults.push(`${what}: ${fault}`)
    }
    child.removeAllListeners('exit')
    child.kill('SIGKILL')
    console.log(`${plan.label}: ${events.length - faults.length} of ${events.length} events taken`)
    for (const fault of faults) console.error(`  ${fault}`)
    failed += faults.length
  }
  return failed === 0 ? 0 : 1
}

/** The runtime client's program; installs it where it is missing. Its C++ part is built against the headers of the Node that runs here. */
function installed(): string {
  const program = join(ownFolder, 'node_modules/aws-lambda-ric/index.mjs')
  if (existsSync(program)) return program
  console.log(`Installing ${client} into ${ownFolder} …`)
  mkdirSync(ownFolder, { recursive: true })
  writeFileSync(join(ownFolder, 'package.json'), '{"private":true}')
  const env = { ...process.env, npm_config_nodedir: dirname(dirname(process.execPath)) }
  const { status, stdout, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', client], {
    cwd: ownFolder,
    env,
    encoding: 'utf8',
  })
  if (status === 0 && existsSync(program)) return program
  throw new Error(
    `${client} cannot be installed here: it needs a C++ compiler, CMake and make.\n${stdout}${stderr}`,
  )
}

/** As AWS begins a function: the runtime client with the handler's name, in the folder of the bundle. */
function begin(
  runtime: string,
  plan: FunctionPlan,
  environment: Record<string, string | undefined>,
): ChildProcess {
  const root = dirname(plan.file)
  const handler = `lambda.${plan.exportName}`
  return spawn(process.execPath, [runtime, handler], {
    cwd: root,
    env: {
      ...plan.environment,
      ...environment,
      MAIL_URL: 'MAIL_URL' in plan.environment ? environment['MAIL_URL'] : undefined,
      LAMBDA_TASK_ROOT: root,
      AWS_LAMBDA_FUNCTION_NAME: plan.label,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(plan.memoryMb),
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_GROUP_NAME: plan.label,
      AWS_LAMBDA_LOG_STREAM_NAME: plan.label,
      _HANDLER: handler,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Why an event was not taken; nothing where it was. */
function faultOf({ error, answer }: Outcome): string | undefined {
  if (error !== undefined) return error.slice(0, 500)
  const { statusCode, batchItemFailures = [] } = (answer ?? {}) as {
    statusCode?: number
    batchItemFailures?: unknown[]
  }
  if (statusCode !== undefined && statusCode >= 500) return `it answered ${statusCode}`
  return batchItemFailures.length > 0 ? 'the change was given back' : undefined
}

process.exitCode = await main()
process.exit()
