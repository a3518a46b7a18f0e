import { inARow } from '../../../shared/in-a-row.ts'
import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import { emailField, telField, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import { formatList } from '../../../shared/time/format.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { DutyForm } from '../contract/json.ts'
import { shownName } from '../rules/duties.ts'
import type { Duty, Taker } from '../schema.ts'
import { dutyWords } from './duty-words.ts'
import { texts } from './texts.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface DutyPart {
  language: Language
  of: { house: string; meeting: string; key: string }
  duties: readonly Duty[]
  takers: readonly Taker[]
  /** Nobody opens, and it is near. */
  isKeyOpen: boolean
  /** Whether somebody can still put themselves down. */
  isOpen: boolean
  failure?: Failure | undefined
}

/** Who helps at a date, and how to help; nothing where a meeting needs nobody. */
export function dutyPart(model: DutyPart): Content {
  const { language, duties, isKeyOpen, isOpen } = model
  const say = texts(language)
  if (duties.length === 0) return false
  return section(
    say('part.title'),
    html`${isKeyOpen && notice({ kind: 'warning', title: say('part.keyOpen') })}
      <ul class="date-lines">
        ${duties.map((duty) => line(model, duty))}
      </ul>
      ${isOpen && takeForm(model)}`,
    { id: 'duties' },
  )
}

function line({ language, takers }: DutyPart, duty: Duty): Html {
  const say = texts(language)
  const those = takers.filter((taker) => taker.duty === duty.duty)
  const names = those.map((taker) => shownName(taker, false) ?? say('part.somebody'))
  const missing = duty.needed - those.length
  const open = missing > 0 && say('part.missing', { count: missing })
  const who = names.length > 0 && formatList(names, language)
  return html`<li><strong>${dutyWords(duty, language)}</strong>: ${inARow([who, open], language)}</li>`
}

function takeForm(model: DutyPart): Content {
  const { language, of, duties, takers, failure } = model
  const say = texts(language)
  const open = duties.filter(
    ({ duty, needed }) => takers.filter((taker) => taker.duty === duty).length < needed,
  )
  if (open.length === 0 && failure === undefined) return false
  const schema = DutyForm
  const entered = failure?.entered ?? new Entered()
  const fields = fieldsOf({ language, schema, entered, failure, texts })
  const { attributes: { pattern: _pattern, ...limits } = {}, ...phone } = fields.field('contact.phone')
  const content = html`${fields.summary()}
  ${form({
    action: `${href({ path: meetingPaths.date }, of)}/duty`,
    attributes: { 'data-once': true },
    content: [
      radios({
        name: 'duty',
        legend: say('part.which'),
        chosen: [entered.get('duty') || (open[0]?.duty ?? '')],
        options: open.map((duty) => ({ value: duty.duty, label: dutyWords(duty, language) })),
      }),
      textField({ ...fields.field('name'), id: 'field-duty-name' }),
      emailField({ ...fields.field('contact.email'), id: 'field-duty-email' }),
      telField({ ...phone, attributes: limits, id: 'field-duty-phone' }),
      dataNote(of.house, language),
      actions(submit({ label: say('part.send'), kind: 'secondary' })),
    ],
  })}`
  return details(say('part.help'), content, { open: failure !== undefined })
}
