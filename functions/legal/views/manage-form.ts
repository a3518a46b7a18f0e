import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { hiddenField, textArea } from '../../../shared/html/fields.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { errorSummary } from '../../../shared/html/messages.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { fieldMessage, problemMessage } from '../../../shared/http/words.ts'
import type { Language } from '../../../shared/language.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { capability } from '../contract.ts'
import type { LegalTexts, TextName } from '../schema.ts'
import { texts as words } from './words.ts'

const route = capability.routes.changeLegalText

export interface ManageModel {
  language: Language
  path: string
  house: TeamHouse
  texts: LegalTexts
  siteImprint: string
  saved?: boolean
  failure?: Failure
}

/** A form for each: together they would be longer than what a form may bring. */
export function textForm(name: TextName, model: ManageModel): Content {
  const { language, house, texts } = model
  const say = words(language)
  const label = say(`label.${name}`)
  const mine = failureOf(name, model)
  const error = mine && wordsError(model, mine)
  return form({
    action: href(route, { house: house.id }),
    content: [
      hiddenField('version', String(texts.version)),
      hiddenField('text', name),
      textArea({
        name: 'words',
        id: `field-${name}`,
        label,
        value: mine?.entered.get('words') ?? texts[name] ?? '',
        ...(name === 'enforcementBody' ? { hint: say('hint.enforcementBody') } : {}),
        ...(error === undefined ? {} : { error }),
        attributes: { ...attributesOf(route.body, 'words'), rows: name === 'enforcementBody' ? 3 : 8 },
      }),
      actions(submit({ label: say('save', { text: label }), kind: 'secondary' })),
    ],
  })
}

/** What is wrong, with the way to the text. */
export function errorsAbove(model: ManageModel): Content {
  const { language, failure } = model
  if (failure === undefined) return false
  const field = failure.entered.get('text')
  const { title, detail } = problemMessage(language, failure.code, failure.facts, words)
  const message = wordsError(model, failure) ?? [title, detail].filter(Boolean).join(' ')
  return errorSummary({ language, title: words(language)('errors'), errors: [{ field, message }] })
}

/** What was sent stands in its own form again, the others show what is stored. */
function failureOf(name: TextName, { failure }: ManageModel): Failure | undefined {
  return failure?.entered.get('text') === name ? failure : undefined
}

function wordsError({ language }: ManageModel, failure: Failure): string | undefined {
  const found = failure.errorOf('words')
  return found && fieldMessage(language, found, words)
}
