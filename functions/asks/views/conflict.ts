import { actions, submit } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import type { AskableDate } from '../../bookings/rules/askable.ts'
import { texts } from './words.ts'

/** So many of those in the way are offered to be asked. */
const mostShown = 4

interface Met {
  language: Language
  failure?: Failure | undefined
  /** In which group's name: nobody asks their own. */
  group?: string | undefined
  /** With a booking of their own, which they could swap. */
  isOwn: boolean
  /** Where the form is sent to, as it is filled in. */
  hrefOf: (date: AskableDate) => string
}

/** Inside a form that met a taken slot: whoever has it and allows that can be asked to share it. */
export function askThem({ language, failure, group: own, isOwn, hrefOf }: Met): Content {
  const { askable = [] } = (failure?.facts ?? {}) as { askable?: AskableDate[] }
  const say = texts(language)
  const others = askable.filter(({ group }) => group !== own)
  return others.slice(0, mostShown).map((date) => {
    const { group } = date
    const label = say('conflict.button', { group })
    const attributes = { formaction: hrefOf(date) }
    return html`<p>${say(isOwn ? 'conflict.askOwn' : 'conflict.ask', { group })}</p>
      ${actions(submit({ label, kind: 'secondary', attributes }))}`
  })
}
