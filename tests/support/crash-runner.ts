import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const program = resolve(import.meta.dirname, '../../infra/local/start.ts')

/** Where a runner that comes back after its death finds what it had. */
export interface Place {
  outDir: string
  dataDir: string
}

/** `npm start` as a process of its own, to be killed; it takes ports that are free. */
export interface Runner extends AsyncDisposable {
  url: string
  mailboxUrl: string
  /** The engine at this moment. */
  engine(): { pid: number; endpoint: string }
  /** Ends it with this signal and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

export function aPlace(folder: string, outDir: string): Place {
  return { outDir, dataDir: join(folder, 'data') }
}

/** Resolves when it says that it is ready; throws with all it said if it ends before. */
export async function startRunner({ outDir, dataDir }: Place): Promise<Runner> {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const own = { CDK_OUTDIR: outDir, DATA_DIR: dataDir, RATE_LIMITS: 'off', PORT: '0' }
  const child = spawn(process.execPath, [program, '--no-build', '--empty'], {
    env: { PATH, NODE_COMPILE_CACHE, ...own },
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
    url: urlIn(said, 'Treffpunkt'),
    mailboxUrl: urlIn(said, 'Mailbox'),
    engine: () => engineOf(dataDir),
    end,
    [Symbol.asyncDispose]: () => ((child.exitCode ?? child.signalCode) === null ? end('SIGKILL') : ended),
  }
}

/** As the runner's greeting tells it. */
export function urlIn(greeting: string, name: 'Treffpunkt' | 'Mailbox'): string {
  return new RegExp(`^${name} +(http://127\\.0\\.0\\.1:\\d+)`, 'm').exec(greeting)?.[1] ?? ''
}

/** The process whose program is the engine and whose arguments name this folder; the shell that guards it is not it. */
function engineOf(dataDir: string): { pid: number; endpoint: string } {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const [program = '', ...args] = commandLine(pid)
    if (!program.endsWith('/dynoxide') || !args.join(' ').includes(join(dataDir, 'database'))) continue
    const after = (flag: string) => args[args.indexOf(flag) + 1] ?? ''
    return { pid: Number(pid), endpoint: `http://${after('--host')}:${after('--port')}` }
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
