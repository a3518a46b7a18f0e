import { actions, submit } from '../../../shared/html/buttons.ts'
import type { ButtonKind } from '../../../shared/html/buttons.ts'
import { hiddenField, select } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { Step } from '../../bookings/rules/state.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { ableTogether } from '../../bookings/rules/able.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { scopeButtons } from '../../bookings/views/scope-buttons.ts'
import { texts } from '../../bookings/views/series-texts.ts'
import { bookingHref } from './links.ts'
import type { BookingRoute } from './links.ts'
import { seenBy } from '../../houses/views/seen.ts'

interface Scoped extends ManagerPage {
  booking: Booking
  occurrence?: string | undefined
}

/** The date of a series that a page was opened for. */
export function chosenDate({ booking, occurrence }: Scoped): Occurrence | undefined {
  if (booking.repeat === undefined || occurrence === undefined) return undefined
  return booking.occurrences.find(({ key }) => key === occurrence)
}

interface Buttons {
  step: Step
  label: string
  kind: ButtonKind
  more: Content
}

/** What sends the form of a step: from a date on the choice of dates, for a whole series one button that says how many. */
export function scopePart(model: Scoped, { step, label, kind, more }: Buttons): Content {
  const { language, booking, occurrence, now, house } = model
  const moment = { now, zone: house.timeZone }
  if (booking.repeat === undefined || chosenDate(model) !== undefined || step === 'ask')
    return scopeButtons({
      language,
      booking,
      step,
      moment,
      label,
      kind,
      more,
      occurrence: step === 'ask' ? undefined : occurrence,
    })
  const say = texts(language)
  const count = ableTogether(booking, step, moment).length
  return html`<fieldset class="scope">
    <legend>${say('scope.legend', { step })}</legend>
    ${hiddenField('version', String(booking.version))}
    ${actions(
      submit({ label: say('scope.all', { count }), kind, attributes: { name: 'scope', value: 'all' } }),
      more,
    )}
  </fieldset>`
}

/**
 * The way from the whole series to one of its dates, without leaving the step. It stands before the form of the step, as what was typed there
 * does not go along.
 */
export function dateChooser(model: Scoped, step: Step, page: BookingRoute): Content {
  const { language, booking, now, house } = model
  const dates = ableTogether(booking, step, { now, zone: house.timeZone })
  const isWhole = booking.repeat !== undefined && chosenDate(model) === undefined
  if (!isWhole || step === 'ask' || dates.length < 2) return false
  const say = texts(language)
  const options = dates.map(({ key, date }) => ({
    value: key,
    label: formatDate(date, language, seenBy(model)),
  }))
  const label = say('decide.first')
  return details(
    say('decide.single'),
    html`<form method="get" action="${bookingHref(booking, page)}">
      ${select({ name: 'occurrence', label, groups: [{ options }] })}
      ${submit({ label: say('decide.choose'), kind: 'secondary' })}
    </form>`,
  )
}
