import type * as z from 'zod/mini'
import type { Field } from '../../../shared/html/fields.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { errorSummary } from '../../../shared/html/messages.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { FieldError } from '../../../shared/http/problem.ts'
import { fieldMessage, problemMessage } from '../../../shared/http/words.ts'
import type { ProblemWords } from '../../../shared/http/words.ts'
import type { Facts } from '../../../shared/refusal.ts'
import type { Language } from '../../../shared/language.ts'

/** What a form is filled from: what stands in it, what is wrong with it, and the words for it. */
export interface Filling {
  language: Language
  schema: z.core.$ZodType
  entered: Entered
  failure?: Failure | undefined
  /** Knows `label.<name>`, perhaps `hint.<name>`, `error.<name>` (instead of "missing"), `reason.<reason>`, `optional`, `errors` (a title of their own for what is wrong). */
  texts: ProblemWords
  /** What a name without a text of its own is called in the summary, and why it is wrong. */
  labelOf?: (name: string) => string | undefined
  wrong?: (error: FieldError) => string | undefined
  /** Makes words of the facts of a refusal, such as a room's name of its id. */
  spoken?: (facts: Facts) => Facts
  /** The control that stands for a name without one of its own, such as the first of a row. */
  anchor?: (name: string) => string
}

export interface FormFields {
  /** All that a block of shared/html wants to know of a field; `more` says it otherwise. */
  field(name: string, more?: Partial<Field>): Field
  error(name: string): string | undefined
  /** What is wrong, with links to the fields; nothing if nothing is. */
  summary(): Html | false
}

/** Labels, hints, values, limits and errors of a form's fields by their names. */
export function fieldsOf(filling: Filling): FormFields {
  const { entered, schema, failure } = filling
  const say = sayIn(filling)
  const error = (name: string) => {
    const found = failure?.errorOf(name)
    return found && messageOf(filling, found)
  }
  return {
    error,
    field(name, more = {}) {
      const attributes = attributesOf(schema, name)
      const message = error(name)
      return {
        name,
        label: say(`label.${name}`) ?? name,
        value: entered.get(name),
        ...given('hint', say(`hint.${name}`)),
        ...given('mark', attributes['required'] === true ? undefined : say('optional')),
        ...given('error', message),
        attributes,
        ...more,
      }
    },
    summary: () => failure !== undefined && summaryOf(filling, failure),
  }
}

function summaryOf(filling: Filling, failure: Failure): Html {
  const say = sayIn(filling)
  const anchor = filling.anchor ?? ((name: string) => name)
  const named = failure.errors.map((error) => {
    const label = filling.labelOf?.(error.name) ?? say(`label.${error.name}`)
    const message = messageOf(filling, error)
    return { field: anchor(error.name), message: label === undefined ? message : `${label}: ${message}` }
  })
  const { title, detail } = problemMessage(filling.language, failure.code, failure.facts, filling.texts)
  const errors = named.length > 0 ? named : [{ message: [title, detail].filter(Boolean).join(' ') }]
  return errorSummary({ language: filling.language, errors, ...given('title', say('errors')) })
}

function messageOf(filling: Filling, error: FieldError): string {
  const { language, texts, spoken, wrong } = filling
  const say = sayIn(filling)
  const { reason } = error.facts
  const own =
    wrong?.(error) ??
    (error.code === 'required' ? say(`error.${error.name}`) : undefined) ??
    (typeof reason === 'string' ? say(`reason.${reason}`) : undefined)
  const facts = spoken ? spoken(error.facts) : error.facts
  return own ?? fieldMessage(language, { code: error.code, facts }, texts)
}

function sayIn({ texts, language }: Pick<Filling, 'texts' | 'language'>) {
  return (key: string) => (texts.has(key) ? texts(language)(key as never) : undefined)
}

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value }
}
