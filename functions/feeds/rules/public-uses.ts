import { addDays } from '../../../shared/time/civil.ts'
import type { EndTime, LocalDate } from '../../../shared/time/civil.ts'
import type { PublicUses } from '../contract/json.ts'
import type { RoomUse } from './uses.ts'

/** Where one answer stops, at the end of the day on which that many begin or go on. */
export const mostUses = 1000

interface Moment {
  date: LocalDate
  time: EndTime
}

/** The uses of these days (`to` exclusive), or of as many of them as an answer holds; what began before is among those of the first day. */
export function partOf(
  uses: readonly RoomUse[],
  { from, to }: { from: LocalDate; to: LocalDate },
  most = mostUses,
): Pick<PublicUses, 'to' | 'isAll' | 'uses'> {
  const shown = uses.filter(({ when }) => startOf(when).date < to && lastDayOf(when) >= from)
  const over = shown[most]
  // Never less than a day, or nobody could go on.
  const cut = over === undefined ? to : later(startOf(over.when).date, addDays(from, 1))
  const isAll = cut >= to
  const part = isAll ? shown : shown.filter(({ when }) => startOf(when).date < cut)
  return { to: isAll ? to : cut, isAll, uses: part.map(publicUse) }
}

function publicUse({ name, kind, label, rooms, when }: RoomUse): PublicUses['uses'][number] {
  return {
    id: name,
    kind: kind === 'block' ? 'block' : 'booking',
    ...(label === undefined ? {} : { label }),
    rooms: rooms.map(({ id }) => id),
    from: startOf(when),
    to: endOf(when),
  }
}

function startOf(when: RoomUse['when']): Moment {
  return 'date' in when ? { date: when.date, time: when.from } : { date: when.from, time: '00:00' }
}

/** Of whole days the last one's end. */
function endOf(when: RoomUse['when']): Moment {
  return 'date' in when
    ? { date: when.endDate ?? when.date, time: when.to }
    : { date: addDays(when.to, -1), time: '24:00' }
}

const lastDayOf = (when: RoomUse['when']) => endOf(when).date

const later = (one: LocalDate, other: LocalDate) => (one > other ? one : other)
