import { programmeKey } from '../../bookings/actions/programme.ts'
import type { DueList } from '../../../shared/table/due.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addDays, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { keyDue } from '../../meetings/actions/due.ts'
import { KeyStep } from '../schema.ts'

const Steps = entity({
  type: 'key-step',
  schema: KeyStep,
  key: ({ meeting, key, stage }: Pick<KeyStep, 'meeting' | 'key' | 'stage'>) => ({
    pk: `MEETING#${meeting}`,
    sk: `KEY#${key}#${stage}`,
  }),
  extras: ({ date }) => ({ ttl: epochSeconds(instantOf(addDays(date, 30), '00:00', 'UTC')) }),
})

export function keyStepWrite(step: KeyStep): Write {
  return Steps.put(step, { when: [absent('pk')], refuse: () => 'mine' })
}

/** Meetings that need a key and are to be looked at. */
export const dueKeys: DueList<{ house: string; meeting: string }> = {
  kind: keyDue,
  of: ({ pk, sk }) => ({ house: pk.slice('PROGRAMME#'.length), meeting: sk.slice('MEETING#'.length) }),
}

/** Until when a meeting waits to be looked at; nothing where nobody has to look. */
export async function readLookAt(table: Table, house: string, meeting: string): Promise<Instant | undefined> {
  const item = await table.get(programmeKey(house, meeting), { consistent: true })
  return item?.['dueAt'] as Instant | undefined
}

/** When to look again, as long as nobody wanted it sooner meanwhile: then it stays due. */
export function nextLookWrite(
  house: string,
  meeting: string,
  { seen, next }: { seen: Instant; next: Instant | undefined },
): Write {
  const key = programmeKey(house, meeting)
  const due = next === undefined ? { remove: ['duePk', 'dueAt'] } : { set: { duePk: keyDue, dueAt: next } }
  return { kind: 'update', key, ...due, when: [equals('dueAt', seen)], refuse: () => 'mine' }
}

/** A key came back: whoever was asked for it is asked anew, at the next look. */
export function askAnewWrites(
  { house, meeting, key }: Pick<KeyStep, 'house' | 'meeting' | 'key'>,
  now: Instant,
): Write[] {
  const set = { duePk: keyDue, dueAt: now }
  const stages = ['list', 'house'] as const
  return [
    ...stages.map((stage): Write => ({ kind: 'delete', key: Steps.key({ meeting, key, stage }) })),
    { kind: 'update', key: programmeKey(house, meeting), set },
  ]
}
