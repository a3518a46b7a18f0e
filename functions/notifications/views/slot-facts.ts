import { formatDuration } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import { affectedDates, spokenDates } from './affected.ts'
import { roomNames } from './facts.ts'
import type { Fact } from './facts.ts'
import type { BookingModel } from './model.ts'
import type { Say } from './words.ts'

/** Room and time. */
export function slotFacts(model: BookingModel, say: Say, language: Language): Fact[] {
  const { booking } = model
  return [
    ...roomFacts(model, say, language),
    { name: say('fact.when'), value: spokenDates(affectedDates(model), model, say, language) },
    ...aroundFacts(booking, say, language),
  ]
}

export function roomFacts(model: BookingModel, say: Say, language: Language): Fact[] {
  const { rooms } = model.booking
  return [{ name: say('fact.rooms', { count: rooms.length }), value: roomNames(rooms, model, language) }]
}

function aroundFacts(
  { setUpMinutes, tidyUpMinutes }: BookingModel['booking'],
  say: Say,
  language: Language,
): Fact[] {
  const length = (minutes: number) => formatDuration(minutes, language)
  const parts = [
    ...(setUpMinutes > 0 ? [say('around.before', { length: length(setUpMinutes) })] : []),
    ...(tidyUpMinutes > 0 ? [say('around.after', { length: length(tidyUpMinutes) })] : []),
  ]
  return parts.length === 0 ? [] : [{ name: say('fact.around'), value: parts.join(', ') }]
}
