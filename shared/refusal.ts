/** How the domain says no: the kind decides the HTTP status, the code names the rule, the facts fill the sentence. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly facts: Facts

  constructor(kind: RefusalKind, code: string, facts: Facts = {}) {
    super(`${kind}: ${code}`)
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
