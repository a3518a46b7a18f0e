import { entity } from '../../../shared/table/entity.ts'
import { absent } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addDays, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import { DateStep } from '../schema/date-step.ts'

const beforeVersion = ({ key, what }: Pick<DateStep, 'key' | 'what'>) => `STEP#${key}#${what}#`

/** What has been told to all who come to a date, each once; mails follow from these. */
const Steps = entity({
  type: 'date-step',
  schema: DateStep,
  key: ({ meeting, version, ...of }: Pick<DateStep, 'meeting' | 'key' | 'what' | 'version'>) => ({
    pk: `MEETING#${meeting}`,
    sk: `${beforeVersion(of)}${version}`,
  }),
  extras: ({ date }) => ({ ttl: epochSeconds(instantOf(addDays(date, 30), '00:00', 'UTC')) }),
})

export function stepWrite(step: DateStep): Write {
  return Steps.put(step, { when: [absent('pk')], refuse: () => 'mine' })
}

/** Whether an earlier version of the same was told for this date. */
export async function wasToldBefore(table: Pick<Table, 'query'>, step: DateStep): Promise<boolean> {
  const pk = `MEETING#${step.meeting}`
  const items = await table.query({ pk, prefix: beforeVersion(step), consistent: true })
  return items.map(Steps.parse).some(({ version }) => version < step.version)
}
