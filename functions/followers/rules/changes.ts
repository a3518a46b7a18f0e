import { textOfFields } from '../../../shared/text-of.ts'
import { publicDates, stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import type { Entry, MeetingDate } from '../../meetings/schema/entry.ts'

/** What became of a date that others knew. */
export interface DateChange {
  what: 'cancelled' | 'back' | 'time' | 'place' | 'note'
  key: string
  before: MeetingDate
  after: MeetingDate
}

export interface EntryChange {
  entry: Entry
  dates: DateChange[]
  /** It pauses, or goes on. */
  life?: 'paused' | 'resumed'
  /** It goes on with a further booking, until then. */
  until?: string
}

/** What others have to hear; nothing of drafts, nothing at the first publication. */
export function changesBetween(before: Entry, after: Entry): EntryChange | undefined {
  const [was, is] = [stateOf(before), stateOf(after)]
  if (was === 'draft' || is === 'draft' || is === 'ended') return undefined
  const life = was === is ? undefined : is === 'paused' ? 'paused' : 'resumed'
  const dates = life ? [] : dateChanges(before, after)
  const until = life ? undefined : goesOnUntil(before, after)
  if (dates.length === 0 && life === undefined && until === undefined) return undefined
  return { entry: after, dates, ...(life ? { life } : {}), ...(until ? { until } : {}) }
}

function dateChanges(before: Entry, after: Entry): DateChange[] {
  const known = new Map(publicDates(before).map((date) => [nameOf(date), date]))
  return publicDates(after).flatMap((date) => {
    const old = known.get(nameOf(date))
    const what = old && whatChanged(old, date)
    return old && what ? [{ what, key: date.key, before: old, after: date }] : []
  })
}

function whatChanged(before: MeetingDate, after: MeetingDate): DateChange['what'] | undefined {
  if (takesPlace(before) !== takesPlace(after)) return takesPlace(after) ? 'back' : 'cancelled'
  if (!takesPlace(after)) return undefined
  const when = ({ date, from, to }: MeetingDate) => `${date} ${from} ${to}`
  if (when(before) !== when(after)) return 'time'
  if (textOfFields(before.venue) !== textOfFields(after.venue)) return 'place'
  return before.note !== after.note && after.note !== undefined ? 'note' : undefined
}

/** The last date of a booking that was not announced before. */
function goesOnUntil(before: Entry, after: Entry): string | undefined {
  const known = new Set(before.bookings.filter(({ announced }) => announced).map(({ booking }) => booking))
  const added = publicDates(after).filter((date) => !known.has(date.booking) && takesPlace(date))
  return added.at(-1)?.date
}

const nameOf = ({ booking, key }: MeetingDate) => `${booking} ${key}`
