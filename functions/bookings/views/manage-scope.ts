import { actions, submit } from '../../../shared/html/buttons.ts'
import type { ButtonKind } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Step } from '../rules/state.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { ableDates } from './manage-met.ts'
import { bookingHref } from './manage-words.ts'
import type { Managed } from './manage-words.ts'
import { scopeButtons } from './scope-buttons.ts'
import { texts } from './series-texts.ts'

interface Scoped extends Managed {
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
  const count = ableDates(booking, step, moment).length
  return html`<fieldset class="scope">
    <legend>${say('scope.legend')}</legend>
    ${actions(
      submit({ label: say('scope.all', { count }), kind, attributes: { name: 'scope', value: 'all' } }),
      more,
    )}
    <p class="hint">
      ${say('decide.single')} <a href="${bookingHref(booking)}#dates">${say('decide.toDates')}</a>
    </p>
  </fieldset>`
}
