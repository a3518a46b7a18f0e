import type { News } from '../../../shared/news.ts'
import type { Attendance } from '../../attendances/schema.ts'
import { hasEnded } from '../../meetings/rules/dates.ts'
import { parseEntry } from '../../meetings/rules/parse-entry.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import { changesBetween } from '../rules/changes.ts'
import type { DateChange, EntryChange } from '../rules/changes.ts'
import type { Follower } from '../schema.ts'
import { ChangeNotice } from '../schema/notice.ts'

export interface ChangeFacts extends HouseFacts {
  followers: readonly Follower[]
  /** Who comes to the dates that changed, or waits for them. */
  attendances: readonly Attendance[]
}

/** More than these are told by their number. */
const mostDates = 20

/** Whoever comes hears what became of their dates, whoever follows hears of all; one mail a person, also if they do both. */
export const programmeEntry: News<EntryChange & { mark: string }, ChangeNotice, ChangeFacts> = {
  about: 'programme-entry',
  notice: ChangeNotice,

  changeOf(old, after) {
    const [before, now] = [old && parseEntry(old), parseEntry(after)]
    const change = before && now && changesBetween(before, now)
    if (now === undefined || change === undefined) return undefined
    const mark = [now.changes, ...now.bookings.map(({ step }) => step)].join(' ')
    return { ...change, mark }
  },

  tell({ entry, dates, life, until, mark }, { house, now, followers, attendances }) {
    const ahead = dates.filter(({ before, after }) =>
      [before, after].some((date) => !hasEnded(date, house.timeZone, now)),
    )
    if (ahead.length === 0 && life === undefined && until === undefined) return []
    const { card } = entry
    const common = {
      about: 'programme-entry',
      house: house.id,
      meeting: card.id,
      title: card.title.de,
      ...(life ? { life } : {}),
    }
    const byAddress = Map.groupBy(
      attendances.filter(isReached),
      ({ contact }) => contact?.email?.toLowerCase() ?? '',
    )
    const told = (email: string, more: object) => ({
      name: [card.id, mark, email],
      notice: { ...common, email, ...more },
      parkedWith: house.id,
    })
    const following = followers.map(({ email, language, id }) => {
      const own = byAddress.get(email.toLowerCase())?.[0]
      const also = own ? { attendance: own.id } : {}
      return told(email, { language, follower: id, ...also, ...said(ahead), ...(until ? { until } : {}) })
    })
    const known = new Set(followers.map(({ email }) => email.toLowerCase()))
    const coming = [...byAddress].flatMap(([address, own]) => {
      const [first] = own
      const theirs = ahead.filter(({ key }) => own.some((each) => each.key === key))
      if (first === undefined || known.has(address) || (theirs.length === 0 && life === undefined)) return []
      const { language, id, contact } = first
      return [told(contact?.email ?? address, { language, attendance: id, ...said(theirs) })]
    })
    return [...following, ...coming]
  },

  write: async (notice, facts) => (await import('../views/mail.ts')).changeLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('../views/mail.ts')).changeSummary(notice, facts, language),
}

function isReached({ state, contact }: Attendance): boolean {
  return contact?.email !== undefined && state !== 'left' && state !== 'expired'
}

function said(dates: readonly DateChange[]) {
  const slot = ({ date, from, to, venue }: MeetingDate) => ({ date, from, to, venue })
  const lines = dates.slice(0, mostDates).map(({ what, before, after }) => {
    const note = after.note === undefined ? {} : { note: after.note }
    return { what, before: slot(before), after: slot(after), ...note }
  })
  return { dates: lines, more: dates.length - lines.length }
}
