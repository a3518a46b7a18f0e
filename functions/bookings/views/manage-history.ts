import { timeline } from '../../../shared/html/facts.ts'
import type { TimelineEntry } from '../../../shared/html/facts.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { formatDate, formatDuration, formatInstant, formatTime } from '../../../shared/time/format.ts'
import type { Booking, FieldChange, HistoryEntry } from '../schema.ts'
import { roomsOf, texts } from './manage-words.ts'
import type { Managed } from './manage-words.ts'

/** Who did what when, newest first, with old and new. */
export function historyView(model: Managed, { history }: Booking): Content {
  const say = texts(model.language)
  const entries = history.toReversed().map((entry) => lineOf(model, entry))
  return timeline(entries, { before: say('history.before'), after: say('history.after') })
}

function lineOf(model: Managed, { at, by, what, changes, words }: HistoryEntry): TimelineEntry {
  const { language, house } = model
  const say = texts(language)
  return {
    when: formatInstant(at, house.timeZone, language),
    instant: at,
    who: by.kind === 'system' ? say('by.system') : say(`by.${by.kind}`, { name: by.name ?? '' }),
    what: say(`happening.${what}`),
    ...(changes ? { changes: changes.map((change) => changeOf(model, change)) } : {}),
    ...(words === undefined ? {} : { note: words }),
  }
}

function changeOf(model: Managed, { field, old, new: now }: FieldChange) {
  const say = texts(model.language)
  const key = `change.${field}`
  const value = (text: string | undefined) =>
    text === undefined ? say('history.nothing') : shown(model, field, text)
  return { label: texts.has(key) ? say(key) : field, before: value(old), after: value(now) }
}

function shown({ language, rooms }: Managed, field: string, text: string): string {
  switch (field) {
    case 'rooms':
      return roomsOf(text.split(', '), rooms, language)
    case 'date':
      return formatDate(text, language, 'long')
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
