import { Refusal } from '../../../shared/refusal.ts'
import { absent, below, either, equals, present } from '../../../shared/table/expression.ts'
import type { Clause } from '../../../shared/table/expression.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { dayLimit, dayNamed, forgotten, mostOpenEver, openLimit } from '../rules/limits.ts'
import { mostUnproved, unprovedLimit } from '../rules/unproved.ts'
import type { Ledger } from '../rules/limits.ts'
import { ledgerKey } from './ledger-reads.ts'

/** A ledger without open requests is needed for a day, for the limits, and an hour for clocks that differ. */
const keepMinutes = 25 * 60

export interface Entering {
  house: string
  id: string
  /** What was read of this contact. */
  ledger: Ledger
  now: Instant
  /** Whether the request waits for a decision. */
  isOpen: boolean
  /** Whether its sender is known: else it counts as nobody's until it is proved (`provedWrite`). */
  isProved: boolean
  /** The most requests a contact may have open, and hand in on a day; `undefined` where no limit binds. */
  most: { open: number; aDay: number } | undefined
  /** What is told where more are open than may be; only where `most` binds a request that is open. */
  refuse?: () => Refusal
}

/** Counts a new request. The limits are part of the write, so that parallel requests cannot pass them. */
export function enteringWrite(entering: Entering): Write {
  const { house, id, ledger, now, isOpen, isProved, most, refuse = changedMeanwhile } = entering
  if (isOpen && !isProved) return unprovedWrite(entering)
  const key = ledgerKey(house, ledger.contactId)
  const set = { type: 'ledger', [`r_${id}`]: { at: now } }
  const today = `d_${dayNamed(now)}`
  const remove = oldNames(ledger, now)
  const { perDay, orDayLimit } = dayTerms(now, most)
  if (isOpen) {
    const when: Clause[] = [fewer('open', most?.open), ...perDay]
    const opened = {
      set: { ...set, [`o_${id}`]: now },
      add: { open: 1, [today]: 1 },
      remove: [...remove, 'ttl'],
    }
    return { kind: 'update', key, ...opened, when, refuse: orDayLimit(most ? refuse : tooManyEver) }
  }
  const counted = { kind: 'update', key, add: { [today]: 1 }, remove } as const
  const orChanged = orDayLimit(changedMeanwhile)
  if (ledger.open.size > 0) return { ...counted, set, when: perDay, refuse: orChanged }
  const when = [none('open'), none('unproved'), ...perDay]
  return { ...counted, set: { ...set, ttl: ttlFrom(now) }, when, refuse: orChanged }
}

/** A request in a name that nobody has proved: open, and counted apart. */
function unprovedWrite({ house, id, ledger, now, most }: Entering): Write {
  return {
    kind: 'update',
    key: ledgerKey(house, ledger.contactId),
    set: { type: 'ledger', [`u_${id}`]: now },
    add: { unproved: 1 },
    remove: [...oldNames(ledger, now), 'ttl'],
    when: [fewer('unproved', most && mostUnproved)],
    refuse: most ? unprovedLimit : tooManyEver,
  }
}

/** A request that is proved by now counts as its contact's; `isOpen` if it still waits for a decision. Limits bind as in `enteringWrite`. */
export function provedWrite({ house, id, ledger, now, isOpen, most, refuse }: Entering): Write {
  const today = `d_${dayNamed(now)}`
  const { perDay, orDayLimit } = dayTerms(now, most)
  const counted = {
    kind: 'update',
    key: ledgerKey(house, ledger.contactId),
    set: { type: 'ledger', [`r_${id}`]: { at: now } },
  } as const
  const orElse = orDayLimit(most ? (refuse ?? changedMeanwhile) : tooManyEver)
  const remove = oldNames(ledger, now)
  if (!isOpen || !ledger.unproved.has(id)) {
    return { ...counted, add: { [today]: 1 }, remove, when: perDay, refuse: orElse }
  }
  return {
    ...counted,
    set: { ...counted.set, [`o_${id}`]: ledger.open.get(id) ?? now },
    add: { [today]: 1, open: 1, unproved: -1 },
    remove: [...remove, `u_${id}`],
    when: [present(`u_${id}`), fewer('open', most?.open), ...perDay],
    refuse: (found) => (found?.[`u_${id}`] === undefined ? changedMeanwhile() : orElse(found)),
  }
}

