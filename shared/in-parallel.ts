/** Works on all of these, so many at the same time; waits for those that were begun and then throws what the first of them threw. */
export async function inParallel<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = all.values()
  const lanes = Array.from({ length: Math.min(atOnce, all.length) }, async () => {
    for (const one of left) await work(one)
  })
  for (const outcome of await Promise.allSettled(lanes))
    if (outcome.status === 'rejected') throw outcome.reason
}
