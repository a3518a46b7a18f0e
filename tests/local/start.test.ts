import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readWishes } from '../../infra/local/wishes.ts'
import { sample } from '../support/budget.ts'
import { urlIn } from '../support/crash-runner.ts'
import { temporaryFolder, writeTemplates } from './fixture.ts'
import { itInTurn } from '../support/in-turn.ts'

const root = resolve(import.meta.dirname, '../..')

interface Runner {
  pid: number
  /** Everything printed so far. */
  said(): string
  /** Resolves when the line that says so has come. */
  ready: Promise<void>
  ended: Promise<number | null>
}

/** Starts the runner with the fixture's templates as a process of its own. */
function start(folder: string, more: Record<string, string> = {}, flags = ['--empty']): Runner {
  const outDir = join(folder, 'out')
  if (!existsSync(outDir)) {
    mkdirSync(outDir)
    writeTemplates(outDir, join(folder, 'heard'))
  }
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const own = { PORT: '0', DATA_DIR: join(folder, 'data'), CDK_OUTDIR: outDir }
  const child = spawn(process.execPath, [join(root, 'infra/local/start.ts'), '--no-build', ...flags], {
    env: { PATH, NODE_COMPILE_CACHE, ...own, ...more },
  })
  let text = ''
  let heard: () => void = () => undefined
  const take = (chunk: Buffer): void => {
    text += String(chunk)
    if (text.includes('Ready in')) heard()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const ended = new Promise<number | null>((done) => child.on('close', done))
  const ready = new Promise<void>((done, failed) => {
    heard = done
    void ended.then((code) => failed(new Error(`ended with ${code}: ${text}`)))
  })
  ready.catch(() => undefined)
  return { pid: child.pid ?? 0, said: () => text, ready, ended }
}

/** Processes whose command line names this folder: the engine, if one was left behind. */
function engines(folder: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(folder, 'data/database'))
    } catch {
      return false
    }
  })
}

test.each(sample(['SIGTERM', 'SIGINT', 'SIGHUP'] as const))(
  '%s ends everything, with code 0',
  async (signal) => {
    using folder = temporaryFolder()
    const runner = start(folder.path)
    await runner.ready
    expect(runner.said()).toContain('leitung@aef.example')
    expect((await fetch(`${urlIn(runner.said(), 'Treffpunkt')}/try/x`)).status).toBe(200)
    expect(engines(folder.path)).not.toEqual([])
    process.kill(runner.pid, signal)
    expect(await runner.ended).toBe(0)
    expect(engines(folder.path)).toEqual([])
  },
)

itInTurn('a runner killed hard leaves no engine behind, and the next one goes on with its data', async () => {
  using folder = temporaryFolder()
  const first = start(folder.path)
  await first.ready
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  await expect.poll(() => engines(folder.path)).toEqual([])
  const second = start(folder.path)
  await second.ready
  expect(second.said()).not.toContain('first house')
  process.kill(second.pid, 'SIGTERM')
  expect(await second.ended).toBe(0)
})

itInTurn('a taken port is told in one sentence with the variable that chooses another', async () => {
  using folder = temporaryFolder()
  const squatter = createServer()
  await new Promise<void>((done) => squatter.listen(0, '127.0.0.1', done))
  const { port } = squatter.address() as AddressInfo
  const runner = start(folder.path, { PORT: String(port) })
  expect(await runner.ended).toBe(1)
  expect(runner.said()).toMatch(new RegExp(`^Port ${port} is taken: .*PORT=.*\\n$`))
  const mailbox = start(folder.path, { MAILBOX_PORT: String(port) })
  expect(await mailbox.ended).toBe(1)
  expect(mailbox.said()).toMatch(/^Port \d+ is taken: .*MAILBOX_PORT=.*\n$/)
  squatter.close()
})

itInTurn('a second runner on the same data is told which process has it', async () => {
  using folder = temporaryFolder()
  const first = start(folder.path)
  await first.ready
  const second = start(folder.path)
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(
    new RegExp(`^Treffpunkt runs already .*process ${first.pid}.*DATA_DIR\\.\\n$`),
  )
  process.kill(first.pid, 'SIGTERM')
  expect(await first.ended).toBe(0)
})

itInTurn('a house into which not all neighbours had moved when it ended begins anew', async () => {
  using folder = temporaryFolder()
  const first = start(folder.path, {}, [])
  await expect.poll(first.said).toContain('neighbours move in …')
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  const second = start(folder.path, {}, [])
  await expect.poll(second.said).toMatch(/begins anew[^]*first house is made[^]*They live there now/)
  process.kill(second.pid, 'SIGTERM')
  expect(await second.ended).toBe(0)
  const third = start(folder.path, {}, [])
  await third.ready
  expect(third.said()).not.toContain('first house')
  process.kill(third.pid, 'SIGTERM')
  expect(await third.ended).toBe(0)
})

itInTurn('neighbours move in at the first start alone, and never where nobody is wanted', async () => {
  using folder = temporaryFolder()
  const first = start(folder.path, {}, [])
  await expect.poll(first.said).toMatch(/neighbours move in …\nThey live there now/)
  process.kill(first.pid, 'SIGTERM')
  expect(await first.ended).toBe(0)
  for (const flags of [[], ['--fresh', '--empty']]) {
    const later = start(folder.path, {}, flags)
    await later.ready
    process.kill(later.pid, 'SIGTERM')
    expect(await later.ended).toBe(0)
    expect(later.said()).not.toContain('neighbours')
  }
})

test('misspelt wishes are named', () => {
  expect(readWishes([], {})).toMatchObject({ port: 3000, mailboxPort: 3001, rateLimits: 'on', fresh: false })
  expect(readWishes(['--fresh'], { PORT: '4000', RATE_LIMITS: 'off' })).toMatchObject({
    mailboxPort: 4001,
    rateLimits: 'off',
    fresh: true,
  })
  expect([readWishes([], {}).empty, readWishes(['--empty'], {}).empty]).toEqual([false, true])
  expect(readWishes([], { PORT: '0' })).toMatchObject({ port: 0, mailboxPort: 0 })
  expect(() => readWishes([], { PORT: 'abc' })).toThrow(/PORT is "abc"/)
  expect(() => readWishes([], { RATE_LIMITS: 'no' })).toThrow(/RATE_LIMITS/)
  expect(() => readWishes(['--frehs'], {})).toThrow(/--frehs/)
})
