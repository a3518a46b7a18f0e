import { errorSummary } from '../../../shared/html/messages.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { FieldError } from '../../../shared/http/problem.ts'
import { fieldMessage } from '../../../shared/http/words.ts'
import type { Facts } from '../../../shared/refusal.ts'
import type { Language } from '../../../shared/language.ts'
import type { Values } from '../../../shared/texts.ts'
import { addDays } from '../../../shared/time/civil.ts'
import {
  formatDate,
  formatDates,
  formatDuration,
  formatList,
  formatRange,
} from '../../../shared/time/format.ts'
import { primeTimePath } from '../../rooms/contract.ts'
import type { Room, Span } from '../../rooms/schema.ts'
import { formTexts, texts } from './texts.ts'
import type { Filling } from './texts.ts'

export interface FormErrors extends Filling {
  rooms: readonly Pick<Room, 'id' | 'name'>[]
  house?: { id: string } | undefined
  failure?: Failure | undefined
}

/** What is wrong with a field, in words; nothing if it is right. */
export function errorFor(told: FormErrors, field: string): { error?: string } {
  const found = told.failure?.errorOf(field)
  return found === undefined ? {} : { error: sentence(told, found, field) }
}

/** All that is wrong, above the form; `fields` are those of the form, so that no link leads nowhere. */
export function errorsAbove(told: FormErrors, fields: readonly string[]): Html | false {
  const { failure, language } = told
  if (failure === undefined) return false
  const errors = failure.errors.map((error) => {
    const field = fields.find((name) => error.name === name || error.name.startsWith(`${name}.`))
    const message = sentence(told, error, field ?? error.name)
    return field === undefined ? { message } : { field, message }
  })
  const own = { code: failure.code, name: '', pointer: '', facts: failure.facts }
  const place = ({ field }: { field?: string }) => fields.indexOf(field ?? '')
  const inOrder = errors.sort((one, other) => place(one) - place(other))
  const all = unique(inOrder)
  if (all.length > 0) return html`${errorSummary({ language, errors: all })}${limits(told)}`
  return errorSummary({ language, errors: [{ message: sentence(told, own, '') }] })
}

/** Where the house's limits can be read by everybody. */
function limits({ failure, house, language }: FormErrors): Html | false {
  if (failure?.code !== 'over-limit' || house === undefined) return false
  const link = href({ path: primeTimePath }, { house: house.id })
  return html`<p><a href="${link}">${texts(language)('error.over-limit.link')}</a></p>`
}

/** Two wrong rooms are one sentence. */
function unique<T extends { message: string }>(errors: readonly T[]): T[] {
  return errors.filter((error, at) => errors.findIndex(({ message }) => message === error.message) === at)
}

/** The most special words that there are: for this field and rule, for the reason, for the rule, for the field. */
function sentence(told: FormErrors, { code, facts }: FieldError, field: string): string {
  const { language, rooms } = told
  const values = valuesOf(facts, rooms, language)
  const reason = typeof facts.reason === 'string' ? [`error.${facts.reason}`] : []
  const kind = typeof facts.limit === 'string' ? [`error.${code}.${facts.limit}`] : []
  const closed = Array.isArray(facts.open) && facts.open.length === 0 ? [`error.${code}.closed`] : []
  const keys = [
    ...reason,
    ...kind,
    ...closed,
    ...over(code, facts),
    `error.${field}.${code}`,
    `error.${code}`,
  ]
  const key = [...keys, `error.${field}`].find((one) => texts.has(one))
  if (key === undefined) return fieldMessage(language, { code, facts })
  return formTexts(told)(key as 'error.too-many-people', values as { most: number })
}

/** Without a lead time, too soon means that it is over. */
function over(code: string, { leadHours = 0 }: Facts): string[] {
  return code === 'too-soon' && leadHours === 0 ? ['error.too-soon.over'] : []
}

/** Facts as words that can stand in a sentence. */
function valuesOf(facts: Facts, rooms: FormErrors['rooms'], language: Language): Values {
  const { room, date, open, minutes, latest, leadHours, most, phone, time, conflicts } = facts
  const { used, period, freeFrom } = facts
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const day = (value: unknown) =>
    typeof value === 'string' ? formatDate(value, language, 'compactYear') : ''
  const spans = (Array.isArray(open) ? open : []) as Span[]
  const taken = (Array.isArray(conflicts) ? conflicts : []) as { room?: string; rooms?: string[] }[]
  const ids = taken.flatMap((conflict) => conflict.rooms ?? [conflict.room ?? ''])
  const names = [...new Set(ids)].map((id) => nameOf(id, rooms))
  return {
    room: nameOf(text(room), rooms),
    date: day(date),
    latest: day(latest),
    time: text(time),
    open: formatList(
      spans.map(({ from, to }) => formatRange(from, to, language)),
      language,
    ),
    minutes: typeof minutes === 'number' ? formatDuration(minutes, language) : '',
    lead: typeof leadHours === 'number' ? formatDuration(leadHours * 60, language) : '',
    most: typeof most === 'number' ? most : 0,
    used: typeof used === 'number' ? used : 0,
    week: text(period).length === 10 ? formatDates(text(period), addDays(text(period), 6), language) : '',
    freeFrom: day(freeFrom),
    phone: text(phone),
    rooms: formatList(names, language),
    count: names.length,
  }
}

function nameOf(id: string, rooms: FormErrors['rooms']): string {
  return rooms.find((room) => room.id === id)?.name ?? id
}
