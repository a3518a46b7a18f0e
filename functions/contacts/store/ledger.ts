import { Refusal } from '../../../shared/refusal.ts'
import { absent, below, either, equals, present } from '../../../shared/table/expression.ts'
import type { Clause } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { dayLimit, dayNamed, forgotten } from '../rules/limits.ts'
import { mostUnproved, unprovedLimit } from '../rules/unproved.ts'
import type { Ledger } from '../rules/limits.ts'

/** Who asked what in a house lies in one partition: the inbox is one query. */
const ledgerKey = (house: string, contactId: string): Key => ({
  pk: `REQUESTS#${house}`,
  sk: `CONTACT#${contactId}`,
})

/** A ledger without open requests is needed for a day, for the limits, and an hour for clocks that differ. */
const keepMinutes = 25 * 60

export async function readLedgers(table: Table, house: string): Promise<Ledger[]> {
  const items = await table.query({ pk: ledgerKey(house, '').pk, consistent: true })
  return items.map(parseLedger)
}

/** Of some contacts of a house; who has not asked for anything lately has none. */
export async function readLedgersOf(
  table: Table,
  house: string,
  contactIds: readonly string[],
): Promise<Ledger[]> {
  const keys = [...new Set(contactIds)].map((contactId) => ledgerKey(house, contactId))
  const items = keys.length === 0 ? [] : await table.getMany(keys, { consistent: true })
  return items.map(parseLedger)
}

/** Of one contact in some houses, as they are stored. */
export async function readLedgerItems(
  table: Table,
  houses: readonly string[],
  contactId: string,
): Promise<Item[]> {
  const keys = houses.map((house) => ledgerKey(house, contactId))
  return keys.length === 0 ? [] : table.getMany(keys)
}

export function ledgerHouseOf({ pk }: Key): string {
  return pk.slice('REQUESTS#'.length)
}

/** The same, `most` of them, from where a page before ended. */
export async function readSomeLedgers(
  table: Table,
  house: string,
  { from, most }: { from?: string | undefined; most: number },
): Promise<Ledger[]> {
  const { pk } = ledgerKey(house, '')
  const range = { from: `CONTACT#${from ?? ''}`, to: 'CONTACT#~', limit: most }
  return (await table.query({ pk, ...range, consistent: true })).map(parseLedger)
}

export async function readLedger(
  table: Table,
  house: string,
  contactId: string,
): Promise<Ledger | undefined> {
  const item = await table.get(ledgerKey(house, contactId), { consistent: true })
  return item && parseLedger(item)
}

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
    const when: Clause[] =
      most === undefined ? [] : [either(absent('open'), below('open', most.open)), ...perDay]
    const opened = {
      set: { ...set, [`o_${id}`]: now },
      add: { open: 1, [today]: 1 },
      remove: [...remove, 'ttl'],
    }
    return { kind: 'update', key, ...opened, when, refuse: orDayLimit(refuse) }
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
    when: most === undefined ? [] : [either(absent('unproved'), below('unproved', mostUnproved))],
    refuse: unprovedLimit,
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
  const orElse = orDayLimit(refuse ?? changedMeanwhile)
  if (!isOpen || !ledger.unproved.has(id)) {
    return { ...counted, add: { [today]: 1 }, when: perDay, refuse: orElse }
  }
  return {
    ...counted,
    set: { ...counted.set, [`o_${id}`]: ledger.open.get(id) ?? now },
    add: { [today]: 1, open: 1, unproved: -1 },
    remove: [`u_${id}`],
    when: [
      present(`u_${id}`),
      ...(most === undefined ? [] : [either(absent('open'), below('open', most.open))]),
      ...perDay,
    ],
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

function parseLedger(item: Item): Ledger {
  const withPrefix = (prefix: string) =>
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    )
  const unproved = withPrefix('u_') as [string, Instant][]
  return {
    contactId: item.sk.slice('CONTACT#'.length),
    open: new Map([...(withPrefix('o_') as [string, Instant][]), ...unproved]),
    unproved: new Set(unproved.map(([id]) => id)),
    recent: new Map(withPrefix('r_') as [string, { at: Instant }][]),
    days: new Map(withPrefix('d_') as [string, number][]),
  }
}
