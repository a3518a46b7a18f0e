import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import {
  emailField,
  fieldset,
  hiddenField,
  numberField,
  textArea,
  textField,
} from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { Slot } from '../../asks/schema.ts'
import { slotWords, texts } from '../../asks/views/words.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { bookHref } from '../../rooms/views/frame.ts'
import type { Room } from '../../rooms/schema.ts'
import { AskForm, KnownAskForm } from '../contract/asks.ts'
import { dataNote } from '../../houses/views/data-note.ts'

interface AskFormModel {
  language: Language
  house: ShownHouse
  rooms: readonly Room[]
  slot: Slot
  /** Who has it. */
  groupName: string
  action: string
  entered: Entered
  failure?: Failure | undefined
  /** In which group's name it is asked. */
  groupAsking: string | undefined
  /** Where they come from, who ask with a booking of their own. */
  own: string | undefined
}

/** A group is asked for its date: what for, and a few words. */
export function askFormView(model: AskFormModel): string {
  const { language, house, rooms, slot, groupName, action, entered, failure, groupAsking, own } = model
  const say = texts(language)
  const isKnown = groupAsking !== undefined || own !== undefined
  const fields = fieldsOf({ language, schema: isKnown ? KnownAskForm : AskForm, entered, failure, texts })
  const title = say('form.title', { group: groupName })
  return housePage({
    language,
    house,
    title,
    robots: 'noindex',
    here: action,
    main: html`${pageHeading(title, { lead: say('form.lead') })} ${fields.summary()}
    ${definitionList([{ name: say('fact.theirs', { group: groupName }), value: slotWords(slot, rooms, language) }])}
    ${form({
      action,
      attributes: { 'data-once': true },
      content: [
        groupAsking !== undefined && hiddenField('as', entered.get('as')),
        kinds(model, fields),
        textArea(fields.field('words')),
        isKnown
          ? groupAsking && html`<p>${say('form.inName', { group: groupAsking })}</p>`
          : reach(language, fields),
        own === undefined && [textField(fields.field('purpose')), numberField(fields.field('attendees'))],
        !isKnown && dataNote(house.id, language),
        actions(
          submit({ label: say('form.send') }),
          linkButton({ href: own ?? bookHref(house.id), label: say('form.back'), kind: 'plain' }),
        ),
      ],
    })}`,
  })
}

/** To be exchanged one must have something. */
function kinds({ language, entered, own }: AskFormModel, fields: FormFields): Content {
  const say = texts(language)
  const all = own === undefined ? (['share', 'merge'] as const) : (['swap', 'share', 'merge'] as const)
  const error = fields.error('kind')
  return radios({
    name: 'kind',
    legend: say('form.kind'),
    chosen: [entered.get('kind') || all[0]],
    options: all.map((value) => ({ value, label: say(`kind.${value}`), detail: say(`kind.${value}.more`) })),
    ...(error === undefined ? {} : { error }),
  })
}

function reach(language: Language, fields: FormFields): Content {
  const say = texts(language)
  return fieldset({
    legend: say('form.who'),
    content: [
      textField(fields.field('contact.name')),
      emailField(fields.field('contact.email', { hint: say('form.proof') })),
    ],
  })
}

/** What happens next. */
export function askSentView({
  language,
  house,
  here,
  isProved,
}: Pick<AskFormModel, 'language' | 'house'> & { here: string; isProved: boolean }): string {
  const say = texts(language)
  const what = isProved ? 'form.sent' : 'form.unproved'
  return housePage({
    language,
    house,
    here,
    title: say(what),
    robots: 'noindex',
    main: pageHeading(say(what), { lead: say(`${what}More`) }),
  })
}
