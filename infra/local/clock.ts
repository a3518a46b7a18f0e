/**
 * The time that all functions see: the machine's own plus an offset in memory that the worker threads share. It keeps
 * running after it is set, and starts with the machine's own time at each start of the runner.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now: () => number
  /** Sets the time from here on. */
  set: (epochMs: number) => void
  /** One 64-bit integer, milliseconds, read by `function-worker.mjs`. */
  offset: SharedArrayBuffer
}

export function startClock(): Clock {
  const offset = new SharedArrayBuffer(8)
  const cell = new BigInt64Array(offset)
  const machine = Date.now
  return {
    now: () => machine() + Number(Atomics.load(cell, 0)),
    set: (epochMs) => void Atomics.store(cell, 0, BigInt(Math.round(epochMs - machine()))),
    offset,
  }
}