/** That a contact has asked less often on this day than it may; and why not, where that is the reason. */
function dayTerms(now: Instant, most: Entering['most']) {
  const today = `d_${dayNamed(now)}`
  const perDay = most === undefined ? [] : [either(absent(today), below(today, most.aDay))]
  const isOverDay = (found: Item | undefined) =>
    most !== undefined && Number(found?.[today] ?? 0) >= most.aDay
  const orDayLimit = (other: () => Refusal) => (found: Item | undefined) =>
    isOverDay(found) ? dayLimit(now) : other()
  return { perDay, orDayLimit }
}

function oldNames(ledger: Ledger, now: Instant): string[] {
  const old = forgotten(ledger, now)
  return [...old.requests.map((other) => `r_${other}`), ...old.days.map((day) => `d_${day}`)]
}

/** Managers and houses without limits have a bound too: that of the item. */
const fewer = (count: string, most = mostOpenEver): Clause =>
  either(absent(count), below(count, Math.min(most, mostOpenEver)))
const tooManyEver = () => openLimit({ maxOpenRequests: mostOpenEver })

const none = (count: string): Clause => either(absent(count), equals(count, 0))

/**
 * Takes requests of one contact off the open ones. `ledger` is what was read: the last open one lets the ledger go away by
 * itself, unless another came in between (`changed-meanwhile`, to be tried again).
 */
export function leavingWrite(
  house: string,
  ledger: Ledger,
  id: string | readonly string[],
  now: Instant,
): Write {
  const ids = [id].flat()
  const unproved = ids.filter((each) => ledger.unproved.has(each)).length
  const proved = ids.length - unproved
  const leaving = ids.map((each) => (ledger.unproved.has(each) ? `u_${each}` : `o_${each}`))
  const isLast = ledger.open.size === ids.length
  const exactly = (count: string, ends: number) => (ends > 0 ? equals(count, ends) : none(count))
  return {
    kind: 'update',
    key: ledgerKey(house, ledger.contactId),
    remove: leaving,
    add: { ...(proved > 0 ? { open: -proved } : {}), ...(unproved > 0 ? { unproved: -unproved } : {}) },
    ...(isLast ? { set: { ttl: ttlFrom(now) } } : {}),
    when: [
      ...leaving.map(present),
      ...(isLast ? [exactly('open', proved), exactly('unproved', unproved)] : []),
    ],
    refuse: changedMeanwhile,
  }
}

/** Whether a write takes this request off the open ones. */
export function isLeaving(write: Write, id: string): boolean {
  if (write.kind !== 'update') return false
  return [`o_${id}`, `u_${id}`].some((name) => write.remove?.includes(name) === true)
}

/** A booking that waits for a decision again, after a change. */
export function reopeningWrite(
  house: string,
  { contactId, id, isProved }: { contactId: string; id: string; isProved: boolean },
  now: Instant,
): Write {
  const name = isProved ? `o_${id}` : `u_${id}`
  return {
    kind: 'update',
    key: ledgerKey(house, contactId),
    set: { type: 'ledger', [name]: now },
    add: { [isProved ? 'open' : 'unproved']: 1 },
    remove: ['ttl'],
    when: [absent(`o_${id}`), absent(`u_${id}`)],
    refuse: changedMeanwhile,
  }
}

const changedMeanwhile = () => new Refusal('conflict', 'changed-meanwhile')

function ttlFrom(now: Instant): number {
  return epochSeconds(addMinutes(now, keepMinutes))
}
