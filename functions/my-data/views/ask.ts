import { form, submit } from '../../../shared/html/buttons.ts'
import { emailField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { errorSummary, notice } from '../../../shared/html/messages.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import { linkHours } from '../../identity/rules/data-link.ts'
import { capability } from '../contract.ts'
import { frame, texts } from './frame.ts'
import { siteDataNote } from '../../identity/views/frame.ts'

const { routes } = capability

interface AskModel {
  language: Language
  isSent?: boolean
  failure?: Failure
}

/** Asks for the address; says the same whether anything is stored of it or not. */
export function askView({ language, isSent = false, failure }: AskModel): string {
  const say = texts(language)
  const wrong = failure && say(failure.errorOf('email') === undefined ? 'ask.tooOften' : 'ask.wrong')
  const field = emailField({
    name: 'email',
    label: say('ask.email'),
    hint: say('ask.hint', { hours: linkHours }),
    value: failure?.entered.get('email') ?? '',
    ...(failure?.errorOf('email') === undefined ? {} : { error: say('ask.wrong') }),
    attributes: attributesOf(routes.sendAskMyData.body, 'email'),
  })
  const errors = wrong && [
    failure?.errorOf('email') === undefined ? { message: wrong } : { field: 'email', message: wrong },
  ]
  return frame(
    language,
    { title: say('ask.title'), here: href(routes.askMyDataPage) },
    html`${errors && errorSummary({ language, errors })}
    ${pageHeading(say('ask.title'), { lead: say('ask.lead') })}
    ${isSent && notice({ kind: 'info', title: say('ask.sent'), content: say('ask.sentMore') })}
    ${form({ action: href(routes.sendAskMyData), content: [field, siteDataNote(language), submit({ label: say('ask.send') })] })}
    <p>${say('ask.phone')}</p>`,
  )
}
