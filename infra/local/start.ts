import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, relative, resolve } from 'node:path'
import { movingInFile, openDataFolder } from './data-folder.ts'
import { closeServer, listen } from './gateway.ts'
import { startLocal } from './local.ts'
import type { Local } from './local.ts'
import { reasonOf, Trouble } from './trouble.ts'
import { readWishes } from './wishes.ts'

const root = resolve(import.meta.dirname, '../..')

/** Of the first house. */
const manager = 'leitung@aef.example'

/** Tells a taken port before the build, not after it. */
async function probe(port: number, variable: string): Promise<void> {
  const server = createServer()
  await listen(server, port, variable)
  await closeServer(server)
}

/** Runs a script of the project in its own process; what it prints is shown only if it fails. */
async function step(what: string, script: string, environment: Record<string, string> = {}): Promise<void> {
  const path = join(root, script)
  if (!existsSync(path)) throw new Trouble(`${what} is not possible: ${script} is missing.`)
  const child = spawn(process.execPath, [path], { cwd: root, env: { ...process.env, ...environment } })
  current = child
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
  current = undefined
  if (code !== 0) throw new Trouble(`${what} failed:\n${Buffer.concat(said).toString()}`)
}

function greeting({ url, mailboxUrl, database, logFile, seeded }: Local, tookMs: number): string {
  return [
    '',
    `Treffpunkt   ${url}`,
    `Mailbox      ${mailboxUrl}   every mail; GET /messages as JSON, POST /clock {"now":"…"} sets the time`,
    `Database     ${database.description}`,
    `Log          ${relative(process.cwd(), logFile) || logFile}`,
    '',
    `${seeded ? 'A first house is made. ' : ''}To sign in as its manager open ${url}/sign-in as ${manager};`,
    'the code arrives in the mailbox.',
    `Ready in ${(tookMs / 1000).toFixed(1)} s. Ctrl-C ends all of it, npm start -- --fresh begins anew.`,
  ].join('\n')
}

let current: ReturnType<typeof spawn> | undefined
let local: Local | undefined
let ending = false

/** Ends every part and then this process; whatever hangs is cut after 1.8 seconds. */
async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(code), 1800).unref()
  current?.kill('SIGKILL')
  await local?.[Symbol.asyncDispose]()
  process.exit(code)
}

/** npm may run this under a shell that passes no signal on: when that parent is gone, the end was meant. */
function endWithNpm(): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) void end(0)
  }, 300).unref()
}

async function main(): Promise<void> {
  process.env['TZ'] = 'UTC' // as on Lambda: nothing may depend on the zone of this machine
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  endWithNpm()
  const wishes = readWishes(process.argv.slice(2), process.env)
  await probe(wishes.port, 'PORT')
  await probe(wishes.mailboxPort, 'MAILBOX_PORT')
  const folder = await openDataFolder(wishes.dataDir) // likewise a folder in use
  folder[Symbol.dispose]()
  const { endpoint, build, empty, ...rest } = wishes
  if (build) {
    mkdirSync(wishes.outDir, { recursive: true })
    console.log('Building the functions and synthesising the templates …')
    await step('The build', 'infra/build.ts')
    await step('The synthesis', 'infra/app.ts', { CDK_OUTDIR: wishes.outDir })
  }
  if (ending) return
  const began = performance.now()
  const onFatal = (): void => void end(1)
  const movingIn = join(wishes.dataDir, movingInFile)
  const isHalf = existsSync(movingIn) && endpoint === undefined
  if (isHalf) console.log('It ended while the invented neighbours moved in: the first house begins anew.')
  const fresh = rest.fresh || isHalf
  const started = await startLocal({ ...rest, fresh, ...(endpoint !== undefined && { endpoint }), onFatal })
  local = started
  if (ending) return started[Symbol.asyncDispose]()
  console.log(greeting(started, performance.now() - began))
  if (!started.seeded || empty) return
  writeFileSync(movingIn, '')
  await furnish(started)
    .then(() => rmSync(movingIn, { force: true }))
    .catch(tellUnlessEnding)
}

function tellUnlessEnding(error: unknown): void {
  if (!ending) console.error(reasonOf(error))
}

/** Once the pages can be reached: nobody has to wait for it. Without it the house is as good as with it. */
async function furnish({ environment, mailbox, clock, setClock }: Local): Promise<void> {
  console.log('Invented neighbours move in …')
  const began = performance.now()
  await step('The furnishing of the first house', 'infra/demo/furnish-house.ts', environment)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`They live there now (${seconds} s). npm start -- --fresh --empty begins without them.`)
  // What is due at once comes now, so that nobody has to look for their own mails among those to people who are not there.
  await setClock(clock.now())
  mailbox.clear(({ to }) => to !== manager)
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    if (ending) return
    console.error(
      error instanceof Trouble ? error.message : error instanceof Error ? error.stack : reasonOf(error),
    )
    void end(1)
  })
}
