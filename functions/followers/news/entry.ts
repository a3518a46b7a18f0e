import { variantFor } from '../../../shared/variants.ts'
import type { News, Told } from '../../../shared/news.ts'
import { writerOf } from '../../../shared/same-mailbox.ts'
import { datesOf, hasEnded, takesPlace } from '../../meetings/rules/dates.ts'
import { parseEntry } from '../../meetings/rules/parse-entry.ts'
import type { ChangeFacts } from '../actions/mail-facts.ts'
import { changesBetween } from '../rules/changes.ts'
import type { EntryChange } from '../rules/changes.ts'
import { hearersOf, linesFor, overAtOf, upcomingAmong } from '../rules/hearers.ts'
import type { Hearer } from '../rules/hearers.ts'
import { EntryNotice } from '../schema/notice.ts'
import type { ChangeNotice } from '../schema/notice.ts'

type Change = EntryChange & { mark: string }

/** Whoever comes or helps hears what became of their dates, whoever follows hears of all; one mail a person, also if they do several of it. */
export const programmeEntry: News<Change, EntryNotice, ChangeFacts> = {
  about: 'programme-entry',
  notice: EntryNotice,

  changeOf(old, after) {
    const [before, now] = [old && parseEntry(old), parseEntry(after)]
    const change = now && changesBetween(before, now)
    if (now === undefined || change === undefined) return undefined
    return { ...change, mark: [now.changes, ...now.bookings.map(({ step }) => step)].join(' ') }
  },

  tell(change, facts) {
    if (change.life === 'published') return toHost(change, facts)
    const { house, now } = facts
    const moment = { zone: house.timeZone, now }
    const dates = upcomingAmong(change.dates, moment)
    return hearersOf(facts).flatMap((hearer) => {
      const notice = noticeFor(hearer, { ...change, dates }, facts)
      if (notice === undefined) return []
      const name = [change.entry.card.id, change.mark, writerOf(hearer.email)]
      // Whoever comes or helps is called if no mail reaches them; a follower who cannot be reached has lost nothing.
      const isExpected = hearer.own.size + hearer.helping.size > 0
      return [{ name, notice, ...(isExpected ? { parkedWith: house.id } : {}) }]
    })
  },

  overAt: (notice) => ('host' in notice ? undefined : notice.overAt),

  write: async (notice, facts) => (await import('../views/mail.ts')).entryLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('../views/mail.ts')).entrySummary(notice, facts, language),
}

/** What somebody asked for is shown; what the house founded is told with the meeting itself. */
function toHost({ entry: { card }, mark }: Change, { house, meeting }: ChangeFacts): Told[] {
  if (meeting?.origin !== 'public' || meeting.contact.email === undefined) return []
  const notice = { about: 'programme-entry', host: true, house: house.id, meeting: card.id }
  return [{ name: [card.id, mark, 'host'], notice, parkedWith: house.id }]
}

/** Nothing where nothing of it is theirs. How one signs up, and that it is over, is for those who follow. */
function noticeFor(hearer: Hearer, change: Change, { house, now }: ChangeFacts): ChangeNotice | undefined {
  const { entry, life, renamed, signUp, until } = change
  const { email, language, follower } = hearer
  const zone = house.timeZone
  const title = variantFor(entry.card.title, language).text
  const ahead = datesOf(entry).filter((date) => takesPlace(date) && !hasEnded(date, zone, now))
  const lines = linesFor(hearer, change, ahead)
  const isTold = life === 'paused' || life === 'resumed' || follower !== undefined
  const said = {
    ...(life && life !== 'published' && isTold ? { life } : {}),
    ...(renamed && variantFor(renamed, language).text !== title
      ? { renamed: variantFor(renamed, language).text }
      : {}),
    ...(signUp && follower ? { signUp } : {}),
    ...(until && follower ? { until } : {}),
  }
  const isOfDates = Object.keys(said).length === 0
  if (isOfDates && lines.dates.length === 0) return undefined
  const overAt = isOfDates ? overAtOf(lines.dates, zone) : undefined
  return {
    about: 'programme-entry',
    house: house.id,
    meeting: entry.card.id,
    title,
    email,
    language,
    ...(follower ? { follower } : {}),
    ...lines,
    ...said,
    ...(overAt ? { overAt } : {}),
  }
}
