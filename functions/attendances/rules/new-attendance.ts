import type { Attendance } from '../schema.ts'

/** Of several that are entered with one word, the first is told of, and all others with it. */
export function toldTogether(entered: readonly Attendance[]): Attendance[] {
  const [first, ...others] = entered
  if (first === undefined || others.length === 0) return [...entered]
  return [
    { ...first, others: others.map(({ id }) => id) },
    ...others.map((each) => ({ ...each, toldWith: first.id })),
  ]
}
