import { inARow } from '../../../shared/in-a-row.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { addDays, datesFrom } from '../../../shared/time/civil.ts'
import { formatList, formatRange } from '../../../shared/time/format.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { RoomDays } from '../../rooms/rules/free.ts'
import { isUndecided } from '../../rooms/rules/use.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import { eventsOn } from '../../rooms/views/board.ts'
import type { Event } from '../../rooms/views/board.ts'
import { texts } from './texts.ts'

interface Quiet {
  language: Language
  from: string
  to: string
  /** What stands in the programme is not told again. */
  dates: readonly Pick<MeetingDate, 'date' | 'booking'>[]
}

/** By day: who else is in the house, in one line; closures are what everybody should know of. What nobody has decided is not told. */
export function quietLines(
  days: readonly RoomDays[],
  { language, from, to, dates }: Quiet,
): Map<string, Html> {
  const told = new Set(dates.map(({ date, booking }) => `${date} ${booking}`))
  const lines = datesFrom(from, addDays(to, 1)).flatMap((date): [string, Html][] => {
    const all = eventsOn(days, date).filter(
      (event) =>
        !isUndecided(event) && event.kind !== 'offer' && !told.has(`${date} ${holderOf(event.name)}`),
    )
    return all.length === 0 ? [] : [[date, line(all, language)]]
  })
  return new Map(lines)
}

/** What is closed is said; the rest in one line that opens, or that is all there is to say. */
function line(events: readonly Event[], language: Language): Html {
  const say = texts(language)
  const closed = events.filter(({ kind }) => kind === 'block')
  const named = events.filter(({ kind, label }) => kind !== 'block' && label !== undefined)
  const unnamed = events.length - closed.length - named.length
  const own = unnamed > 0 && say('quiet.private', { count: unnamed })
  return html`${closed.length > 0 && html`<p class="quiet programme-quiet">${say('quiet.closed')} ${inARow(told(closed, language), language, ';')}</p>`}
  ${also({ named, own, count: named.length + unnamed }, language)}`
}

function also(
  { named, own, count }: { named: readonly Event[]; own: string | false; count: number },
  language: Language,
): Content {
  const say = texts(language)
  if (named.length === 0) return own && html`<p class="quiet programme-quiet">${say('quiet.also')} ${own}</p>`
  const lines = [...told(named, language), own].filter((words) => words !== false)
  return html`<details class="quiet programme-quiet">
    <summary>${say('quiet.also')} ${say('quiet.count', { count })}</summary>
    <ul>
      ${lines.map((words) => html`<li>${words}</li>`)}
    </ul>
  </details>`
}

/** Nobody reads a longer line. */
const mostTold = 8

function told(events: readonly Event[], language: Language): string[] {
  const rest = events.length - mostTold
  const more = rest > 0 ? [texts(language)('quiet.more', { count: rest })] : []
  return [...events.slice(0, mostTold).map((event) => eventWords(event, language)), ...more]
}

/** „Chorprobe (Seminarraum, 18:00–20:00 Uhr)“ */
function eventWords({ label, rooms, from, to }: Event, language: Language): string {
  const where = inARow([formatList(rooms, language), formatRange(from, to, language)], language)
  return label === undefined ? where : `${label} (${where})`
}
