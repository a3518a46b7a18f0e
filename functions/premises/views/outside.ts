import { comma } from '../../../shared/in-a-row.ts'
import { actions, submit } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { html, spoken } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import type { Booking } from '../../bookings/schema.ts'
import { managedHref, titleOf } from '../../bookings/views/managed.ts'
import { toldPart } from '../../bookings/views/told.ts'
import type { Told } from '../../bookings/rules/told.ts'
import { roomNames } from '../../rooms/views/mail.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Outside } from '../rules/outside.ts'
import { texts } from './texts.ts'

/** What would not fit any more, a page of it, as the form shows it before anything is saved. */
export interface Foreseen {
  /** How many dates and bookings there are in all. */
  counts: { dates: number; bookings: number }
  /** The dates of this page in the order of time, with their bookings as far as they are still known. */
  dates: readonly Outside[]
  bookings: readonly Booking[]
  /** Who would hear of all of them, if it were told. */
  told: Told
  page: number
  pages: number
  /** By what the form tells what it has shown. */
  shown: string
  chosen: string
}

interface Asking {
  language: Language
  rooms: readonly Room[]
  /** On the button that saves. */
  save: string
  /** Instead of the words that tell how many dates there are. */
  title?: string
}

/** Stands first in the form that was sent: what lies outside, what becomes of it, and the button that saves. */
export function outsidePart(foreseen: Foreseen, { language, rooms, save, title }: Asking): Content {
  const say = texts(language)
  const { counts, shown, chosen, told } = foreseen
  return notice({
    kind: 'warning',
    level: 2,
    title: title ?? say('outside.title', counts),
    decides: true,
    content: html`<p>${say('outside.lead')}</p>
      ${datesList(foreseen, language, rooms)} ${pagesPart(foreseen, language)}
      ${hiddenField('shown', shown)}
      ${radios({
        name: 'outside',
        legend: say('outside.choose'),
        chosen: [chosen],
        options: (['keep', 'tell'] as const).map((value) => ({
          value,
          label: say(`outside.${value}`),
          detail: say(`outside.${value}.detail`),
        })),
      })}
      ${toldPart(told, language)} ${actions(submit({ label: save }))}`,
  })
}

/** That hours or a room are saved, and whom somebody has to call now. */
export function savedNotice({ language, told }: { language: Language; told?: Told | undefined }): Html {
  const say = texts(language)
  const content = html`<p>${say('savedMore')}</p>${told && toldPart(told, language)}`
  return notice({ kind: 'success', title: say('saved'), content })
}

function datesList({ dates, bookings }: Foreseen, language: Language, rooms: readonly Room[]): Content {
  const whyOf = ({ room, why }: Outside) =>
    `${roomNames([room], rooms, language)}: ${texts(language)(`why.${why}`)}`
  // A room that is put away is the reason of all of them: said once, above.
  const [first] = dates
  const isSame = first?.why === 'put-away' && dates.length > 1
  const lines = dates.map((each) => {
    const booking = bookings.find(({ id }) => id === each.booking)
    return dateLine(each, booking, { language, why: isSame ? undefined : whyOf(each) })
  })
  return html`${isSame && html`<p>${whyOf(first)}</p>`}
    <div class="lane outside-dates">
      <ul>
        ${lines}
      </ul>
    </div>`
}

function dateLine(
  { date, from, to }: Outside,
  booking: Booking | undefined,
  { language, why }: { language: Language; why: string | undefined },
): Content {
  const say = texts(language)
  const when = formatMoment({ date, from, to }, language, 'compact')
  const who = booking
    ? html`<a href="${managedHref(booking)}">${titleOf(booking)}${spoken(`${comma(language)}${when}`)}</a>`
    : say('outside.gone')
  const detail = why !== undefined && html` <span class="line-detail">${why}</span>`
  return html`<li class="line">
    <span class="line-when">${when}</span><span class="line-what">${who}${detail}</span>
  </li>`
}

/** Buttons and no links: the pages belong to what stands in the form. */
function pagesPart({ page, pages }: Foreseen, language: Language): Content {
  if (pages < 2) return false
  const say = texts(language)
  const to = (number: number, label: string) =>
    number >= 1 &&
    number <= pages &&
    submit({ label, kind: 'secondary', attributes: { name: 'page', value: number } })
  return html`<p>${say('outside.page', { page, pages })}</p>
    ${actions(to(page - 1, say('outside.previous')), to(page + 1, say('outside.next')))}`
}
