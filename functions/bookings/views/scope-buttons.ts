import { actions, submit } from '../../../shared/html/buttons.ts'
import type { ButtonKind } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { scopeChoices } from '../rules/able.ts'
import type { ScopeChoice } from '../rules/able.ts'
import type { Moment } from '../rules/scope.ts'
import type { Step } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { texts } from './series-texts.ts'

export interface ScopeButtons {
  language: Language
  booking: Booking
  step: Step
  moment: Moment
  /** The date of a series that is looked at. */
  occurrence?: string | undefined
  /** What the button of a single booking says: there is nothing to choose. */
  label: string
  kind?: ButtonKind
  /** More buttons behind, such as the way back. */
  more?: Content
}

/**
 * The buttons that send a form about a series: each says itself for which dates it is meant and how many these are
 * (`scope`, beside the hidden `occurrence`), and which version of the booking was shown. A single booking has one button. Enter in a field means this date alone.
 */
export function scopeButtons(given: ScopeButtons): Html {
  const { language, booking, step, moment, occurrence, label, kind = 'primary', more } = given
  const seen = hiddenField('version', String(booking.version))
  if (booking.repeat === undefined || occurrence === undefined)
    return html`${seen} ${actions(submit({ label, kind }), more)}`
  const choices = scopeChoices(booking, step, moment, occurrence)
  const buttons = choices.map((choice, at) =>
    submit({
      label: scopeWords(choice, language),
      kind: at === 0 || kind === 'danger' ? kind : 'secondary',
      attributes: { name: 'scope', value: choice.scope },
    }),
  )
  return html`<fieldset class="scope">
    <legend>${texts(language)('scope.legend', { step })}</legend>
    ${seen} ${hiddenField('occurrence', occurrence)} ${actions(...buttons)} ${more !== undefined && actions(more)}
  </fieldset>`
}

/** `Nur Di, 4. November` · `Ab Di, 4. November (9 Termine)` · `Alle 14 künftigen Termine` */
function scopeWords({ scope, first, count }: ScopeChoice, language: Language): string {
  return texts(language)(`scope.${scope}`, { date: formatDate(first.date, language, 'compact'), count })
}
