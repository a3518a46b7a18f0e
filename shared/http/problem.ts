import type * as z from 'zod/mini'
import { Refusal } from '../refusal.ts'
import type { Facts, RefusalKind } from '../refusal.ts'
import { isTransient } from '../table/retry.ts'
import type { Wording } from './words.ts'
import { pointerPart } from './sound.ts'

/** An error in the shape of RFC 9457; the facts of a refusal stand beside these members. */
export interface Problem {
  type: `/problems/${string}`
  title: string
  status: number
  detail?: string
  requestId: string
  errors?: readonly (Omit<FieldError, 'name' | 'facts'> & { detail: string })[]
  [fact: string]: unknown
}

/** What is wrong with one field: where (JSON pointer, and its name in a form), which rule, and what the rule says. */
export interface FieldError {
  pointer: string
  name: string
  code: string
  facts: Facts
}

const statuses: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'wrong-method': 405,
  gone: 410,
  conflict: 409,
  'too-many': 429,
}

/** Input that cannot be read at all, as against read and wrong. */
const malformedStatuses: Record<string, number> = {
  'malformed-json': 400,
  'malformed-form': 400,
  'not-utf-8': 400,
  'body-too-large': 413,
  'wrong-content-type': 415,
}

export function malformed(reason: string, facts: Facts = {}): Refusal {
  return new Refusal('invalid', 'invalid-input', {
    ...facts,
    errors: [{ pointer: '', code: reason, ...facts }],
  })
}

/** The refusal that a schema's complaints amount to. */
export function invalidInput(error: z.core.$ZodError, input: unknown): Refusal {
  const errors = error.issues.slice(0, 50).flatMap((issue) => errorOf(issue, input))
  return new Refusal('invalid', 'invalid-input', { errors })
}

export function statusOf({ kind, facts }: Refusal): number {
  const [first] = (facts.errors ?? []) as { code?: string }[]
  return malformedStatuses[first?.code ?? ''] ?? statuses[kind]
}

/** The single fields that a refusal names, as `errors` or as its own `pointer`. */
export function fieldErrorsOf({ code, facts }: Refusal): FieldError[] {
  const { errors, pointer, ...others } = facts
  const named = (errors as ({ pointer: string; code: string } & Facts)[] | undefined) ?? []
  const own = pointer === undefined || named.length > 0 ? [] : [{ ...others, pointer, code }]
  return [...named, ...own].map(({ pointer: at, code: rule, ...more }) => ({
    pointer: at,
    name: at.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~'),
    code: rule,
    facts: more,
  }))
}

/** How any thrown thing is told to the outside; `isBug` if it is nothing that callers or the network caused. */
export function problemOf(
  error: unknown,
  { requestId, wording }: { requestId: string; wording: Wording },
): { status: number; problem: Problem; headers: Record<string, string>; isBug: boolean } {
  const refusal = error instanceof Refusal ? error : undefined
  const busy = !refusal && isTransient(error)
  const status = refusal ? statusOf(refusal) : busy ? 503 : 500
  const code = refusal?.code ?? (busy ? 'try-again' : 'internal-error')
  const { pointer: _, errors: __, ...facts } = refusal?.facts ?? {}
  const fields = refusal ? fieldErrorsOf(refusal) : []
  const problem: Problem = {
    ...facts,
    type: `/problems/${code}`,
    ...wording.problem(code, facts),
    status,
    requestId,
    ...(fields.length > 0 ? { errors: fields.map((field) => told(field, wording)) } : {}),
  }
  return {
    status,
    problem,
    headers: { ...retryHeaders(facts, busy), ...allowHeaders(facts) },
    isBug: status === 500,
  }
}

function told({ pointer, code, facts }: FieldError, wording: Wording) {
  return { ...wording.scalars(facts), pointer, code, detail: wording.field({ code, facts }) }
}

/** `Retry-After` in whole seconds, from the fact `retryAfter`. */
export function retryHeaders(facts: Facts, busy = false): Record<string, string> {
  const seconds = busy ? 2 : facts.retryAfter
  return typeof seconds === 'number' ? { 'retry-after': String(Math.max(1, Math.ceil(seconds))) } : {}
}

/** `Allow`, from the fact `allowed`: whoever is refused a method must be told which ones there are. */
function allowHeaders({ allowed }: Facts): Record<string, string> {
  return Array.isArray(allowed) ? { allow: allowed.join(', ') } : {}
}

type FoundError = { pointer: string; code: string } & Facts

/** An issue of zod in our codes; a refinement may bring its own: `z.refine(…, { params: { code: 'too-short' } })`. */
function errorOf(issue: z.core.$ZodIssue, input: unknown): FoundError[] {
  const pointer = issue.path.map((part) => `/${pointerPart(String(part))}`).join('')
  switch (issue.code) {
    case 'invalid_type':
      return [
        { pointer, code: isMissing(issue.path, input) ? 'required' : 'wrong-type', expected: issue.expected },
      ]
    case 'too_small':
      return [{ pointer, code: sizeCode(issue.origin, 'small'), minimum: Number(issue.minimum) }]
    case 'too_big':
      return [{ pointer, code: sizeCode(issue.origin, 'big'), maximum: Number(issue.maximum) }]
    case 'invalid_format':
      return [{ pointer, code: 'invalid-format', format: issue.format }]
    case 'invalid_value':
      return [{ pointer, code: 'not-one-of', allowed: issue.values.slice(0, 30).join(', ') }]
    case 'not_multiple_of':
      return [{ pointer, code: 'not-multiple-of', divisor: issue.divisor }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: `${pointer}/${pointerPart(key)}`, code: 'unknown-field' }))
    case 'custom': {
      const { code = 'invalid-value', ...facts } = (issue.params ?? {}) as { code?: string }
      return [{ pointer, code, ...facts }]
    }
    default:
      return [{ pointer, code: 'invalid-value' }]
  }
}

function isMissing(path: readonly PropertyKey[], input: unknown): boolean {
  const found = path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  )
  return found === undefined
}

function sizeCode(origin: string, size: 'small' | 'big'): string {
  if (origin === 'string') return size === 'small' ? 'too-few-characters' : 'too-many-characters'
  if (origin === 'array' || origin === 'set') return size === 'small' ? 'too-few' : 'too-many'
  return `too-${size}`
}
