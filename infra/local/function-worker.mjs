// @ts-check
// JavaScript, because every thread reads it anew: to take types away costs each of them more than the bundle's own start.
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

/** @type {import('./thread-messages.ts').WorkerPlan} */
const plan = workerData
if (parentPort === null) throw new Error('function-worker.mjs is started as a worker thread only')

applyOffset(plan.offset)
const handler = createRequire(plan.file)(plan.file)[plan.exportName]
if (typeof handler !== 'function') throw new Error(`${plan.file} exports no function "${plan.exportName}"`)

parentPort.on('message', (question) => void answer(question))
parentPort.postMessage('ready', [])

/** @param {import('./thread-messages.ts').Question} question */
async function answer({ id, requestId, event, deadline }) {
  /** @type {import('./thread-messages.ts').Answer} */
  let reply
  try {
    const result = await handler(JSON.parse(event), contextOf(requestId, deadline))
    reply = { id, result: JSON.stringify(result ?? null) }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    reply = { id, error: { name: error.name, message: error.message, stack: error.stack ?? '' } }
  }
  parentPort?.postMessage(reply, [])
}

/**
 * The second argument of a handler; `deadline` is on the monotonic clock of the machine, which no jump of time moves.
 * @param {string} requestId
 * @param {number} deadline
 */
function contextOf(requestId, deadline) {
  return {
    awsRequestId: requestId,
    functionName: plan.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: plan.arn,
    memoryLimitInMB: String(plan.memoryMb),
    logGroupName: `/aws/lambda/${plan.name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - (performance.timeOrigin + performance.now())),
  }
}

/**
 * Replaces `Date` in this thread, so that a bundle loaded afterwards sees the shared clock and knows nothing of it.
 * @param {SharedArrayBuffer} offset as `Clock` describes it
 */
function applyOffset(offset) {
  const cell = new BigInt64Array(offset)
  const Machine = globalThis.Date
  const now = () => Machine.now() + Number(Atomics.load(cell, 0))
  /**
   * @param {...unknown} args
   * @returns {unknown}
   */
  const Shifted = function (...args) {
    if (new.target === undefined) return new Machine(now()).toString()
    /** @type {unknown} */
    const called = new.target
    /** @type {Function} */
    const target = called === Shifted ? Machine : new.target
    return Reflect.construct(Machine, args.length === 0 ? [now()] : args, target)
  }
  Object.defineProperties(Shifted, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: Machine.prototype, writable: false },
    now: { value: now, writable: true, configurable: true },
    parse: { value: Machine.parse, writable: true, configurable: true },
    UTC: { value: Machine.UTC, writable: true, configurable: true },
  })
  globalThis.Date = /** @type {DateConstructor} */ (/** @type {unknown} */ (Shifted))
  Machine.prototype.constructor = globalThis.Date
}
