import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort } from '../../infra/local/engine-process.ts'

const program = resolve(import.meta.dirname, '../../infra/local/start.ts')

/** Where a runner that comes back after its death finds what it had. */
export interface Place {
  outDir: string
  dataDir: string
  port: number
  mailboxPort: number
}

/** `npm start` as a process of its own, to be killed. */
export interface Runner extends AsyncDisposable {
  url: string
  mailboxUrl: string
  /** The engine at this moment. */
  engine(): { pid: number; endpoint: string }
  /** Ends it with this signal and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

export async function aPlace(folder: string, outDir: string): Promise<Place> {
  return { outDir, dataDir: join(folder, 'data'), port: await freePort(), mailboxPort: await freePort() }
}

/** Resolves when it says that it is ready; throws with all it said if it ends before. */
export async function startRunner({ outDir, dataDir, port, mailboxPort }: Place): Promise<Runner> {
  const child = spawn(process.execPath, [program, '--no-build'], {
    env: {
      PATH: process.env['PATH'],
      CDK_OUTDIR: outDir,
      DATA_DIR: dataDir,
      RATE_LIMITS: 'off',
      PORT: String(port),
      MAILBOX_PORT: String(mailboxPort),
    },
  })
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  let said = ''
  await new Promise<void>((ready, failed) => {
    const take = (chunk: Buffer): void => {
      said += String(chunk)
      if (said.includes('Ready in')) ready()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    void ended.then(() => failed(new Error(`The runner ended: ${said}`)))
  })
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return {
    url: `http://127.0.0.1:${port}`,
    mailboxUrl: `http://127.0.0.1:${mailboxPort}`,
    engine: () => engineOf(dataDir),
    end,
    [Symbol.asyncDispose]: () => ((child.exitCode ?? child.signalCode) === null ? end('SIGKILL') : ended),
  }
}

/** The process whose program is the engine and whose arguments name this folder; the shell that guards it is not it. */
function engineOf(dataDir: string): { pid: number; endpoint: string } {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const [program = '', ...args] = commandLine(pid)
    if (!program.endsWith('/dynoxide') || !args.join(' ').includes(join(dataDir, 'database'))) continue
    return { pid: Number(pid), endpoint: `http://127.0.0.1:${args[args.indexOf('--port') + 1]}` }
  }
  throw new Error('The engine does not run')
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return [] // gone in the meantime
  }
}
