import type { Attendance } from '../schema.ts'

/** Heads, not rows: what a host prepares for. */
export interface Sums {
  coming: number
  waiting: number
  offered: number
  firstTime: number
  /** How many parties asked for each need. */
  needs: { need: string; count: number }[]
}

export function sumsOf(attendances: readonly Attendance[]): Sums {
  const heads = (some: readonly Attendance[]) => some.reduce((sum, each) => sum + each.heads, 0)
  const inState = (state: Attendance['state']) => attendances.filter((each) => each.state === state)
  const coming = inState('coming')
  const needs = Map.groupBy(
    coming.flatMap((each) => each.needs),
    (need) => need,
  )
  return {
    coming: heads(coming),
    waiting: heads(inState('waiting')),
    offered: heads(inState('offered')),
    firstTime: heads(coming.filter(({ firstTime }) => firstTime)),
    needs: [...needs].map(([need, all]) => ({ need, count: all.length })),
  }
}
