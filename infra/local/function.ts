import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'
import { signalLines } from '../../shared/log.ts'
import type { Clock } from './clock.ts'
import type { FunctionPlan } from './plans.ts'
import type { Answer, Question, WorkerPlan } from './thread-messages.ts'

export interface FunctionOptions {
  plan: FunctionPlan
  /** Everything the function finds in `process.env`; nothing of the runner's own environment reaches it. */
  environment: Record<string, string>
  clock: Clock
  /** One line that the function printed; `severe` if it went to stderr, as errors do, or tells of a mail that was given up. */
  log?: (line: string, severe: boolean) => void
  /** Threads at most; unless told otherwise one fewer than there are cores, since the gateway and the engine need one. */
  most?: number
  /** Without a call for so long a thread ends. */
  idleMs?: number
}

/** A bundle in a worker thread, called as Lambda would call it. */
export interface LocalFunction extends AsyncDisposable {
  label: string
  arn: string
  /** Rejects with `FunctionError` if the handler throws, the thread dies, the time is up or an answer is too large. */
  invoke(event: unknown, timeoutMs?: number): Promise<unknown>
  /** Starts the thread before it is needed, so that the first request finds it loaded. */
  warm(): void
  /** How many live now. */
  threadCount(): number
}

class FunctionError extends Error {
  override readonly name = 'FunctionError'
}

/** Lambda's limit for an event and for an answer, in bytes. */
export const payloadLimit = 6 * 1024 * 1024

interface Waiting {
  settle: (result: unknown) => void
  fail: (error: FunctionError) => void
}

/** One thread and the calls that wait for it. */
interface Thread {
  worker: Worker
  waiting: Map<number, Waiting>
  /** The bundle is loaded: it answers at once. */
  isReady: boolean
  /** Since when it has nothing to do. */
  idleSince: number
}

/**
 * Starts lazily and again after each crash. Calls run side by side in one thread, where Lambda would use an instance for each; while all
 * threads are at work one more starts, as many as `most`, and what has had nothing to do for a while ends, as there. A call whose time is
 * up takes its thread out of service, others in it may still finish.
 */
export function startFunction({
  plan,
  environment,
  clock,
  log = () => undefined,
  most = Math.max(1, availableParallelism() - 1),
  idleMs = 3 * 60_000,
}: FunctionOptions): LocalFunction {
  /** Those that take calls; of all that live some may only be finishing. */
  let serving: Thread[] = []
  const threads = new Set<Thread>()
  let calls = 0

  const start = (): Thread => {
    const data: WorkerPlan = { ...plan, name: plan.label, offset: clock.offset }
    const worker = new Worker(new URL('./function-worker.mjs', import.meta.url), {
      workerData: data,
      env: { ...lambdaEnvironment(plan), ...environment },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      name: plan.label,
      stdout: true,
      stderr: true,
    })
    const thread: Thread = { worker, waiting: new Map(), isReady: false, idleSince: performance.now() }
    threads.add(thread)
    serving.push(thread)
    eachLine(worker.stdout, (line) => log(line, line.includes(signalLines.parkedMail)))
    eachLine(worker.stderr, (line) => log(line, true))
    let reason = 'the thread ended'
    worker.on('message', (answer: Answer | 'ready') => {
      if (answer === 'ready') thread.isReady = true
      else receive(thread, answer, log)
    })
    worker.on('error', (error: Error) => {
      reason = error.message
      log(error.stack ?? error.message, true)
    })
    worker.on('exit', () => {
      retire(thread)
      threads.delete(thread)
      for (const { fail } of thread.waiting.values())
        fail(new FunctionError(`${plan.label} crashed: ${reason}`))
    })
    return thread
  }
  const retire = (thread: Thread): void => {
    serving = serving.filter((other) => other !== thread)
    if (thread.waiting.size === 0) void thread.worker.terminate()
  }
  /** The one with the least to do of those that are ready; where all have something, one more starts for whoever comes next. */
  const choose = (): Thread => {
    if (serving.length === 0) start()
    const ready = serving.filter(({ isReady }) => isReady)
    const among = ready.length > 0 ? ready : serving
    const chosen = among.reduce((one, other) => (other.waiting.size < one.waiting.size ? other : one))
    if (chosen.waiting.size > 0 && ready.length === serving.length && serving.length < most) start()
    return chosen
  }
  const endIdle = setInterval(() => {
    const before = performance.now() - idleMs
    for (const thread of serving.filter((each) => each.waiting.size === 0 && each.idleSince <= before))
      retire(thread)
  }, idleMs / 4).unref()

  const invoke = (event: unknown, timeoutMs = plan.timeoutMs): Promise<unknown> => {
    const text = JSON.stringify(event)
    if (Buffer.byteLength(text) > payloadLimit)
      return Promise.reject(new FunctionError('the event is over 6 MB'))
    const thread = choose()
    const id = (calls += 1)
    const deadline = performance.timeOrigin + performance.now() + timeoutMs
    return new Promise((settle, fail) => {
      const timer = setTimeout(() => {
        thread.waiting.delete(id)
        retire(thread)
        log(`Task timed out after ${timeoutMs / 1000} seconds`, true)
        fail(new FunctionError(`${plan.label} took longer than ${timeoutMs} ms`))
      }, timeoutMs)
      const done = (): void => {
        clearTimeout(timer)
        thread.waiting.delete(id)
        thread.idleSince = performance.now()
        if (!serving.includes(thread)) retire(thread)
      }
      thread.waiting.set(id, {
        settle: (result) => (done(), settle(result)),
        fail: (error) => (done(), fail(error)),
      })
      const question: Question = { id, requestId: randomUUID(), event: text, deadline }
      thread.worker.postMessage(question, [])
    })
  }

  return {
    label: plan.label,
    arn: plan.arn,
    invoke,
    threadCount: () => threads.size,
    warm: () => {
      if (serving.length === 0) start()
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(endIdle)
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}

function receive(thread: Thread, answer: Answer, log: (line: string, severe: boolean) => void): void {
  const waiting = thread.waiting.get(answer.id)
  if (answer.error !== undefined) {
    log(answer.error.stack || `${answer.error.name}: ${answer.error.message}`, true)
    waiting?.fail(new FunctionError(`${answer.error.name}: ${answer.error.message}`))
  } else if (Buffer.byteLength(answer.result ?? '') > payloadLimit) {
    waiting?.fail(new FunctionError('the answer is over 6 MB'))
  } else {
    waiting?.settle(JSON.parse(answer.result ?? 'null'))
  }
}

/** What Lambda itself puts into the environment. */
function lambdaEnvironment(plan: FunctionPlan): Record<string, string> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: plan.label,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(plan.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  }
}

function eachLine(stream: Readable, take: (line: string) => void): void {
  createInterface({ input: stream }).on('line', take)
}
