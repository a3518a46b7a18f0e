import { roomsInUse } from '../../rooms/rules/hours.ts'
import { actions, buttonForm, form, submit } from '../../../shared/html/buttons.ts'
import { checkboxes, radios } from '../../../shared/html/choices.ts'
import { textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { closurePages } from '../contract/closures.ts'
import type { Booking } from '../../bookings/schema.ts'
import { ClosureRequest } from '../../blocks/schema/closure.ts'
import type { AffectedBooking, AffectedDate } from '../../blocks/schema/closure.ts'
import { affectedTable, countOf } from './affected.ts'
import { slotWords, texts } from '../../blocks/views/closure-words.ts'
import { sentAgain, spanFields } from './span.ts'
import { toldPart } from '../../bookings/views/told.ts'
import type { Told } from '../../bookings/rules/told.ts'
import { spokenFacts } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'

export interface ClosureModel extends ManagerPage {
  entered: Entered
  today: LocalDate
  failure?: Failure | undefined
  /** Who would be affected by what stands in the form, and the id of the closure that it would be. */
  asked?:
    | { affected: readonly AffectedBooking[]; bookings: readonly Booking[]; told: Told; key: string }
    | undefined
}

/** Closing the house or some rooms: the form; once it is filled, who would be affected, and the button that does it. */
export function closureView(model: ClosureModel): string {
  const { language, house, asked } = model
  const say = texts(language)
  const fields = closureFields(model)
  return managePage({
    language,
    house,
    current: 'block',
    path: hrefTo('close', house.id),
    title: say('close.title'),
    main: html`${fields.summary()} ${pageHeading(say('close.title'), { lead: say('close.lead') })}
    ${asked && askedPart(model, asked)}
    ${form({
      action: hrefTo('close', house.id),
      content: [
        roomField(model, fields),
        spanFields(fields, model.today, say('wholeDay')),
        textField({ ...fields.field('words'), attributes: { maxlength: 120, required: true } }),
        displacedField(model, fields),
        actions(submit({ label: say('close.look'), kind: asked ? 'secondary' : 'primary' })),
      ],
    })}`,
  })
}

function closureFields(model: ClosureModel): FormFields {
  const { language, entered, failure } = model
  return fieldsOf({
    language,
    entered,
    failure,
    texts,
    schema: closurePages.sendClosure.body,
    spoken: (facts) => spokenFacts(facts, model),
    anchor: (name) => (name.startsWith('rooms.') ? 'rooms' : name),
  })
}

function roomField({ language, rooms, entered }: ClosureModel, { error }: FormFields): Content {
  const say = texts(language)
  const wrong = error('rooms')
  return checkboxes({
    name: 'rooms',
    legend: say('label.rooms'),
    hint: say('hint.rooms'),
    look: 'cards',
    chosen: entered.all('rooms'),
    options: roomsInUse(rooms).map(({ id, name }) => ({ value: id, label: name })),
    ...(wrong === undefined ? {} : { error: wrong }),
  })
}

function displacedField({ language, entered }: ClosureModel, { error }: FormFields): Content {
  const say = texts(language)
  const wrong = error('displaced')
  return radios({
    name: 'displaced',
    legend: say('label.displaced'),
    chosen: [entered.get('displaced')],
    options: (['offer', 'cancel'] as const).map((value) => ({
      value,
      label: say(`displaced.${value}`),
      detail: say(`displaced.${value}.detail`),
    })),
    ...(wrong === undefined ? {} : { error: wrong }),
  })
}

/** The button does with exactly these words and times what it says, whatever is typed below. */
function askedPart(
  model: ClosureModel,
  { affected, bookings, told: reached, key }: NonNullable<ClosureModel['asked']>,
): Content {
  const { language, house, rooms, entered } = model
  const say = texts(language)
  const counts = countOf(affected)
  // That nobody is affected is told as well: by the closure's own id.
  const told = [key, ...affected.map(({ booking }) => booking)]
  const sent = sentAgain(entered, ['words', 'displaced'], told)
  const close = buttonForm({
    action: hrefTo('close', house.id),
    label: say('close.send', counts),
    kind: 'danger',
    fields: { ...sent, sure: 'yes', key },
  })
  const isOffering = ClosureRequest.shape.displaced.safeParse(entered.get('displaced')).data === 'offer'
  const fateOf = (booking: Booking, { offered, beside }: AffectedDate) => {
    if (beside) return say(`fate.beside.${beside}`)
    if (offered) return say('fate.willOffer', { when: slotWords(booking, offered, { rooms, language }) })
    return say(isOffering ? 'fate.nothingFree' : 'fate.willCancel')
  }
  const table = affectedTable({ language, rooms, affected, bookings, caption: say('close.who'), fateOf })
  return notice({
    kind: 'warning',
    level: 2,
    title: say('close.affected', counts),
    decides: true,
    content: html`${counts.dates > 0 && table} ${toldPart(reached, language)}
      <p>${say('close.choose')}</p>
      ${actions(close)}`,
  })
}
