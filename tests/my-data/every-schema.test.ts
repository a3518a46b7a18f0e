import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { owners } from '../../functions/my-data/actions/owners.ts'
import { root } from '../architecture/sources.ts'

interface Node {
  _zod?: {
    def: Record<string, unknown> & { type?: string; format?: string; shape?: Record<string, unknown> }
  }
}

/** Whether a mail address may stand somewhere in what a schema reads. */
function mayHoldAddress(schema: unknown, seen = new Set<unknown>()): boolean {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return false
  seen.add(schema)
  const def = (schema as Node)._zod?.def
  if (def === undefined) return Array.isArray(schema) && schema.some((each) => mayHoldAddress(each, seen))
  if (
    def.format === 'email' ||
    (def['checks'] as Node[] | undefined)?.some((check) => check._zod?.def.format === 'email')
  )
    return true
  const shape = Object.entries(def.shape ?? {})
  if (shape.some(([name, value]) => name === 'email' || mayHoldAddress(value, seen))) return true
  const parts = ['element', 'innerType', 'options', 'in', 'out', 'left', 'right', 'valueType', 'items']
  return parts.some((part) => mayHoldAddress(def[part], seen))
}

/** By file and name, of every slice: which schemas an address may stand in. */
async function withAddress(): Promise<string[]> {
  const files = globSync('functions/*/schema{.ts,/**/*.ts}', { cwd: root }).toSorted()
  const modules = await Promise.all(
    files.map(async (file) => [file, (await import(join(root, file))) as Record<string, unknown>] as const),
  )
  return modules.flatMap(([file, module]) =>
    Object.entries(module)
      .filter(([, schema]) => mayHoldAddress(schema))
      .map(([name]) => `${file.slice('functions/'.length)} ${name}`),
  )
}

/** The stored ones, by the kind that tells of them. */
const stored: Record<string, string> = {
  'asks/schema.ts Ask': 'ask',
  'attendances/schema.ts Attendance': 'attendance',
  'bookings/schema.ts Booking': 'booking',
  'duties/schema.ts Taker': 'duty-taker',
  'followers/schema.ts Follower': 'follower',
  'groups/schema.ts Member': 'group-member',
  'groups/schema.ts GroupLetter': 'group-letter',
  'houses/schema.ts Manager': 'manager',
  'identity/schema.ts Person': 'person',
  'meetings/schema.ts Meeting': 'meeting',
  'waitlist/schema.ts Place': 'place',
  // In a mail that waits; what was sent holds nothing.
  'bookings/schema/notice.ts BookingNotice': 'mail',
  'duties/schema/notice.ts DutyNotice': 'mail',
  'duties/schema/notice.ts KeyNotice': 'mail',
  'followers/schema/notice.ts ChangeNotice': 'mail',
  'followers/schema/notice.ts EntryNotice': 'mail',
  'waitlist/schema/notice.ts PlaceNotice': 'mail',
}

const notStored: Record<string, string> = {
  'attendances/schema.ts Reach': 'a part',
  'attendances/schema.ts SignUp': 'what is sent in',
  'bookings/schema.ts BookingRequest': 'what is sent in',
  'bookings/schema/gift.ts Gift': 'a part',
  'bookings/schema/gift.ts Giver': 'a part',
  'contacts/schema.ts Contact': 'a part',
  'contacts/schema.ts RequestDetails': 'a part',
  'houses/schema.ts House': 'the house’s own public address',
  'houses/schema.ts HouseSettings': 'the house’s own public address',
  'houses/schema.ts NewMember': 'what is sent in',
  'houses/schema.ts NewAbsence': 'what is sent in',
  'identity/schema/data-request.ts DataRequest': 'the question itself, gone after a day with its link',
  'imports/schema.ts ImportChoice': 'what is sent in',
  'my-data/schema.ts Reached': 'what is sent in',
  'waitlist/schema.ts QueueRequest': 'what is sent in',
}

it('every schema in which an address may stand is told of, or is not stored', async () => {
  const known = [...Object.keys(stored), ...Object.keys(notStored)]
  expect(await withAddress()).toEqual(known.toSorted(inOrder(await withAddress())))
  for (const kind of Object.values(stored)) expect(owners.map((of) => of.kind)).toContain(kind)
})

/** In the order of a list, what is not in it last. */
function inOrder(list: readonly string[]) {
  const at = (name: string) => (list.includes(name) ? list.indexOf(name) : list.length)
  return (one: string, other: string) => at(one) - at(other)
}
