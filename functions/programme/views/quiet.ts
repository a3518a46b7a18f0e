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

function line(events: readonly Event[], language: Language): Html {
  const say = texts(language)
  const parts: [Content, readonly Event[]][] = [
    [say('quiet.closed'), events.filter(({ kind }) => kind === 'block')],
    [say('quiet.also'), events.filter(({ kind }) => kind !== 'block')],
  ]
  return html`${parts.map(
    ([word, some]) =>
      some.length > 0 &&
      html`<p class="quiet programme-quiet">
        ${word} ${some.map((event, at) => html`${at > 0 && '; '}${eventWords(event, language)}`)}
      </p>`,
  )}`
}

/** „Chorprobe (Seminarraum, 18:00–20:00 Uhr)“ */
function eventWords({ label, kind, rooms, from, to }: Event, language: Language): Html {
  const where = formatList(rooms, language)
  const when = formatRange(from, to, language)
  if (label === undefined && kind === 'block') return html`${where}, ${when}`
  const name = label ?? texts(language)('quiet.private')
  return html`${name} (${where}, ${when})`
}
