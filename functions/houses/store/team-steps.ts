import { entity } from '../../../shared/table/entity.ts'
import { absent } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../../shared/time/civil.ts'
import { TeamStep } from '../schema/team-step.ts'

const keptMinutes = 30 * 24 * 60

/** Apart from the house: who reads a house needs none of them. */
const Steps = entity({
  type: 'team-step',
  schema: TeamStep,
  key: ({ house, id }: Pick<TeamStep, 'house' | 'id'>) => ({ pk: `TEAM#${house}`, sk: `STEP#${id}` }),
  extras: ({ at, person: owner }) => ({ owner, ttl: epochSeconds(addMinutes(at, keptMinutes)) }),
})

export function teamStepWrite(step: TeamStep): Write {
  return Steps.put(step, { when: [absent('pk')], refuse: () => 'mine' })
}

export function noTeamStepWrite(of: Pick<TeamStep, 'house' | 'id'>): Write {
  return { kind: 'delete', key: Steps.key(of) }
}

export async function readTeamStep(
  table: Table,
  of: Pick<TeamStep, 'house' | 'id'>,
): Promise<TeamStep | undefined> {
  const item = await table.get(Steps.key(of), { consistent: true })
  return item && Steps.parse(item)
}
