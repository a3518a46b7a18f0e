import { inARow } from '../../../../shared/in-a-row.ts'
import { peopleWords } from '../../../rooms/views/people.ts'
import type { MailFact } from '../../../../shared/html/mail.ts'
import { quotedInLine } from '../../../../shared/html/mail-words.ts'
import type { Language } from '../../../../shared/language.ts'
import { formatDuration, formatMoment } from '../../../../shared/time/format.ts'
import { whereWords } from '../where.ts'
import { roomsOf } from '../../rules/slot.ts'
import type { FieldChange, Occurrence } from '../../schema.ts'
import type { HeldSlot } from '../../schema/occurrence.ts'
import { affectedDates, datesBefore, slotLines } from './dates.ts'
import { texts } from './frame.ts'
import type { BookingModel, Say } from './frame.ts'
import { seenBy } from '../../../houses/views/seen.ts'

const placeAndTime = ['rooms', 'date', 'from', 'to']

/** Exactly what changed, old and new: rooms and times of the dates concerned, everything else field by field. */
export function changeFacts(model: BookingModel, say: Say, language: Language): MailFact[] {
  const changes = model.entry.changes ?? []
  const others = changes.filter(({ field }) => !placeAndTime.includes(field))
  const moved = movedDates(model)
  const isMove = moved.length > 0 || changes.length > others.length
  return [
    ...(isMove ? moveFacts(model, moved, say, language) : []),
    ...others.map((change) => fieldFact(change, say, language)),
  ]
}

/** Words and heads that are or shall be others. */
export function fieldFacts({ entry }: BookingModel, say: Say, language: Language): MailFact[] {
  const aside = [...placeAndTime, 'setUpMinutes', 'tidyUpMinutes']
  const changes = (entry.changes ?? []).filter(({ field }) => !aside.includes(field))
  return changes.map((change) => fieldFact(change, say, language))
}

/** Of an approved booking: what it has and keeps, and what is asked for beside it. */
export function askedFacts(model: BookingModel, say: Say, language: Language): MailFact[] {
  const dates = affectedDates(model).filter(({ asked }) => asked !== undefined)
  const wanted = dates.flatMap(({ asked }) => asked ?? [])
  return besideFacts(model, { dates, wanted, name: say('change.wanted') }, say, language)
}

/** What was asked for in vain, and what stays as it was. */
export function refusedFacts(model: BookingModel, say: Say, language: Language): MailFact[] {
  const dates = affectedDates(model)
  const wanted = datesBefore(model, dates).flatMap(({ asked }) => asked ?? [])
  return besideFacts(model, { dates, wanted, name: say('change.refused') }, say, language)
}

interface Beside {
  dates: readonly Occurrence[]
  wanted: readonly (HeldSlot & { attendees?: number | undefined })[]
  name: string
}

function besideFacts(
  model: BookingModel,
  { dates, wanted, name }: Beside,
  say: Say,
  language: Language,
): MailFact[] {
  const heads = [...new Set(wanted.flatMap(({ attendees }) => attendees ?? []))]
  const isElsewhere = wanted.some((slot, place) => textOf(model, slot) !== textOf(model, dates[place]))
  const more = heads.map((count) => peopleWords(count, language))
  const slots = isElsewhere ? slotLines(wanted, model, language) : []
  return [
    { name: say('change.kept'), value: slotLines(dates, model, language) },
    { name, value: [...slots, ...more] },
  ]
}

/** Other times that a closing house holds for dates that it takes away: what for what. */
export function offerFacts(model: BookingModel, say: Say, language: Language): MailFact[] {
  const lines = affectedDates(model).flatMap((date) =>
    date.offered === undefined
      ? []
      : [
          say('offer.line', {
            old: formatMoment(date, language, seenBy(model)),
            new: slotLines([date.offered], model, language)[0] ?? '',
          }),
        ],
  )
  return lines.length === 0 ? [] : [{ name: say('offer.fact', { count: lines.length }), value: lines }]
}

/** The dates that are elsewhere now. */
function movedDates(model: BookingModel): Occurrence[] {
  const dates = affectedDates(model)
  const before = datesBefore(model, dates)
  return dates.filter((date, place) => textOf(model, date) !== textOf(model, before[place]))
}

/** Where and when, set-up and tidy-up aside. */
function textOf({ booking }: BookingModel, date: HeldSlot | undefined): string {
  return date === undefined ? '' : [date.date, date.from, date.to, ...roomsOf(booking, date)].join()
}

function moveFacts(
  model: BookingModel,
  moved: readonly Occurrence[],
  say: Say,
  language: Language,
): MailFact[] {
  const side = (which: 'old' | 'new') => {
    if (moved.length === 0) return firstSlot(model, which, language)
    return slotLines(which === 'old' ? datesBefore(model, moved) : moved, model, language)
  }
  return [
    { name: say('change.old'), value: side('old') },
    { name: say('change.new'), value: side('new') },
  ]
}

/** Where and when a single date was or is, as the history tells it: what did not change stands in the booking. */
function firstSlot(model: BookingModel, side: 'old' | 'new', language: Language): string {
  const { booking, entry } = model
  const [first] = booking.occurrences
  const value = (field: string, now: string) => {
    const change = entry.changes?.find((each) => each.field === field)
    return change?.[side] ?? now
  }
  const rooms = value('rooms', booking.rooms.join(', '))
    .split(', ')
    .filter((room) => room !== '')
  const moment = {
    date: value('date', first?.date ?? ''),
    from: value('from', first?.from ?? ''),
    to: value('to', first?.to ?? ''),
  }
  const where = whereWords(model.booking, rooms, { rooms: model.rooms, language })
  return inARow([where, formatMoment(moment, language, seenBy(model))], language)
}

function fieldFact({ field, old, new: next }: FieldChange, say: Say, language: Language): MailFact {
  const key = `fact.${field}`
  const words = (value: string | undefined) =>
    value === undefined ? say('change.nothing') : valueOf(field, value, language)
  return {
    name: texts.has(key) ? say(key, { count: 1 }) : say('fact.other'),
    value: say('change.field', { old: words(old), new: words(next) }),
  }
}

const inTheirWords = ['purpose', 'groupName', 'label', 'note', 'name', 'guest', 'sharedWith']

function valueOf(field: string, value: string, language: Language): string {
  if (field.endsWith('Minutes')) return formatDuration(Number(value), language)
  return inTheirWords.includes(field) ? quotedInLine(value, language) : value
}
