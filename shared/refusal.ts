/**
 * How the domain says no: the kind decides the HTTP status, the code names the rule, the facts fill the sentence. It is an answer, not a
 * fault, and has no stack: a page asks for a hundred of them.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly facts: Facts

  constructor(kind: RefusalKind, code: string, facts: Facts = {}) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(`${kind}: ${code}`)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.facts = facts
  }
}

export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'wrong-method'
  | 'gone'
  | 'conflict'
  | 'too-many'

/** What the answer may tell: `pointer` is the JSON pointer of the field that is meant, such as `/contact/email`. */
export interface Facts {
  pointer?: string
  [name: string]: unknown
}

/** Shorthand for bad input: the field and why. */
export function invalidField(pointer: string, code = 'invalid-input', facts: Facts = {}): Refusal {
  return new Refusal('invalid', code, { pointer, ...facts })
}

/**
 * All that is wrong with an input as one refusal, so that nobody mends one field to be told of the next: the code is that of the first.
 * Anything but bad input stands alone.
 */
export function together(refusals: readonly (Refusal | undefined)[]): Refusal | undefined {
  const known = refusals.filter((refusal) => refusal !== undefined)
  const [first] = known
  const invalid = known.filter(({ kind }) => kind === 'invalid')
  if (first === undefined || first.kind !== 'invalid' || invalid.length === 1) return first
  return new Refusal('invalid', first.code, { ...first.facts, errors: invalid.flatMap(errorsIn) })
}

/** The single fields that a refusal is about. */
function errorsIn({ code, facts: { errors, pointer = '', ...facts } }: Refusal): Facts[] {
  return Array.isArray(errors) ? (errors as Facts[]) : [{ ...facts, pointer, code }]
}
