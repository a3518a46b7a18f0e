import type { Write } from '../../../shared/table/write.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Group } from '../schema.ts'
import { keptDateWrites } from '../store/record.ts'

/**
 * That a group has kept a date it booked, as writes for the transaction that settles the date: however often it is settled, it counts
 * once. Nothing for a group that has ended, nor for a date of which the house has said otherwise.
 */
export function keptWrites(group: Group, { booking, date }: { booking: string; date: LocalDate }): Write[] {
  const { state, reports = [] } = group
  const isReported = reports.some((each) => each.date === date)
  return state === 'active' && !isReported ? keptDateWrites(group, { booking, date }) : []
}
