import type * as z from 'zod/mini'
import { invalidInput } from '../../../shared/http/problem.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { SpanForm } from '../contract/span.ts'

/**
 * What a form for a span of time asks for, as the action takes it and held against its schema, since a time is only text in the form.
 * Refuses with the names of the form's fields.
 */
export function spanRequest<T>(
  schema: z.ZodMiniType<T>,
  { fromDate, fromTime, toDate = fromDate, toTime, told: _told, ...sent }: SpanForm,
): T {
  const moment = (date: string, time: string | undefined) => (time === undefined ? date : `${date}T${time}`)
  const request = { ...sent, from: moment(fromDate, fromTime), to: moment(toDate, toTime) }
  const parsed = schema.safeParse(request)
  return parsed.success ? parsed.data : asFormNames(invalidInput(parsed.error, request))
}

/** Refusals name `from` and `to`; the form has a date and a time of each. */
export function asFormNames(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  const { pointer, errors } = error.facts
  const named = (at: unknown) => {
    if (at === '/from') return '/fromTime'
    if (at !== '/to') return at
    return error.code === 'too-long' || error.code === 'too-soon' ? '/toDate' : '/toTime'
  }
  throw new Refusal(error.kind, error.code, {
    ...error.facts,
    ...(typeof pointer === 'string' ? { pointer: String(named(pointer)) } : {}),
    ...(Array.isArray(errors)
      ? { errors: errors.map((one: { pointer: string }) => ({ ...one, pointer: named(one.pointer) })) }
      : {}),
  })
}
