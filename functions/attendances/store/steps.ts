import { entity } from '../../../shared/table/entity.ts'
import { absent } from '../../../shared/table/expression.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addDays, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import { DateStep } from '../schema/date-step.ts'

/** What has been told to all who come to a date, each once; mails follow from these. */
const Steps = entity({
  type: 'date-step',
  schema: DateStep,
  key: ({ meeting, key, what, version }: Pick<DateStep, 'meeting' | 'key' | 'what' | 'version'>) => ({
    pk: `MEETING#${meeting}`,
    sk: `STEP#${key}#${what}#${version}`,
  }),
  extras: ({ date }) => ({ ttl: epochSeconds(instantOf(addDays(date, 30), '00:00', 'UTC')) }),
})

export function stepWrite(step: DateStep): Write {
  return Steps.put(step, { when: [absent('pk')], refuse: () => 'mine' })
}
