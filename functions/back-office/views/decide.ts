import { inARow } from '../../../shared/in-a-row.ts'
import { peopleWords } from '../../rooms/views/people.ts'
import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { fieldId, fieldset, hiddenField, textField } from '../../../shared/html/fields.ts'
import { attributes, html, spoken } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import { slotInQuestion, slotOf } from '../../bookings/rules/move.ts'
import type { Occurrence } from '../../bookings/schema.ts'
import { ableDates } from '../../bookings/rules/able.ts'
import { bookingHref } from './links.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { claimForm, dateDetail, dateRow, monthLists, timeWords } from './dates.ts'
import type { DatesModel } from './dates.ts'
import { reasonFields } from './reasons.ts'
import { roomsOf, texts as words } from '../../bookings/views/managed.ts'
import { texts } from '../../bookings/views/series-texts.ts'

export interface DecideModel extends DatesModel {
  failure?: Failure | undefined
}

/** With more dates than these, a reason of its own for each would make the page a heap of fields. */
const mostOwnReasons = 120

/** The dates of a series, and while some of them wait, the form that decides about each. */
export function datesPart(model: DecideModel): Html {
  const { language, booking, house, now } = model
  const say = texts(language)
  const open = ableDates(booking, 'approve', { now, zone: house.timeZone })
  const claim = html`<form id="${claimForm}" method="post" action="${bookingHref(booking, 'sendClaim')}"></form>`
  const list = open.length === 0 ? monthLists(model, (each) => dateRow(model, each)) : decideForm(model, open)
  const title = say(open.length === 0 ? 'decide.dates' : 'decide.title')
  return section(title, html`${list} ${hasClaim(model) && claim}`, { id: 'dates' })
}

function decideForm(model: DecideModel, open: readonly Occurrence[]): Html {
  const { language, booking } = model
  const say = texts(language)
  const isChange = booking.state === 'approved'
  const keys = new Set(open.map(({ key }) => key))
  const row = (each: Occurrence) =>
    keys.has(each.key) ? choiceRow(model, each, open.length <= mostOwnReasons) : dateRow(model, each)
  const count = open.length
  const meeting = open.filter(({ key }) => model.met.has(key)).length
  return html`<p>
      ${say(isChange ? 'decide.leadChange' : 'decide.lead', { count })}
      ${meeting > 0 && html`<strong>${say('decide.meeting', { count: meeting })}</strong>`}
    </p>
    ${form({
      action: bookingHref(booking, 'sendDecide'),
      attributes: { class: 'decide' },
      content: [
        hiddenField('version', String(booking.version)),
        fieldset({
          legend: say(isChange ? 'decide.legendChange' : 'decide.legend'),
          hint: say('decide.hint'),
          content: monthLists(model, row),
        }),
        fieldset({
          legend: say('decide.reasonLegend'),
          hint: say('decide.reasonHint'),
          content: reasonFields(model, bookingRoutes.sendDecide.body, {
            reader: booking.language,
            needed: true,
          }),
        }),
        actions(submit({ label: say('decide.send') })),
      ],
    })}`
}

/** A tick says yes; without it the date is declined, and asks why. Both stand there in words. */
function choiceRow(model: DecideModel, occurrence: Occurrence, withReason: boolean): Html {
  const { language, failure } = model
  const say = texts(language)
  const { key, date, asked } = occurrence
  const id = fieldId(`approve.${key}`)
  const control = attributes({
    type: 'checkbox',
    id,
    name: 'approve',
    value: key,
    checked: failure === undefined || failure.entered.has('approve', key),
    'aria-describedby': `${id}-what`,
  })
  const own = textField({
    name: `own.${key}`,
    label: html`${say('decide.own')} ${spoken(formatDate(date, language, 'compact'))}`,
    mark: words(language)('optional'),
    value: failure?.entered.get(`own.${key}`) ?? '',
    attributes: { maxlength: 1000 },
  })
  return html`<li class="line date choose">
    <label class="choice line-when"
      ><input ${control} /><span class="choice-text">${formatDate(date, language, 'compact')}</span></label
    ><span class="line-what" id="${id}-what">${timeWords(model, occurrence)}${askedDetail(model, occurrence)}${dateDetail(model, occurrence)}${meetsAway(model, occurrence)}</span
    ><span class="verdict"
      ><span class="if-yes">${statusBadge('firm', say('decide.yes'))}</span
      ><span class="if-no">${statusBadge('over', say(asked ? 'decide.stays' : 'decide.no'))}</span></span
    >
    ${withReason && html`<div class="own-reason">${own}</div>`}
  </li>`
}

function askedDetail(model: DecideModel, occurrence: Occurrence): Content {
  const { language, booking, rooms } = model
  if (occurrence.asked === undefined) return false
  const slot = slotInQuestion(booking, occurrence)
  const isElsewhere = slot.rooms.join() !== slotOf(booking, occurrence).rooms.join()
  const heads = occurrence.asked.attendees
  const parts = [
    slot.date !== occurrence.date && formatDate(slot.date, language, 'compact'),
    formatRange(slot.from, slot.to, language),
    isElsewhere && roomsOf(slot.rooms, rooms, language),
    heads !== undefined && peopleWords(heads, language),
  ]
  const what = inARow(parts, language)
  return html`<span class="line-detail">${texts(language)('decide.askedFor', { what })}</span>`
}

/** A date that meets something may be moved instead. */
function meetsAway({ language, booking, met }: DecideModel, { key }: Occurrence): Content {
  if (!met.has(key)) return false
  const link = bookingHref(booking, 'managedMovePage', { occurrence: key })
  return html`<a class="line-link" href="${link}">${texts(language)('decide.move')}</a>`
}

function hasClaim({ refused }: DatesModel): boolean {
  return [...refused.values()].includes(undefined)
}
