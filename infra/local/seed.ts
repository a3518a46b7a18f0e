import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { callDynamo } from './dynamo-call.ts'
import { Trouble } from './trouble.ts'

/** What the seed may use. */
export interface SeedBase {
  /** Settings as a function gets them (TABLE_NAME, PUBLIC_URL, …) and what the AWS SDK needs to find the engine. */
  environment: Record<string, string>
  endpoint: string
  tableName: string
  /** Epoch milliseconds of the functions' clock. */
  now: () => number
}

export type Seed = (base: SeedBase) => Promise<void>

/** What Node keeps of programs that it has read, if whoever started the runner wants it kept. */
const { NODE_COMPILE_CACHE } = process.env
const compileCache = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }

const root = resolve(import.meta.dirname, '../..')

/**
 * The first house with its rooms and its manager, founded by the very program that founds one on AWS. May run again
 * after a crash: what is there already stays.
 */
const seed: Seed = async ({ environment }) => {
  const program = join(root, 'infra/found-house.ts')
  const child = spawn(process.execPath, [program, join(root, 'infra/houses/aef.json')], {
    env: { ...compileCache, ...environment },
  })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
  if (code !== 0)
    throw new Trouble(`The first house could not be made:\n${Buffer.concat(said).toString().trim()}`)
}

const marker = { pk: { S: 'LOCAL#seed' }, sk: { S: 'LOCAL#seed' } }

/**
 * Runs the seed unless it once ran to its end, which a marker in the table tells: a start that was cut off in the
 * middle seeds again. Returns whether it ran.
 */
export async function seedOnce(base: SeedBase, run: Seed = seed): Promise<boolean> {
  const { endpoint, tableName } = base
  const { Item } = await callDynamo<{ Item?: unknown }>(endpoint, 'GetItem', {
    TableName: tableName,
    Key: marker,
    ConsistentRead: true,
  })
  if (Item !== undefined) return false
  await run(base)
  const at = new Date(base.now()).toISOString()
  const item = { ...marker, type: { S: 'local-seed' }, at: { S: at } }
  await callDynamo(endpoint, 'PutItem', { TableName: tableName, Item: item })
  return true
}
