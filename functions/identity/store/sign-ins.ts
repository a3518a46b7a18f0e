import { Refusal } from '../../../shared/refusal.ts'
import { absent, below, either, equals, present } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { memoryDays } from '../rules.ts'
import { triesBetweenSuccesses } from '../rules/codes.ts'
import { SignIns } from '../schema.ts'

const signInsKey = (person: string): Key => ({ pk: `SIGNIN#${person}`, sk: 'SIGNIN' })

/** As it is stored, for whoever asks what is. */
export function readSignInItem(table: Table, person: string): Promise<Item | undefined> {
  return table.get(signInsKey(person))
}

export async function readSignIns(table: Table, person: string): Promise<SignIns | undefined> {
  const item = await table.get(signInsKey(person), { consistent: true })
  return item && SignIns.parse(item)
}

/** Codes sent and used; refuses with `changed-meanwhile` where they are not those that were read. The tries stay, but for a success. */
export function codesWrite(
  { person, stamp, sent }: Omit<SignIns, 'tries'>,
  before: SignIns | undefined,
  { now, isSuccess = false }: { now: Instant; isSuccess?: boolean },
): Write {
  // Kept beyond the life of any code, because the tries are counted from one success to the next.
  const ttl = epochSeconds(addMinutes(now, memoryDays * 24 * 60))
  const set = { type: 'sign-in', person, stamp, sent, ttl }
  return {
    kind: 'update',
    key: signInsKey(person),
    ...(isSuccess ? { set: { ...set, tries: 0 } } : { set, add: { tries: 0 } }),
    when: [asRead(before)],
    refuse: () => new Refusal('conflict', 'changed-meanwhile'),
  }
}

const asRead = (before: SignIns | undefined) =>
  before === undefined ? absent('pk') : before.stamp === '' ? absent('stamp') : equals('stamp', before.stamp)

/** Takes as long as a write and is none, whoever it is about. */
export function nothingWrite(person: string): Write {
  return { kind: 'check', key: signInsKey(person), when: [either(absent('pk'), present('pk'))] }
}

/** Counts what a try is compared with before it is, so that a thousand at once are no more than one after the other. */
export function triedWrite(person: string, compared: number, refuse: () => Refusal): Write {
  return {
    kind: 'update',
    key: signInsKey(person),
    add: { tries: compared },
    when: [below('tries', triesBetweenSuccesses)],
    refuse,
  }
}
