import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { applyOffset } from './clock.ts'

/** What the thread is started with; its environment comes beside it, from the `Worker` itself. */
export interface WorkerPlan {
  file: string
  exportName: string
  offset: SharedArrayBuffer
  name: string
  arn: string
  memoryMb: number
}

/** JSON on both ways, as between Lambda's service and its runtime: what JSON cannot carry does not arrive here either. */
export type Question = { id: number; requestId: string; event: string; deadline: number }
export type Answer = { id: number; result?: string; error?: { name: string; message: string; stack: string } }

type Handler = (event: unknown, context: unknown) => unknown

const plan = workerData as WorkerPlan
const port = parentPort
if (port === null) throw new Error('function-worker.ts is started as a worker thread only')

applyOffset(plan.offset)
const handler = (createRequire(plan.file)(plan.file) as Record<string, Handler | undefined>)[plan.exportName]
if (typeof handler !== 'function') throw new Error(`${plan.file} exports no function "${plan.exportName}"`)

port.on('message', (question: Question) => void answer(question))

async function answer({ id, requestId, event, deadline }: Question): Promise<void> {
  let reply: Answer
  try {
    const result: unknown = await handler?.(JSON.parse(event), contextOf(requestId, deadline))
    reply = { id, result: JSON.stringify(result ?? null) }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    reply = { id, error: { name: error.name, message: error.message, stack: error.stack ?? '' } }
  }
  port?.postMessage(reply)
}

/** The second argument of a handler; `deadline` is on the monotonic clock of the machine, which no jump of time moves. */
function contextOf(requestId: string, deadline: number): Record<string, unknown> {
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
