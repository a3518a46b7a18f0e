import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { callDynamo } from './dynamo-call.ts'
import type { EngineCommand } from './engine.ts'
import { reasonOf, Trouble } from './trouble.ts'

/** A running engine; it ends with this process, however that ends. */
export interface EngineProcess {
  /** The engine's own process id, not that of the shell that guards it. */
  pid: number
  /** Resolves with the last words when it is gone, for whatever reason. */
  gone: Promise<string>
  stop(): Promise<void>
}

/**
 * The shell starts the engine, says its pid and waits for it; meanwhile it reads a pipe that nobody writes to. The
 * pipe closes when the runner dies, even by `kill -9`, and then the engine is ended: no engine is ever left behind.
 */
const guard =
  'exec 3<&0; "$@" <&- 3<&- & e=$!; echo "$e"; (cat <&3; kill -TERM $e; sleep 1; kill -KILL $e) >/dev/null 2>&1 & ' +
  'w=$!; wait $e; s=$?; kill $w 2>/dev/null; exit $s'

/** Starts an engine and waits until it answers; throws `Trouble` with its last words if it ends before. */
export async function startEngine(command: EngineCommand, endpoint: string): Promise<EngineProcess> {
  const guarded = process.platform !== 'win32'
  // a session of its own: Ctrl-C in the terminal must reach the runner only, which then ends things in order
  const child = guarded
    ? spawn('/bin/sh', ['-c', guard, 'engine', command.program, ...command.args], { detached: true })
    : spawn(command.program, command.args)
  const words = lastWords(child)
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(reasonOf(error)))
    child.once('close', () => resolve(words.error.trim()))
  }).finally(() => child.stdin?.destroy())
  child.stdin?.on('error', () => undefined)

  const deadline = performance.now() + 60_000
  const ended = gone.then((said) => ({ said }))
  while (performance.now() < deadline) {
    const state = await Promise.race([ended, answers(endpoint)])
    if (typeof state === 'object')
      throw new Trouble(`The database (${command.title}) ends at once and says: ${state.said}`)
    if (state && (!guarded || words.output.includes('\n'))) {
      const pid = guarded ? Number.parseInt(words.output, 10) : (child.pid ?? 0)
      return { pid, gone, stop: () => stop(child, pid, gone) }
    }
    await pause(5)
  }
  child.stdin?.destroy()
  throw new Trouble(`The database (${command.title}) does not answer at ${endpoint}.`)
}

/** Keeps what the engine prints, at most the last 4,000 characters of it. */
function lastWords(child: ChildProcess): { output: string; error: string } {
  const words = { output: '', error: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (words.output.length < 100) words.output += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words.error = (words.error + text).slice(-4000)
  })
  return words
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await callDynamo(endpoint, 'ListTables', { Limit: 1 })
    return true
  } catch {
    return false
  }
}

async function stop(child: ChildProcess, pid: number, gone: Promise<string>): Promise<void> {
  signal(pid, 'SIGTERM')
  const patience = new AbortController()
  const late = pause(1000, undefined, { signal: patience.signal }).then(() => signal(pid, 'SIGKILL'))
  await Promise.race([gone, late.then(() => gone)])
  patience.abort()
  await late.catch(() => undefined)
  child.stdin?.destroy()
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // already gone
  }
}
