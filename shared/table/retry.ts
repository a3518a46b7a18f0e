/** Faults that say nothing about the data: the same transaction may succeed a moment later. */
const transient = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
])

const transientReasons = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

const tries = 9
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * DynamoDB answers TransactionConflict also to disjoint bookings of one day. Nine tries with doubling, jittered pauses
 * (20 ms … 1.3 s) outlast a rush; `send` must repeat the very same request with the same token.
 */
export async function conflictRetry<T>(send: () => Promise<T>, pause = sleep): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      if (attempt === tries || !isTransient(error)) throw error
      await pause(10 * 2 ** Math.min(attempt, 7) * (0.5 + jitter(attempt)))
    }
  }
}

/** True where trying again makes sense; the edge answers 503 with `Retry-After` when the tries are used up. */
export function isTransient(error: unknown): boolean {
  const {
    name = '',
    code = '',
    CancellationReasons: reasons,
  } = error as { name?: string; code?: string; CancellationReasons?: { Code?: string }[] }
  if (reasons) return reasons.some(({ Code }) => transientReasons.has(Code ?? ''))
  return transient.has(name) || /^(ECONN|ETIMEDOUT|EPIPE|EAI_AGAIN)/.test(code)
}

/** Spreads the callers; the process's own microsecond clock is chance enough and needs no source of random numbers. */
function jitter(attempt: number): number {
  return (Number(process.hrtime.bigint() % 1009n) / 1009 + attempt * 0.37) % 1
}
