import { minutesBetween } from '../time/civil.ts'
import type { Component } from './component.ts'
import { asUtc, inFormOf, inZone, isDate, later } from './moment.ts'
import type { Moment } from './moment.ts'
import { attempt, exceptionsOf, keyOf } from './planned.ts'
import type { Leave, Plan, Wanted } from './planned.ts'
import { byAge } from './versions.ts'

interface Overridden {
  /** Nothing where the file has only some dates of a series. */
  main: Component | undefined
  wanted: Wanted
  leave: Leave
}

/** What became of single dates of a series; first of those that take the dates after them along. */
export function override(plan: Plan, overrides: readonly Component[], series: Overridden): void {
  const { wanted, leave } = series
  const placed = overrides.flatMap((one) =>
    one.replaces === undefined ? [] : [{ one, replaces: placeOf(one.replaces, series) }],
  )
  const ranges = placed.filter(({ one }) => one.range !== undefined)
  const inOrder = ranges.toSorted((a, b) => (a.replaces.at < b.replaces.at ? -1 : 1))
  for (const { one, replaces } of inOrder)
    attempt(one, leave, () => moveRange(plan, one, keyOf(replaces, wanted.zone), { ...series, replaces }))
  for (const { one, replaces } of placed)
    attempt(one, leave, () => replace(plan, one, keyOf(replaces, wanted.zone), { ...series, replaces }))
}

interface Place extends Overridden {
  replaces: Moment
}

const placeOf = (replaces: Moment, { main, wanted }: Overridden): Moment =>
  main === undefined ? replaces : inFormOf(main.start, replaces, wanted.zone)

function replace(plan: Plan, one: Component, key: string, place: Place): void {
  const { leave } = place
  if (one.range !== undefined && place.main !== undefined) return
  if (one.range !== undefined) leave(one, 'rest-of-series-missing')
  if (one.cancelled) {
    if (plan.delete(key)) leave(one, 'cancelled')
  } else if (!plan.has(key) && isGivenUp(one, key, place)) leave(one, 'older-version')
  else plan.set(key, { of: one, original: place.replaces, start: one.start })
}

/** A newer version of the series no longer has the date; where we have not reckoned its dates we cannot know. */
function isGivenUp(one: Component, key: string, { main, wanted, replaces }: Place): boolean {
  if (main === undefined || byAge(one, main) >= 0) return false
  const isReckoned = key >= wanted.from && key.slice(0, 10) <= wanted.to
  return isReckoned || exceptionsOf(main, wanted.zone)(replaces)
}

/** All dates from this one on are as far from where they were as it is; those that cannot be are left out, never where they were. */
function moveRange(plan: Plan, one: Component, key: string, { main, leave, replaces }: Place): void {
  if (main === undefined) return
  const moved = [...plan].filter(([other]) => (one.range === 'later' ? other >= key : other <= key))
  const isMovable = isDate(one.start) === isDate(replaces)
  if (one.cancelled) leave(one, 'cancelled')
  else if (!isMovable) leave(one, 'event-not-supported', { part: 'RANGE' })
  for (const [other, { original }] of moved) {
    if (one.cancelled || !isMovable) plan.delete(other)
    else plan.set(other, { of: one, original, start: movedWith(one.start, replaces, original) })
  }
}

function movedWith(start: Moment, replaces: Moment, original: Moment): Moment {
  const { zone } = start
  const minutes = minutesBetween(asUtc(inZone(replaces, zone).at), asUtc(start.at))
  return later(inZone(original, zone), minutes)
}
