import { Refusal } from '../refusal.ts'
import { timeExists } from '../time/civil.ts'
import type { LocalDate, Zone } from '../time/civil.ts'
import type { Component } from './component.ts'
import type { LeftOut } from './imported.ts'
import { inFormOf, inZone, isDate } from './moment.ts'
import type { Moment } from './moment.ts'

/** Where and when the import wants to know. Local dates, both inclusive. */
export interface Wanted {
  zone: Zone
  from: LocalDate
  to: LocalDate
  /** The most instances of one series. */
  most: number
}

/** An instance before its times are reckoned: whose words and length it has, and when it begins. */
export interface Planned {
  of: Component
  /** When the series had it, whatever it was moved to. */
  original: Moment
  start: Moment
  /** Where it is not as long as the others. */
  end?: Moment | undefined
}

/** By the key of the instance. */
export type Plan = Map<string, Planned>

export type Leave = (component: Component, reason: string, facts?: Record<string, unknown>) => void

/** Names what is left out by its title and the day that it is about. */
export function leaving(leftOut: LeftOut[]): Leave {
  return ({ uid, summary, start, replaces = start }, reason, facts = {}) =>
    leftOut.push({ uid, summary, date: replaces.at.slice(0, 10), reason, facts })
}

/** What cannot be read is left out with its reason; the rest is not lost for it. */
export function attempt<Made>(component: Component, leave: Leave, make: () => Made): Made | undefined {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    leave(component, error.code, error.facts)
    return undefined
  }
}

export const keyOf = (start: Moment, zone: Zone): string => inZone(start, zone).at.slice(0, 16)

/** Whether the series leaves a date out: named as it names its own, or by its day. */
export function exceptionsOf({ start, except }: Component, zone: Zone): (one: Moment) => boolean {
  const all = except.map((one) => (isDate(start) ? inFormOf(start, one, zone) : one))
  const dates = new Set(all.filter(isDate).map(({ at }) => at))
  const keys = new Set(all.map((one) => tryKey(one, zone)))
  return (one) => dates.has(one.at.slice(0, 10)) || keys.has(tryKey(one, zone) ?? '')
}

/** A time that does not exist has no key; whoever reckons its span says so. */
function tryKey(one: Moment, zone: Zone): string | undefined {
  return isDate(one) || timeExists(one.at.slice(0, 10), one.at.slice(11, 16), one.zone)
    ? keyOf(one, zone)
    : undefined
}
