import { inARow, pointed } from '../../../shared/in-a-row.ts'
import { actions, buttonForm, linkButton } from '../../../shared/html/buttons.ts'
import { icon } from '../../../shared/html/icons.ts'
import { html, spoken, written } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { details } from '../../../shared/html/panels.ts'
import { today } from '../../../shared/time/civil.ts'
import { formatDate, formatList, formatRange, seenAt } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import type { PreviewedDate } from '../../bookings/actions/series.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { mayTake } from '../../bookings/rules/state.ts'
import { ownWords, wordsOn } from '../../bookings/rules/words.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { reasonOf, shownState, standingOf } from '../../bookings/views/date-words.ts'
import { bothWords, roomNames, whenWords } from '../../bookings/views/facts.ts'
import { linkTo } from './links.ts'
import type { LinkedBooking } from './links.ts'
import { texts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { refusedWord } from '../../bookings/views/series-words.ts'
import { texts } from '../../bookings/views/texts.ts'

export interface DatesModel extends LinkedBooking {
  booking: Booking
  rooms: readonly Pick<Room, 'id' | 'name'>[]
  moment: Moment
  /** What the refused dates would meet by now. */
  refused: readonly Pick<PreviewedDate, 'key' | 'refused'>[]
}

/** So many dates are looked at month by month. */
const many = 60

/** The dates of a series by month, each with its state, what is to be known of it and what can be done with it; past ones folded. */
export function datesList(model: DatesModel): Html {
  const { booking, moment, language } = model
  const inOrder = booking.occurrences.toSorted((a, b) => (a.date + a.from < b.date + b.from ? -1 : 1))
  const past = inOrder.filter((each) => !isUpcoming(each, moment))
  const upcoming = inOrder.filter((each) => isUpcoming(each, moment))
  const say = seriesTexts(language)
  return html`${past.length > 0 && details(say('dates.gone', { count: past.length }), months(model, past))}
  ${months(model, upcoming)}`
}

function months(model: DatesModel, dates: readonly Occurrence[]): Content {
  const { language } = model
  const groups = [...Map.groupBy(dates, ({ date }) => date.slice(0, 7)).values()]
  return groups.map((inMonth, at) => {
    const month = formatDate(inMonth[0]!.date, language, 'month')
    const rows = html`<ol class="booked">
      ${inMonth.map((each) => row(model, each))}
    </ol>`
    if (dates.length <= many) return html`<h3>${month}</h3>${rows}`
    const words = seriesTexts(language)('dates.month', { month, count: inMonth.length })
    return details(words, rows, { open: at === 0 })
  })
}

function row(model: DatesModel, occurrence: Occurrence): Html {
  const doors = doorsOf(model, occurrence)
  const head = headOf(model, occurrence)
  const notes = notesOf(model, occurrence)
  const below =
    notes.length > 0 && html`<ul class="booked-notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`
  const shown =
    doors.length === 0
      ? html`<div class="booked-head">${head}</div>`
      : html`<details><summary class="booked-head">${head}${icon('next')}</summary>${actions(...doors)}</details>`
  return html`<li>${shown}${below}${claimButton(model, occurrence)}</li>`
}

/** When, where if it is elsewhere than usual, and the state as a word with its shape. */
function headOf({ booking, moment, language, rooms }: DatesModel, occurrence: Occurrence): Html {
  const { date, from, to, rooms: elsewhere } = occurrence
  const say = seriesTexts(language)
  const state = shownState(occurrence, moment)
  const place = elsewhere && formatList(roomNames(slotOf(booking, occurrence).rooms, rooms), language)
  return html`<span class="booked-when"
      ><time datetime="${date}">${formatDate(date, language, 'compact')}</time>
      <span>${formatRange(from, to, language)}</span> ${place && html`<span>${place}</span>`}</span
    >
    ${statusBadge(standingOf[state], say(`dates.state.${state}`))}`
}

function notesOf(model: DatesModel, occurrence: Occurrence): Content[] {
  const { booking, language } = model
  const say = seriesTexts(language)
  const { key, date, from, asked, offered, state } = occurrence
  const [originalDate = '', originalTime = ''] = key.split('T')
  const isMoved = originalDate !== date || originalTime !== from
  const before = inARow([formatDate(originalDate, language, 'compact'), originalTime], language)
  const reason = state === 'declined' || state === 'cancelled' ? reasonOf(booking, occurrence) : undefined
  return [
    isMoved && say('dates.moved', { when: before }),
    asked && bothTimes(model, occurrence),
    state === 'refused' && whyNot(model, occurrence),
    reason && html`<q>${written(reason.words, { language: reason.wordsIn ?? language, page: language })}</q>`,
    offered &&
      offered.until > model.moment.now &&
      say('dates.offered', {
        when: whenWords(offered, language, seenAt(model.moment.now, model.moment.zone)),
      }),
    ownNote(model, occurrence),
  ].filter((note) => note !== false && note !== undefined)
}

function bothTimes({ booking, rooms, language }: DatesModel, occurrence: Occurrence): Html {
  const say = seriesTexts(language)
  const words = say('dates.both', bothWords(booking, occurrence, { rooms, language }))
  return html`${statusBadge('pending', say('dates.state.asked'))} ${words} ${say('dates.kept')}`
}

/** The reason as it is now; what was said when it was asked for if nobody has looked. */
function whyNot(
  { refused, moment, language }: DatesModel,
  { key, date, refused: then }: Occurrence,
): Content {
  const say = seriesTexts(language)
  const live = refused.find((each) => each.key === key)
  if (live !== undefined && live.refused === undefined) return statusBadge('open', say('dates.state.free'))
  const why = live?.refused ?? then
  const day = { date, today: today(moment.now, moment.zone), language }
  return why !== undefined && say('dates.because', { why: refusedWord(why, day) })
}

/** What is said of this date alone. */
function ownNote({ booking, language }: DatesModel, occurrence: Occurrence): Content {
  const words = wordsOn(booking, occurrence)
  const own = ownWords.flatMap((name) => {
    const value = words[name]
    if (value === undefined || value === booking[name]) return []
    return [typeof value === 'number' ? seriesTexts(language)('dates.heads', { count: value }) : value]
  })
  return own.length > 0 && seriesTexts(language)('dates.own', { words: pointed(own, language) })
}

function doorsOf(model: DatesModel, { key, state, date, ...rest }: Occurrence): Html[] {
  if (!isUpcoming({ date, to: rest.to }, model.moment)) return []
  const say = texts(model.language)
  const can = (['move', 'change', 'cancel'] as const).filter((step) => mayTake(step, state))
  return can.map((step) =>
    linkButton({
      href: linkTo(model, step, { occurrence: key }),
      label: html`${say(`booking.${step}`)} ${spoken(formatDate(date, model.language, 'compact'))}`,
      kind: step === 'cancel' ? 'danger' : 'secondary',
    }),
  )
}

function claimButton(model: DatesModel, { key, state, date }: Occurrence): Html | false {
  const live = model.refused.find((each) => each.key === key)
  if (state !== 'refused' || live === undefined || live.refused !== undefined) return false
  return buttonForm({
    action: linkTo(model, 'claim'),
    fields: { occurrence: key },
    label: html`${seriesTexts(model.language)('dates.claim')} ${spoken(formatDate(date, model.language, 'compact'))}`,
    kind: 'primary',
    attributes: { 'data-once': true },
  })
}
