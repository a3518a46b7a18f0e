import { holdsSlot } from '../../bookings/rules/state.ts'
import { affectedDates, spokenDates } from './affected.ts'
import { askedFacts, changeFacts, fieldFacts, offerFacts, refusedFacts } from './changes.ts'
import type { Kind } from './contact.ts'
import { purposeFacts } from './facts.ts'
import type { Fact } from './facts.ts'
import { decisionFacts } from './fates.ts'
import type { BookingModel } from './model.ts'
import { slotFacts } from './slot-facts.ts'
import type { Say } from './words.ts'

/** What the mail tells besides its sentences: which dates, old and new, what became of which. */
export function contactFactsOf(kind: Kind, model: BookingModel, say: Say): Fact[] {
  const { language } = model.booking
  const purpose = purposeFacts(model, say)
  const asked = () => askedFacts(model, say, language)
  const moved = () => changeFacts(model, say, language)
  const kept = () => refusedFacts(model, say, language)
  const special: Partial<Record<Kind, () => Fact[]>> = {
    moved: () => [...moved(), ...othersFacts(model, say), ...purpose],
    'change-approved': () => [...moved(), ...purpose],
    'offer-taken': () => [...moved(), ...purpose],
    changed: () => [...moved(), ...slotFacts(model, say, language)],
    'change-asked': () => [...asked(), ...fieldFacts(model, say, language), ...purpose],
    'change-declined': () => [...kept(), ...purpose],
    'change-expired': () => [...kept(), ...purpose],
    displaced: () => [
      ...decisionFacts(model, say, language),
      ...offerFacts(model, say, language),
      ...purpose,
    ],
  }
  return special[kind]?.() ?? [...decisionFacts(model, say, language), ...purpose]
}

/** Dates of a series that were not moved. */
function othersFacts(model: BookingModel, say: Say): Fact[] {
  const moved = new Set(affectedDates(model).map(({ key }) => key))
  const others = model.booking.occurrences.filter(({ key, state }) => holdsSlot(state) && !moved.has(key))
  if (others.length === 0) return []
  const value = spokenDates(others, model, say, model.booking.language)
  return [{ name: say('fate.unmoved', { count: others.length }), value }]
}
