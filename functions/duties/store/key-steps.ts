import { programmeKey } from '../../bookings/actions/programme.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, present } from '../../../shared/table/expression.ts'
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
export async function readDueKeys(table: Table, now: Instant): Promise<{ house: string; meeting: string }[]> {
  const keys = await table.due(keyDue, now)
  return keys.map(({ pk, sk }) => ({
    house: pk.slice('PROGRAMME#'.length),
    meeting: sk.slice('MEETING#'.length),
  }))
}

export function nextLookWrite(house: string, meeting: string, next: Instant | undefined): Write {
  const key = programmeKey(house, meeting)
  const due = next === undefined ? { remove: ['duePk', 'dueAt'] } : { set: { duePk: keyDue, dueAt: next } }
  return { kind: 'update', key, ...due, when: [present('pk')], refuse: () => 'mine' }
}
