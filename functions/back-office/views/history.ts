import { timeline } from '../../../shared/html/facts.ts'
import type { TimelineEntry } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import {
  formatDate,
  formatDuration,
  formatInstant,
  formatList,
  formatTime,
} from '../../../shared/time/format.ts'
import { keysOf } from '../../bookings/rules/decision.ts'
import type { Booking, FieldChange, HistoryEntry } from '../../bookings/schema.ts'
import type { DatesChange } from '../../bookings/schema/series.ts'
import { texts as series } from '../../bookings/views/series-texts.ts'
import { roomsOf, texts } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { seenBy } from '../../houses/views/seen.ts'

/** Who did what when, newest first, with old and new. */
export function historyView(model: ManagerPage, { history }: Booking): Content {
  const say = texts(model.language)
  const entries = history.toReversed().map((entry) => lineOf(model, entry))
  return timeline(entries, { before: say('history.before'), after: say('history.after') }, model.language)
}

function lineOf(model: ManagerPage, entry: HistoryEntry): TimelineEntry {
  const { at, by, what, changes } = entry
  const { language, house } = model
  const say = texts(language)
  return {
    when: formatInstant(at, house.timeZone, language, model.now),
    instant: at,
    who: by.kind === 'system' ? say('by.system') : say(`by.${by.kind}`, { name: by.name ?? '' }),
    what: say(`happening.${what}`),
    ...(changes ? { changes: changes.map((change) => changeOf(model, change)) } : {}),
    ...noteOf(model, entry),
  }
}

/** What was said, why the house did it by itself, and which dates of a series it is about. */
function noteOf({ language }: ManagerPage, { words, reason, dates = [] }: HistoryEntry): { note?: Content } {
  const say = texts(language)
  const lines = [
    ...dates.map((each) => datesLine(each, language, dates.length > 1)),
    reason === undefined ? undefined : say(`happening.${reason}`),
    words,
  ].filter((line) => line !== undefined)
  if (lines.length === 0) return {}
  return { note: html`${lines.map((line, at) => html`${at > 0 && html`<br />`}${line}`)}` }
}

/** `2 Termine abgelehnt: Di, 5. Januar und Di, 12. Januar` */
function datesLine(change: DatesChange, language: Language, isOneOfMany: boolean): string {
  const say = series(language)
  const days = keysOf(change).map((key) => formatDate(key.slice(0, 10), language, 'compact'))
  const shown = days.length > mostDates ? [`${days[0]} – ${days.at(-1)}`] : days
  const values = { count: days.length, dates: formatList(shown, language) }
  const said = isOneOfMany
    ? say('decide.history', { ...values, state: texts(language)(`date.${change.state}`) })
    : say('decide.historyOne', values)
  return change.words === undefined ? said : `${said}: ${change.words}`
}

/** So many are named one by one. */
const mostDates = 4

function changeOf(model: ManagerPage, { field, old, new: now }: FieldChange) {
  const say = texts(model.language)
  const key = `change.${field}`
  const value = (text: string | undefined) =>
    text === undefined ? say('history.nothing') : shown(model, field, text)
  return { label: texts.has(key) ? say(key) : field, before: value(old), after: value(now) }
}

function shown(model: ManagerPage, field: string, text: string): string {
  const { language, rooms } = model
  switch (field) {
    case 'rooms':
      return roomsOf(text.split(', '), rooms, language)
    case 'date':
      return formatDate(text, language, seenBy(model))
    case 'from':
    case 'to':
      return formatTime(text, language)
    case 'setUpMinutes':
    case 'tidyUpMinutes':
      return formatDuration(Number(text), language)
    default:
      return text
  }
}
