import fc from 'fast-check'

/** How often each kind comes up, of a hundred and more. */
const weights = {
  signUp: 40,
  several: 3,
  heads: 10,
  leave: 16,
  accept: 14,
  wait: 3,
  places: 7,
  cancel: 1,
  move: 4,
  online: 2,
  close: 1,
  undo: 2,
  pause: 2,
  publish: 6,
  access: 4,
  take: 4,
  giveBack: 3,
} as const

export type Kind = keyof typeof weights

/** What somebody does next; who and which date is meant is picked among those that there are then. */
export interface Operation {
  kind: Kind
  pick: number
  date: number
  heads: number
  isNew: boolean
  hasMail: boolean
  places: number
  kept: number
  hours: number
  isList: boolean
  isSpan: boolean
  days: number
}

export const anOperation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.oneof(
    ...Object.entries(weights).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Kind) })),
  ),
  pick: fc.nat(1000),
  // Most of them want the first date, so that it is full.
  date: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(3) }),
  heads: fc.integer({ min: 1, max: 4 }),
  isNew: fc.boolean(),
  hasMail: fc.oneof(
    { weight: 3, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  places: fc.integer({ min: 2, max: 9 }),
  kept: fc.nat(2),
  hours: fc.constantFrom(1, 2, 6, 24, 40),
  isList: fc.boolean(),
  isSpan: fc.boolean(),
  days: fc.integer({ min: -1, max: 2 }),
})

/** The shortest list that still goes wrong: whole parts are left out, smaller and smaller ones. */
export async function shortest<Step>(
  steps: readonly Step[],
  goesWrong: (some: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let known = steps
  for (let size = Math.ceil(known.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < known.length;) {
      const without = known.toSpliced(at, size)
      if (await goesWrong(without)) known = without
      else at += size
    }
  }
  return known
}
