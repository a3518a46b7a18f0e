import type { Standing } from '../../../shared/html/icons.ts'
import type { Use } from '../../../shared/html/week.ts'
import type { Language } from '../../../shared/language.ts'
import type { Translate } from '../../../shared/texts.ts'
import { quartersOfDay, quarterToTime } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatList, formatRange } from '../../../shared/time/format.ts'
import { usesElsewhere } from '../rules/elsewhere.ts'
import type { RoomDays } from '../rules/free.ts'
import { takenSpan } from '../rules/use.ts'
import type { SheetEntry } from '../schema.ts'

type Say = Translate<
  'use.booked.word' | 'use.asked.word' | 'use.blocked.word' | 'use.around' | 'use.elsewhere'
>

/** Something that is on, in one or several rooms at once. */
export interface Event extends Pick<SheetEntry, 'from' | 'to' | 'kind' | 'state' | 'label'> {
  /** By which the sheets know it (`schema/entry-name.ts`). */
  name: string
  rooms: string[]
}

/** What is on in the house on one date, in the order of time; what takes several rooms is told once. */
export function eventsOn(days: readonly RoomDays[], date: LocalDate): Event[] {
  const byId = new Map<string, Event>()
  for (const { room, sheets } of days) {
    for (const [id, entry] of sheets.get(date)?.entries ?? []) {
      const known = byId.get(id)
      if (known === undefined) byId.set(id, { ...entry, name: id, rooms: [room.name] })
      else known.rooms.push(room.name)
    }
  }
  return [...byId.values()].sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1))
}

interface Telling {
  say: Say
  language: Language
}

/**
 * What takes time of one room on one date, with set-up and tidy-up, since nobody else can have that time either; so can nobody
 * while a part of it is used, or a room of which it is a part. `written`: the language of the labels.
 */
export function usesOf(
  days: RoomDays,
  date: LocalDate,
  { say, language, zone, written = language }: Telling & { zone: string; written?: Language },
): Use[] {
  const lang = written === language ? undefined : written
  const entries = [...(days.sheets.get(date)?.entries.values() ?? [])]
  const uses = entries.map((entry) => {
    const { from, to } = withSurroundings(entry, date, zone)
    const isWider = from !== entry.from || to !== entry.to
    const around = isWider
      ? say('use.around', { time: formatRange(entry.from, entry.to, language) })
      : undefined
    const named = entry.label === undefined ? {} : { lang }
    return { ...shown({ ...entry, from, to }, { say, language }), ...named, detail: around }
  })
  const elsewhere = usesElsewhere(days, date, zone).map(({ entry, rooms }) => {
    const use = shown({ ...entry, ...withSurroundings(entry, date, zone) }, { say, language })
    const names = formatList(
      rooms.map(({ name }) => name),
      language,
    )
    return { ...use, word: undefined, label: say('use.elsewhere', { rooms: names }), detail: entry.label }
  })
  return [...uses, ...elsewhere].sort((a, b) => (a.from < b.from ? -1 : 1))
}

function withSurroundings(entry: SheetEntry, date: LocalDate, zone: string): { from: string; to: string } {
  const { from, to, setUp: setUpMinutes = 0, tidyUp: tidyUpMinutes = 0 } = entry
  const span = takenSpan({ date, from, to, setUpMinutes, tidyUpMinutes }, zone)
  const end = Math.min(span.to, quartersOfDay(date, zone))
  return { from: quarterToTime(date, Math.max(0, span.from), zone), to: quarterToTime(date, end, zone) }
}

function shown(
  { from, to, kind, state, label }: Pick<Event, 'from' | 'to' | 'kind' | 'state' | 'label'>,
  { say, language }: Telling,
): Use {
  const when = formatRange(from, to, language)
  const isFirm = state === 'approved'
  const standing: Standing = kind === 'block' ? 'blocked' : isFirm ? 'firm' : 'pending'
  const word = say(kind === 'block' ? 'use.blocked.word' : isFirm ? 'use.booked.word' : 'use.asked.word')
  // Without a name its standing is all there is to say, once.
  return { from, to, when, standing, ...(label === undefined ? { label: word } : { label, word }) }
}
