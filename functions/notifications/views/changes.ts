import { formatDuration } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import type { FieldChange } from '../../bookings/schema.ts'
import { momentOf, roomNames } from './facts.ts'
import type { Fact } from './facts.ts'
import type { BookingModel } from './model.ts'
import { texts } from './words.ts'
import type { Say } from './words.ts'

const placeAndTime = ['rooms', 'date', 'from', 'to']

/** Exactly what changed, old and new: room and time as one line each, everything else field by field. */
export function changeFacts(model: BookingModel, say: Say, language: Language): Fact[] {
  const changes = model.entry.changes ?? []
  const isMove = changes.some(({ field }) => placeAndTime.includes(field))
  const others = changes.filter(({ field }) => !placeAndTime.includes(field))
  return [
    ...(isMove ? moveFacts(model, say, language) : []),
    ...others.map((change) => fieldFact(change, say, language)),
  ]
}

function moveFacts(model: BookingModel, say: Say, language: Language): Fact[] {
  return [
    { name: say('change.old'), value: slotOf(model, 'old', language) },
    { name: say('change.new'), value: slotOf(model, 'new', language) },
  ]
}

/** Where and when it was or is: what did not change stands in the booking. */
function slotOf(model: BookingModel, side: 'old' | 'new', language: Language): string {
  const { booking, entry } = model
  const [first] = booking.occurrences
  const value = (field: string, now: string) => {
    const change = entry.changes?.find((each) => each.field === field)
    return change?.[side] ?? now
  }
  const rooms = value('rooms', booking.rooms.join(', ')).split(', ')
  const moment = {
    date: value('date', first?.date ?? ''),
    from: value('from', first?.from ?? ''),
    to: value('to', first?.to ?? ''),
  }
  return `${roomNames(rooms, model, language)}, ${momentOf(moment, language)}`
}

function fieldFact({ field, old, new: next }: FieldChange, say: Say, language: Language): Fact {
  const key = `fact.${field}`
  const words = (value: string | undefined) =>
    value === undefined ? say('change.nothing') : valueOf(field, value, say, language)
  return {
    name: texts.has(key) ? say(key, { count: 1 }) : say('fact.other'),
    value: say('change.field', { old: words(old), new: words(next) }),
  }
}

const inTheirWords = ['purpose', 'groupName', 'label', 'note', 'name']

function valueOf(field: string, value: string, say: Say, language: Language): string {
  if (field.endsWith('Minutes')) return formatDuration(Number(value), language)
  return inTheirWords.includes(field) ? say('quote', { words: value.replace(/\s+/g, ' ') }) : value
}
