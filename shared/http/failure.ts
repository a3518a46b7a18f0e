import type { Facts, Refusal } from '../refusal.ts'
import type { Entered } from './form.ts'
import { fieldErrorsOf, statusOf } from './problem.ts'
import type { FieldError } from './problem.ts'

/** Why a form comes back: what the page needs to show it again. */
export interface Failure {
  status: number
  /** The refusal's code, `invalid-input` where single fields are wrong. */
  code: string
  errors: readonly FieldError[]
  /** The refusal's facts, such as `conflicts` and `alternatives`. */
  facts: Facts
  /** What was typed, for the fields. */
  entered: Entered
  /** The first error of a field by its name in the form, such as `contact.email`. */
  errorOf(name: string): FieldError | undefined
}

export function failureOf(refusal: Refusal, entered: Entered): Failure {
  const { code, facts } = refusal
  const errors = fieldErrorsOf(refusal)
  return {
    status: statusOf(refusal),
    code,
    errors,
    facts,
    entered,
    errorOf: (name) => errors.find((error) => error.name === name || error.name.startsWith(`${name}.`)),
  }
}
