import type { MailFact } from '../../../../shared/html/mail.ts'
import { holdsSlot } from '../../rules/state.ts'
import { askedFacts, changeFacts, fieldFacts, offerFacts, refusedFacts } from './changes.ts'
import { affectedDates, spokenDates } from './dates.ts'
import { decisionFacts, purposeFacts, slotFacts } from './facts.ts'
import type { BookingModel, Say } from './frame.ts'

/** What the contact is told: the keys of their texts. */
export const kinds = [
  ...(['received', 'entered', 'approved', 'declined', 'decided', 'moved', 'changed'] as const),
  ...(['cancelled', 'expired', 'asked', 'claimed'] as const),
  ...(['change-asked', 'change-approved', 'change-declined', 'change-expired'] as const),
  ...(['displaced', 'offer-taken', 'offer-over', 'restored', 'deadline-extended'] as const),
  ...(['given', 'give-declined', 'pulse-asked', 'pulse-quiet'] as const),
] as const
export type Kind = (typeof kinds)[number]

/** What the mail tells besides its sentences: which dates, old and new, what became of which. */
export function contactFactsOf(kind: Kind, model: BookingModel, say: Say): MailFact[] {
  const { language } = model.booking
  // Perhaps somebody else typed it.
  const purpose = model.entry.state === 'unconfirmed' ? [] : purposeFacts(model, say, language)
  const asked = () => askedFacts(model, say, language)
  const moved = () => changeFacts(model, say, language)
  const kept = () => refusedFacts(model, say, language)
  const special: Partial<Record<Kind, () => MailFact[]>> = {
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
function othersFacts(model: BookingModel, say: Say): MailFact[] {
  const moved = new Set(affectedDates(model).map(({ key }) => key))
  const others = model.booking.occurrences.filter(({ key, state }) => holdsSlot(state) && !moved.has(key))
  if (others.length === 0) return []
  const value = spokenDates(others, model, model.booking.language)
  return [{ name: say('fate.unmoved', { count: others.length }), value }]
}
