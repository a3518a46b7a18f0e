import { estimates, installation } from './use.ts'
import type { Use } from './use.ts'
import type { Amounts } from './prices.ts'

/** Capacity units of the table. */
export interface Units {
  reads: number
  writes: number
}

/** What was measured on the real engine, by the functions themselves. */
export interface Measured {
  /** By the names in `tests/bench/operations.ts`. */
  operations: Readonly<Record<string, Units>>
  /** What follows of it when listeners hear: mails, calendars. */
  afterBooking: Followed
  afterSignUp: Followed
  /** Bytes that a booking leaves in the table. */
  bookingBytes: number
  /** Where nothing is due; each with its minutes. */
  timers: readonly (Units & { name: string; everyMinutes: number })[]
}

export interface Followed extends Units {
  mails: number
  /** Calls of functions that hear. */
  calls: number
}

const nothing: Amounts = {
  readUnits: 0,
  writeUnits: 0,
  gigabytes: 0,
  apiCalls: 0,
  functionCalls: 0,
  gigabyteSeconds: 0,
  mails: 0,
  edgeCalls: 0,
  edgeGigabytes: 0,
  logGigabytes: 0,
  alarms: 0,
  metrics: 0,
}

/** A month of an installation whose houses do nothing: its timers go round, however many houses there are. */
export function idleMonth({ timers }: Measured): Amounts {
  const ticks = timers.map(({ everyMinutes, reads, writes }) => {
    return { count: (estimates.hoursPerMonth * 60) / everyMinutes, reads, writes }
  })
  const calls = sum(ticks.map(({ count }) => count))
  return {
    ...nothing,
    readUnits: sum(ticks.map(({ count, reads }) => count * reads)),
    writeUnits: sum(ticks.map(({ count, writes }) => count * writes)),
    functionCalls: calls,
    gigabyteSeconds: calls * estimates.timerSeconds,
    logGigabytes: (calls * estimates.logBytesPerCall) / 1e9,
    alarms: installation.alarms,
  }
}

/** What one house adds in a month of this use, as if the distribution kept nothing. */
export function houseMonth(measured: Measured, use: Use): Amounts {
  const { operations, afterBooking, afterSignUp, bookingBytes } = measured
  const polls = use.calendars * estimates.hoursPerMonth
  const files = (polls * use.newFiles) / 100
  const times: Record<string, number> = {
    'book one room': use.bookings,
    approve: use.bookings,
    cancel: use.cancelled,
    'sign up for a date': use.signUps,
    ...use.views,
    ...use.staff,
    'feed 304': polls - files,
    'feed 200, kept': files,
  }
  const done = Object.entries(times).map(([name, count]) => ({ count, ...unitsOf(operations, name) }))
  const followed = [
    { count: use.bookings, ...afterBooking },
    { count: use.signUps, ...afterSignUp },
  ]
  const all = [...done, ...followed]
  const calls = sum(Object.values(times))
  const changes = sum(followed.map(({ count, calls }) => count * calls))
  const views = calls - polls
  const wire = (views * estimates.pageKilobytes + files * estimates.calendarKilobytes) / 1e6
  return {
    ...nothing,
    readUnits: sum(all.map(({ count, reads }) => count * reads)),
    writeUnits: sum(all.map(({ count, writes }) => count * writes)),
    gigabytes: (use.bookings * estimates.monthsKept * bookingBytes) / 1e9,
    apiCalls: calls,
    functionCalls: calls + changes,
    gigabyteSeconds: calls * estimates.callSeconds + changes * estimates.changeSeconds,
    mails: sum(followed.map(({ count, mails }) => count * mails)) + use.bookings * estimates.mailsBesides,
    edgeCalls: calls,
    edgeGigabytes: wire,
    logGigabytes: ((calls + changes) * estimates.logBytesPerCall) / 1e9,
  }
}

function unitsOf(operations: Measured['operations'], name: string): Units {
  const units = operations[name]
  if (units === undefined) throw new Error(`Nobody measures "${name}"`)
  return units
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
