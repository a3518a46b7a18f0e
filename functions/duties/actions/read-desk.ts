import { forTeam } from '../../houses/rules/roles.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { addDays, today } from '../../../shared/time/civil.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import { loadEntries } from '../../meetings/actions/list-meetings.ts'
import { publicDates, takesPlace, hasEnded } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { readManyCounts } from '../../meetings/actions/counts.ts'
import type { DutySettings } from '../schema.ts'
import { dutySettingsAmong } from '../store/settings.ts'
import { linkedMissing } from './missing-tallies.ts'

export interface DutyDesk {
  house: TeamHouse
  settings: DutySettings
  keyless: MeetingDate[]
  missing: { date: MeetingDate; link: string }[]
}

/** Days for which open keys are listed. */
const daysAhead = 14
/** What a house has to see to: five reads. */
export async function readDesk(ctx: Context, actor: Actor, id: string): Promise<DutyDesk> {
  const { house, beside } = forTeam(await loadManagedHouse(ctx, actor, id), actor)
  const [entries, missing] = await Promise.all([loadEntries(ctx, id), linkedMissing(ctx, house)])
  const last = addDays(today(ctx.now(), house.timeZone), daysAhead)
  const ahead = entries
    .filter(({ card }) => card.needsKey)
    .flatMap((entry) => publicDates(entry))
    .filter((date) => takesPlace(date) && date.date <= last && !hasEnded(date, house.timeZone, ctx.now()))
  const names = ahead.map(({ meeting, key }) => ({ house: id, meeting, key }))
  const counts = await readManyCounts(ctx.table, names)
  const safe = new Set(counts.filter(({ keys }) => keys > 0).map(({ meeting, key }) => `${meeting} ${key}`))
  const keyless = ahead.filter(({ meeting, key }) => !safe.has(`${meeting} ${key}`))
  return { house, settings: dutySettingsAmong(id, beside), keyless, missing }
}
