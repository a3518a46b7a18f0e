import { inARow } from '../../../shared/in-a-row.ts'
import { timeline } from '../../../shared/html/facts.ts'
import type { TimelineEntry } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import {
  formatDate,
  formatDuration,
  formatInstant,
  formatList,
  formatTime,
  seenAt,
} from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import { keysOf } from '../../bookings/rules/decision.ts'
import type { Booking, FieldChange, HistoryEntry } from '../../bookings/schema.ts'
import type { DatesChange } from '../../bookings/schema/series.ts'
import { roomNames } from '../../bookings/views/facts.ts'
import { texts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { texts } from '../../bookings/views/texts.ts'
import type { Moment } from '../../bookings/rules/scope.ts'

interface Known {
  language: Language
  rooms: readonly Pick<Room, 'id' | 'name'>[]
  moment: Moment
  /** Which host of the group reads it, where a group holds the booking. */
  host?: { name: string } | undefined
}

/** What has happened with a booking, newest first, as its contact reads it; reminders of the managers are not their concern. */
export function historyFor({ history, group, groupName = '' }: Booking, known: Known): Html {
  const say = texts(known.language)
  const told = history.filter(({ what }) => what !== 'reminded').toReversed()
  const words = { before: say('history.before'), after: say('history.after') }
  return timeline(
    told.map((entry) => entryOf(entry, { ...known, ...(group === undefined ? {} : { groupName }) })),
    words,
    known.language,
  )
}

function entryOf(entry: HistoryEntry, known: Known & { groupName?: string }): TimelineEntry {
  const { at, by, changes, words, dates, reason } = entry
  const { language, moment } = known
  const say = texts(language)
  const note = words ?? (reason && say(`next.${reason}`))
  // Nobody let it lapse: they said no.
  const what = entry.what === 'offer-over' && by.kind === 'contact' ? 'offer-declined' : entry.what
  const who = by.kind === 'contact' ? contactName(by.name, known) : (by.name ?? say('history.system'))
  return {
    when: formatInstant(at, moment.zone, language, moment.now),
    instant: at,
    who,
    what:
      dates === undefined
        ? say(`happened.${what}`)
        : html`${say(`happened.${what}`)}: ${datesWords(dates, known)}`,
    ...(changes ? { changes: changes.map((change) => changeOf(change, known)) } : {}),
    ...(note === undefined ? {} : { note }),
  }
}

/** Of what a group holds other hosts are told by their names; who is there no more has none. */
function contactName(
  name: string | undefined,
  { language, host, groupName }: Known & { groupName?: string },
) {
  const isOther = groupName !== undefined && name !== host?.name
  return isOther ? (name ?? groupName) : texts(language)('history.you')
}

/** Which dates of a series a line is about, with what became of them where that differs: `Di 4.11. und 8 weitere`. */
function datesWords(dates: readonly DatesChange[], { language }: Known): string {
  const say = seriesTexts(language)
  const lines = dates.map((line) => {
    const [first = '', ...others] = keysOf(line)
    const date = formatDate(first.slice(0, 10), language, 'compact')
    const words = say('dates.told', { date, count: others.length })
    return new Set(dates.map(({ state }) => state)).size > 1
      ? `${words} ${say(`dates.state.${line.state}`)}`
      : words
  })
  return inARow(lines, language, ';')
}

function changeOf({ field, old, new: now }: FieldChange, known: Known) {
  const say = texts(known.language)
  const key = `fact.${field}`
  const label = texts.has(key) ? say(key as 'fact.date') : field
  return { label, before: wordsOf(field, old, known), after: wordsOf(field, now, known) }
}

function wordsOf(field: string, value: string | undefined, { language, rooms, moment }: Known): string {
  if (value === undefined) return texts(language)('history.nothing')
  if (field === 'rooms') return formatList(roomNames(value.split(', '), rooms), language)
  if (field === 'date' && LocalDate.safeParse(value).success)
    return formatDate(value, language, seenAt(moment.now, moment.zone))
  if (field === 'from' || field === 'to') return formatTime(value, language)
  if (field.endsWith('Minutes')) return formatDuration(Number(value), language)
  return value
}
