import { Refusal } from '../../../shared/refusal.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { addMonths, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Usage } from '../rules/usage.ts'

/** Apart from the ledger of requests, which every request reads whole: this one is read for one contact, or for a page. */
const usageKey = (house: string, contactId: string): Key => ({
  pk: `USED#${house}`,
  sk: `CONTACT#${contactId}`,
})

/** Names go before the numbers do, which limits need for longer. */
const labelKey = (house: string, contactId: string): Key => ({
  ...usageKey(house, ''),
  sk: `LABEL#${contactId}`,
})

export interface UsageEntry {
  contactId: string
  used: Usage
  version: number
}

export async function readUsageOf(table: Table, house: string, contactId: string): Promise<UsageEntry> {
  const item = await table.get(usageKey(house, contactId), { consistent: true })
  return item ? parseUsage(item) : { contactId, used: new Map(), version: 0 }
}

/** Everybody who has used something, in no order, and what the notice board may call them, as they last said. */
export async function readAllUsage(
  table: Table,
  house: string,
): Promise<(UsageEntry & { label: string | undefined })[]> {
  const items = await table.query({ pk: usageKey(house, '').pk })
  const labels = new Map(items.map(({ sk, label }) => [sk, label as string | undefined]))
  return items
    .filter(({ type }) => type === 'usage')
    .map(parseUsage)
    .map((entry) => ({ ...entry, label: labels.get(labelKey(house, entry.contactId).sk) }))
}

export async function readSomeUsage(
  table: Table,
  house: string,
  contactIds: readonly string[],
): Promise<UsageEntry[]> {
  const keys = [...new Set(contactIds)].map((id) => usageKey(house, id))
  return (await table.getMany(keys, { consistent: true })).map(parseUsage)
}

export function usageHouseOf({ pk }: Key): string {
  return pk.slice('USED#'.length)
}

/** What the notice board may call them, until `ttl` in epoch seconds. */
export function labelWrite(house: string, contactId: string, said: { label: string; ttl: number }): Write {
  return { kind: 'update', key: labelKey(house, contactId), set: { type: 'usage-label', ...said } }
}

/** Whose numbers they are is called by no name any more. */
export function noLabelWrite(house: string, contactId: string): Write {
  return { kind: 'delete', key: labelKey(house, contactId) }
}

export async function readLabel(table: Table, house: string, contactId: string): Promise<string | undefined> {
  return (await table.get(labelKey(house, contactId)))?.['label'] as string | undefined
}

export interface UsageChange {
  house: string
  contactId: string
  change: Usage
  /** The last date that any booking made by now can have: the item is kept until its half-year is over. */
  lastDate: LocalDate
  /** As it was read, where a limit was checked by it: a parallel request cannot pass the limit. */
  seen?: { used: Usage; version: number; bygone: readonly string[] } | undefined
}

/** DynamoDB takes at most 300 operators in an update. */
const forgottenAtOnce = 50

/**
 * Adds up, so that several of one transaction can become one; nothing is read for it unless a limit binds. Where it was read, a
 * number below nothing is made up for: it comes of what was held before the house counted, and counts as nothing.
 */
export function usageWrite({ house, contactId, change, lastDate, seen }: UsageChange): Write {
  const ttl = epochSeconds(instantOf(addMonths(lastDate, 6), '00:00', 'UTC'))
  const missing = (name: string) => Math.max(0, -(seen?.used.get(name) ?? 0))
  const counts = [...change].map(([name, count]) => [`u_${name}`, count + missing(name)] as const)
  const gone = (seen?.bygone ?? []).filter((name) => !change.has(name)).map((name) => `u_${name}`)
  return {
    kind: 'update',
    key: usageKey(house, contactId),
    set: { type: 'usage', owner: contactId, ttl },
    add: { v: 1, ...Object.fromEntries(counts) },
    remove: gone.slice(0, forgottenAtOnce),
    ...(seen ? { when: [seen.version === 0 ? absent('pk') : equals('v', seen.version)] } : {}),
    refuse: () => new Refusal('conflict', 'changed-meanwhile'),
  }
}

function parseUsage(item: Item): UsageEntry {
  const used = Object.entries(item).flatMap(([name, value]) =>
    name.startsWith('u_') ? [[name.slice(2), Number(value)] as const] : [],
  )
  return { contactId: item.sk.slice('CONTACT#'.length), used: new Map(used), version: Number(item['v'] ?? 0) }
}
