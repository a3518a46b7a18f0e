import { readCounts } from '../../functions/meetings/store/counts.ts'
import { attendancesOf } from '../../functions/attendances/actions/list-of-date.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { founded, house } from '../meetings/a-meeting.ts'

export const key = '2026-12-08T15:00'

/** A meeting with so many places. */
export async function withPlaces(stage: Staged, registration: Record<string, unknown>, more = {}) {
  return founded(stage, { registration: { mode: 'wanted', ...registration }, ...more })
}

/** Who might have to wait says how they are reached. */
const reach = { phone: '02131 000-45' }

export async function comes(
  stage: Staged,
  meeting: { id: string },
  body: Record<string, unknown> = {},
  date = key,
) {
  return stage.post(`/api/meetings/${meeting.id}/dates/${date}/attendances`, {
    heads: 1,
    contact: reach,
    ...body,
  })
}

/** What is wrong with the counts of a date: they are the sums of those who come, and never more than there are places. */
export async function miscounts(
  { world }: Staged,
  meeting: { id: string },
  places: number,
): Promise<string[]> {
  const of = { meeting: meeting.id, key }
  const all = await attendancesOf(world.ctx, of)
  const counts = await readCounts(world.ctx.table, { house, ...of })
  const sum = (states: string[]) =>
    all.filter(({ state }) => states.includes(state)).reduce((heads, each) => heads + each.heads, 0)
  const found: string[] = []
  const [taken, waiting] = [sum(['coming', 'offered']), sum(['waiting'])]
  if ((counts?.taken ?? 0) !== taken) found.push(`${counts?.taken} counted, ${taken} come`)
  if ((counts?.waiting ?? 0) !== waiting) found.push(`${counts?.waiting} counted, ${waiting} wait`)
  if (taken > places) found.push(`${taken} heads for ${places} places`)
  const needless = all.filter(({ state, heads }) => state === 'waiting' && heads <= places - taken)
  if (needless.length > 0) found.push(`${needless.length} wait although they fit`)
  return found
}
