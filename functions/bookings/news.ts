import type { News } from '../../shared/news.ts'
import { today } from '../../shared/time/civil.ts'
import { mailName, toEach } from '../contacts/rules/recipient.ts'
import type { Recipient } from '../contacts/schema/recipient.ts'
import { decidesToday, deputiesToAsk } from '../houses/rules/who-decides.ts'
import type { Manager } from '../houses/schema.ts'
import type { HouseFacts } from '../rooms/actions/house-facts.ts'
import { needsFirstDecision } from './rules/consent.ts'
import { isHidden, isOpen } from './rules/state.ts'
import { differingDates, hasApproved, stepsBetween } from './rules/what-changed.ts'
import type { Step } from './rules/what-changed.ts'
import { BookingNotice } from './schema/notice.ts'
import { packOccurrences } from './schema/pack.ts'
import { Booking } from './schema.ts'
import type { Happening, Occurrence } from './schema.ts'

export interface BookingChange {
  booking: Booking
  steps: readonly Step[]
  /** The dates that are other now, as they were; absent at the beginning. */
  was?: readonly Occurrence[]
}

export interface BookingFacts extends HouseFacts {
  /** Whether the house trusts the contact; read where an address is still to be proved, and rooms are given to the trusted at once. */
  trusted?: boolean
}

type Deserves = (step: Step) => boolean

const always: Deserves = () => true
const never: Deserves = () => false
const byContact: Deserves = ({ entry }) => entry.by.kind === 'contact'
const makesCertain: Deserves = ({ entry }) => entry.state === 'approved' || hasApproved(entry)
const changesState: Deserves = ({ entry, before }) => entry.state !== before
const byOthersOrChangesState: Deserves = (step) => !byContact(step) || changesState(step)
const byContactChangesState: Deserves = (step) => byContact(step) && changesState(step)

/**
 * Who hears of what: the contact (`views/mail/contact.ts`), who of what they did themselves gets a receipt if it has consequences;
 * and those who run the house (`views/mail/manager.ts`): of what the contact did and they have to know, and of what waits for them.
 */
const hearers = {
  requested: { contact: always, managers: byContact },
  entered: { contact: always, managers: never },
  // Proving the address is done on a page that says so; news is only what it leads to.
  confirmed: { contact: makesCertain, managers: never },
  approved: { contact: always, managers: never },
  declined: { contact: always, managers: never },
  moved: { contact: always, managers: byContact },
  changed: { contact: byOthersOrChangesState, managers: byContactChangesState },
  cancelled: { contact: always, managers: byContact },
  expired: { contact: always, managers: never },
  reminded: { contact: never, managers: always },
  asked: { contact: always, managers: never },
  answered: { contact: never, managers: byContact },
  'change-asked': { contact: always, managers: byContact },
  'change-approved': { contact: always, managers: never },
  'change-declined': { contact: always, managers: never },
  'change-expired': { contact: always, managers: never },
  decided: { contact: always, managers: never },
  claimed: { contact: always, managers: byContact },
  displaced: { contact: always, managers: never },
  'offer-taken': { contact: always, managers: byContact },
  'offer-over': { contact: always, managers: never },
  restored: { contact: always, managers: never },
  'deadline-extended': { contact: always, managers: always },
} as const satisfies Record<Happening, { contact: Deserves; managers: Deserves }>

/** Whom the house's side of a change concerns: who decides today, and who is asked when they let the deadline pass. */
export interface Addressed {
  deciding: readonly Pick<Manager, 'person'>[]
  deputies: readonly Pick<Manager, 'person'>[]
}

/** Who hears of a step. A contact without an e-mail address is told by telephone, by people. */
export function whoHears(
  step: Step,
  { contact }: Pick<Booking, 'contact'>,
  { deciding, deputies }: Addressed,
): Recipient[] {
  const { what } = step.entry
  const isTold = contact.email !== undefined && hearers[what].contact(step)
  const asked = what === 'deadline-extended' ? deputies : deciding
  return [
    ...(isTold ? [{ kind: 'contact' } as const] : []),
    ...(hearers[what].managers(step) ? toEach(asked) : []),
  ]
}

/** What happens to a booking and its dates. */
export const booking: News<BookingChange, BookingNotice, BookingFacts> = {
  about: 'booking',
  notice: BookingNotice,

  changeOf(old, after) {
    const booking = Booking.parse(after)
    const before = old && Booking.parse(old)
    // A series that is still being claimed may turn out not to be there: it is news when it stands.
    if (isHidden(booking)) return undefined
    const known = before && !isHidden(before) ? before : undefined
    const steps = stepsBetween(known, booking)
    if (steps.length === 0) return undefined
    return { booking, steps, ...(known ? { was: differingDates(known, booking) } : {}) }
  },

  tell({ booking, steps, was }, facts) {
    const date = today(facts.now, facts.house.timeZone)
    const addressed = { deciding: decidesToday(facts, date), deputies: deputiesToAsk(facts, date) }
    const { history: _history, fingerprint: _fingerprint, ...snapshot } = booking
    const told = {
      about: 'booking',
      booking: { ...snapshot, occurrences: packOccurrences(booking.occurrences) },
      ...(was ? { was: packOccurrences(was) } : {}),
      atOnce: needsNoDecision(booking, facts),
    }
    return steps.flatMap((step) =>
      whoHears(step, booking, addressed).map((to) => ({
        name: mailName(booking, step.entry, to),
        notice: { ...told, to, ...step },
        parkedWith: booking.house,
      })),
    )
  },

  write: async (notice, facts) => (await import('./views/mail/letter.ts')).bookingLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('./views/mail/letter.ts')).bookingSummary(notice, facts, language),
}

function needsNoDecision(booking: Booking, { rooms, trusted = false }: BookingFacts): boolean {
  const open = booking.occurrences.filter(({ state }) => isOpen(state))
  return open.length > 0 && !open.some((date) => needsFirstDecision(booking, date, { rooms, trusted }))
}
