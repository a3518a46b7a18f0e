import type { Language } from '../../../shared/language.ts'
import { keysOf } from '../../bookings/rules/decision.ts'
import { isOpen } from '../../bookings/rules/state.ts'
import type { Occurrence } from '../../bookings/schema.ts'
import type { DatesChange } from '../../bookings/schema/series.ts'
import { refusedWord } from '../../bookings/views/series-words.ts'
import { otherDates, slotLines, spokenDates } from './affected.ts'
import type { Fact } from './facts.ts'
import type { BookingModel } from './model.ts'
import { roomFacts, slotFacts } from './slot-facts.ts'
import type { Say } from './words.ts'

/** Of a change of some dates of a series what became of them, of anything else where and when. */
export function decisionFacts(model: BookingModel, say: Say, language: Language): Fact[] {
  if (model.entry.dates === undefined) {
    return [...slotFacts(model, say, language), ...neverHad(model, say, language)]
  }
  return [...roomFacts(model, say, language), ...fateFacts(model, say, language)]
}

/** The whole of a decision about a series: what became of which dates and why, what is open, what stays. */
function fateFacts(model: BookingModel, say: Say, language: Language): Fact[] {
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
function neverHad(model: BookingModel, say: Say, language: Language): Fact[] {
  const { booking, entry } = model
  const refused = booking.occurrences.filter(({ state }) => state === 'refused')
  const today = entry.at.slice(0, 10)
  const why = (each: Occurrence) =>
    refusedWord(each.refused ?? { code: 'other' }, { date: each.date, today, language })
  return [...Map.groupBy(refused, why)].map(([reason, dates]) => ({
    name: say('fate.refused', { reason }),
    value: spokenDates(dates, model, say, language),
  }))
}

function fateFact(same: readonly DatesChange[], model: BookingModel, say: Say, language: Language): Fact[] {
  const { booking, entry, was } = model
  const [first] = same
  if (first === undefined) return []
  const keys = new Set(same.flatMap(keysOf))
  const dates = booking.occurrences.filter(({ key }) => keys.has(key))
  const ofChange = was.filter(({ key, state, asked }) => keys.has(key) && state === 'approved' && asked)
  const changed = new Set(ofChange.map(({ key }) => key))
  const whole = dates.filter(({ key }) => !changed.has(key))
  const words = first.words === entry.words ? [] : quotedWords(first.words, say)
  const change = first.state === 'approved' ? 'fate.change-approved' : 'fate.change-declined'
  const asked = ofChange.flatMap((date) => date.asked ?? [])
  return [
    ...(whole.length === 0
      ? []
      : [
          {
            name: say(nameOf(first.state), { count: whole.length }),
            value: [...spokenDates(whole, model, say, language), ...words],
          },
        ]),
    ...(asked.length === 0
      ? []
      : [{ name: say(change), value: [...slotLines(asked, model, say, language), ...words] }]),
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
): Fact[] {
  if (dates.length === 0) return []
  return [{ name: say(name, { count: dates.length }), value: spokenDates(dates, model, say, language) }]
}

function quotedWords(words: string | undefined, say: Say): string[] {
  return words === undefined || words === '' ? [] : [say('quote', { words: words.replace(/\s+/g, ' ') })]
}
