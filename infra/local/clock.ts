/**
 * The time that all functions see: the machine's own plus an offset in memory that the worker threads share. It keeps
 * running after it is set, and starts with the machine's own time at each start of the runner.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now: () => number
  /** Sets the time from here on. */
  set: (epochMs: number) => void
  /** One 64-bit integer, milliseconds, read by `applyOffset`. */
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

/** Replaces `Date` in this thread, so that a bundle loaded afterwards sees the shared clock and knows nothing of it. */
export function applyOffset(offset: SharedArrayBuffer): void {
  const cell = new BigInt64Array(offset)
  const Machine = globalThis.Date
  const now = (): number => Machine.now() + Number(Atomics.load(cell, 0))
  const Shifted = function (this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new Machine(now()).toString()
    const target = (new.target as unknown) === Shifted ? Machine : new.target
    return Reflect.construct(Machine, args.length === 0 ? [now()] : args, target as unknown as typeof Date)
  }
  Object.defineProperties(Shifted, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: Machine.prototype, writable: false },
    now: { value: now, writable: true, configurable: true },
    parse: { value: Machine.parse, writable: true, configurable: true },
    UTC: { value: Machine.UTC, writable: true, configurable: true },
  })
  Machine.prototype.constructor = Shifted as unknown as DateConstructor
  globalThis.Date = Shifted as unknown as DateConstructor
}
