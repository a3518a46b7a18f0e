import { comma, inARow } from '../../../shared/in-a-row.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { formatRange } from '../../../shared/time/format.ts'
import { jsonRoutes } from '../../rooms/contract/json.ts'
import type { FreeTime } from '../../rooms/rules/free-time.ts'
import type { Room, Span } from '../../rooms/schema.ts'
import { texts } from './texts.ts'

export interface FreeTimePanel {
  language: Language
  house: string
  rooms: readonly Pick<Room, 'id' | 'gapMinutes'>[]
  free?: FreeTime | undefined
  /** What the booking that is being moved holds now: free for itself. */
  own?: (Span & { date: string; rooms: readonly string[] }) | undefined
}

/** Shows what is free while choosing: filled by the server if it knows rooms and date, kept up to date by the page's script. */
export function freeTimePanel({ language, house, rooms, free, own }: FreeTimePanel): Html {
  const say = texts(language)
  // The script fills these gaps itself.
  const gaps = { from: '{from}', to: '{to}' }
  const all = attributes({
    'aria-live': 'polite',
    'data-free-time': href(jsonRoutes.readAvailability, { house }),
    'data-none': say('free.none'),
    'data-clock': say('free.clock'),
    'data-comma': comma(language),
    'data-gaps': gapsOf(rooms),
    'data-own': own && JSON.stringify(own),
    'data-fits': say('free.fits', gaps),
    'data-taken': say('free.taken', gaps),
  })
  const lines = html`<p data-line>${free && spansInWords(free.spans, language)}</p>
    <p data-line></p>`
  return html`<div${all}>
    <div${attributes({ hidden: free === undefined })}>
      ${notice({ kind: 'info', title: say('free.title'), content: lines })}
    </div>
  </div>`
}

/** Minutes of turnover by room, where there are any. */
function gapsOf(rooms: FreeTimePanel['rooms']): string | undefined {
  const gaps = rooms.filter(({ gapMinutes }) => gapMinutes > 0).map(({ id, gapMinutes }) => [id, gapMinutes])
  return gaps.length === 0 ? undefined : JSON.stringify(Object.fromEntries(gaps))
}

function spansInWords(spans: readonly Span[], language: Language): string {
  if (spans.length === 0) return texts(language)('free.none')
  return inARow(
    spans.map(({ from, to }) => formatRange(from, to, language)),
    language,
  )
}
