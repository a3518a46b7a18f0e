import { attributes, html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/texts.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import { capability as rooms } from '../../rooms/contract.ts'
import type { Span } from '../../rooms/schema.ts'
import { texts } from './texts.ts'

/** Free time of the chosen rooms on the chosen date, as far as the server knows them already. */
export interface FreeTime {
  date: string
  spans: readonly Span[]
}

/** What is free in all of the rooms: the overlap of their free spans, each in order. */
export function freeInAll(spansByRoom: readonly (readonly Span[])[]): Span[] {
  const [first = [], ...others] = spansByRoom
  return others.reduce<Span[]>(
    (common, spans) => common.flatMap((span) => spans.flatMap((other) => overlap(span, other))),
    [...first],
  )
}

/** Shows what is free while choosing: filled by the server if it knows rooms and date, kept up to date by the page's script. */
export function freeTimePanel(given: {
  language: Language
  house: string
  free?: FreeTime | undefined
}): Html {
  const { language, house, free } = given
  const say = texts(language)
  // The script fills these gaps itself.
  const gaps = { from: '{from}', to: '{to}' }
  const all = attributes({
    class: 'free-time',
    id: 'free-time',
    'aria-live': 'polite',
    'data-free-time': href(rooms.routes.readAvailability, { house }),
    'data-title': say('free.title', { date: '{date}' }),
    'data-none': say('free.none'),
    'data-clock': say('free.clock'),
    'data-fits': say('free.fits', gaps),
    'data-taken': say('free.taken', gaps),
    hidden: free === undefined,
  })
  return html`<section${all}>${free && freeList(free, language)}</section>`
}

function freeList({ date, spans }: FreeTime, language: Language): Html {
  const say = texts(language)
  const list = html`<ul>
    ${spans.map(({ from, to }) => html`<li>${formatRange(from, to, language)}</li>`)}
  </ul>`
  return html`<h2>${say('free.title', { date: formatDate(date, language, 'dayMonth') })}</h2>
    ${spans.length > 0 ? list : html`<p>${say('free.none')}</p>`}`
}

function overlap(one: Span, other: Span): Span[] {
  const from = one.from > other.from ? one.from : other.from
  const to = one.to < other.to ? one.to : other.to
  return from < to ? [{ from, to }] : []
}
