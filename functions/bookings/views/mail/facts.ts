import { inARow } from '../../../../shared/in-a-row.ts'
import { purposeIn } from '../purposes.ts'
import type { MailFact } from '../../../../shared/html/mail.ts'
import { quotedInLine } from '../../../../shared/html/mail-words.ts'
import type { Language } from '../../../../shared/language.ts'
import { formatDuration } from '../../../../shared/time/format.ts'
import { contactFact } from '../../../contacts/views/mail.ts'
import { roomsFact, whenFact } from '../../../rooms/views/mail.ts'
import { keysOf } from '../../rules/decision.ts'
import { isOpen } from '../../rules/state.ts'
import type { Occurrence } from '../../schema.ts'
import type { DatesChange } from '../../schema/series.ts'
import { refusedWord } from '../series-words.ts'
import { affectedDates, otherDates, slotLines, spokenDates } from './dates.ts'
import type { BookingModel, Say } from './frame.ts'

/** What it is for. */
export function purposeFacts({ booking }: BookingModel, say: Say, language: Language): MailFact[] {
  const { groupName, attendees } = booking
  const purpose = purposeIn(language, booking)
  return [
    { name: say('fact.purpose'), value: purpose },
    ...(groupName === undefined ? [] : [{ name: say('fact.groupName'), value: groupName }]),
    ...(attendees === undefined ? [] : [{ name: say('fact.attendees'), value: String(attendees) }]),
  ]
}

/** Who it is, how to reach them, and what they wrote: for those who run the house. */
export function contactFacts({ booking }: BookingModel, say: Say, language: Language): MailFact[] {
  const { contact, note } = booking
  return [
    contactFact(contact, language),
    ...(note === undefined || note === '' ? [] : [{ name: say('fact.note'), value: note }]),
  ]
}

/** Room and time. */
export function slotFacts(model: BookingModel, say: Say, language: Language): MailFact[] {
  const { booking, rooms } = model
  return [
    roomsFact(booking.rooms, rooms, language, booking.elsewhere),
    whenFact(spokenDates(affectedDates(model), model, language), language),
    ...aroundFacts(booking, say, language),
  ]
}

function aroundFacts(
  { setUpMinutes, tidyUpMinutes }: BookingModel['booking'],
  say: Say,
  language: Language,
): MailFact[] {
  const length = (minutes: number) => formatDuration(minutes, language)
  const parts = [
    ...(setUpMinutes > 0 ? [say('around.before', { length: length(setUpMinutes) })] : []),
    ...(tidyUpMinutes > 0 ? [say('around.after', { length: length(tidyUpMinutes) })] : []),
  ]
  return parts.length === 0 ? [] : [{ name: say('fact.around'), value: inARow(parts, language) }]
}

/** Of a change of some dates of a series what became of them, of anything else where and when. */
export function decisionFacts(model: BookingModel, say: Say, language: Language): MailFact[] {
  if (model.entry.dates === undefined) {
    return [...slotFacts(model, say, language), ...neverHad(model, say, language)]
  }
  const { booking, rooms } = model
  return [roomsFact(booking.rooms, rooms, language, booking.elsewhere), ...fateFacts(model, say, language)]
}

/** The whole of a decision about a series: what became of which dates and why, what is open, what stays. */
function fateFacts(model: BookingModel, say: Say, language: Language): MailFact[] {
  const { entry } = model
  const { safe, open } = otherDates(model)
  const lines = [...(entry.dates ?? [])].sort((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state))
  const together = [...Map.groupBy(lines, ({ state, words }) => `${state} ${words ?? ''}`).values()]
  return [
    ...together.flatMap((same) => fateFact(same, model, say, language)),
    ...datesFact(open, 'fate.open', model, say, language),
    ...datesFact(safe, 'fate.stays', model, say, language),
    ...neverHad(model, say, language),
  ]
}

const rank: readonly string[] = ['approved', 'requested', 'unconfirmed', 'declined', 'cancelled', 'expired']

/** Dates that the series never had, by the reason, as long as somebody may still do something about it. */
function neverHad(model: BookingModel, say: Say, language: Language): MailFact[] {
  const { booking, entry } = model
  const refused = booking.occurrences.filter(({ state }) => state === 'refused')
  const today = entry.at.slice(0, 10)
  const why = (each: Occurrence) =>
    refusedWord(each.refused ?? { code: 'other' }, { date: each.date, today, language })
  return [...Map.groupBy(refused, why)].map(([reason, dates]) => ({
    name: say('fate.refused', { reason }),
    value: spokenDates(dates, model, language),
  }))
}

function fateFact(
  same: readonly DatesChange[],
  model: BookingModel,
  say: Say,
  language: Language,
): MailFact[] {
  const { booking, entry, was } = model
  const [first] = same
  if (first === undefined) return []
  const keys = new Set(same.flatMap(keysOf))
  const dates = booking.occurrences.filter(({ key }) => keys.has(key))
  const ofChange = was.filter(({ key, state, asked }) => keys.has(key) && state === 'approved' && asked)
  const changed = new Set(ofChange.map(({ key }) => key))
  const whole = dates.filter(({ key }) => !changed.has(key))
  const words = first.words === entry.words ? [] : quotedWords(first.words, language)
  const change = first.state === 'approved' ? 'fate.change-approved' : 'fate.change-declined'
  const asked = ofChange.flatMap((date) => date.asked ?? [])
  return [
    ...(whole.length === 0
      ? []
      : [
          {
            name: say(nameOf(first.state), { count: whole.length }),
            value: [...spokenDates(whole, model, language), ...words],
          },
        ]),
    ...(asked.length === 0
      ? []
      : [{ name: say(change), value: [...slotLines(asked, model, language), ...words] }]),
  ]
}

function nameOf(state: DatesChange['state']) {
  if (isOpen(state)) return 'fate.open'
  return state === 'refused' ? 'fate.declined' : (`fate.${state}` as const)
}

function datesFact(
  dates: readonly Occurrence[],
  name: 'fate.open' | 'fate.stays',
  model: BookingModel,
  say: Say,
  language: Language,
): MailFact[] {
  if (dates.length === 0) return []
  return [{ name: say(name, { count: dates.length }), value: spokenDates(dates, model, language) }]
}

function quotedWords(words: string | undefined, language: Language): string[] {
  return words === undefined || words === '' ? [] : [quotedInLine(words, language)]
}
