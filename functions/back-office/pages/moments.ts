import { Refusal } from '../../../shared/refusal.ts'

/** Both ends of a time as forms have them: a date each, and perhaps a time of day. */
export interface SentMoments {
  fromDate: string
  fromTime?: string | undefined
  toDate?: string | undefined
  toTime?: string | undefined
}

/** The same as actions take it; one date alone is both. */
export function momentsOf({ fromDate, fromTime, toDate = fromDate, toTime }: SentMoments) {
  const moment = (date: string, time: string | undefined) => (time === undefined ? date : `${date}T${time}`)
  return { from: moment(fromDate, fromTime), to: moment(toDate, toTime) }
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
