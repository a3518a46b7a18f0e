import { known } from '../../shared/known.ts'
import type { News } from '../../shared/news.ts'
import { today } from '../../shared/time/civil.ts'
import { mailName, toAsking, toEach } from '../contacts/rules/recipient.ts'
import type { Recipient } from '../contacts/schema/recipient.ts'
import type { Hearer } from '../groups/rules/people.ts'
import { decidesToday, deputiesToAsk, isVacantOn } from '../houses/rules/who-decides.ts'
import type { Manager } from '../houses/schema.ts'
import type { BookingFacts } from './actions/mail-facts.ts'
import { needsFirstDecision } from './rules/consent.ts'
import { isUndecided } from './rules/scope.ts'
import { isHidden, isOpen } from './rules/state.ts'
import { endOf } from './rules/unattended.ts'
import { differingDates, hasApproved, stepsBetween } from './rules/what-changed.ts'
import type { NewLine } from './rules/what-changed.ts'
import { BookingNotice } from './schema/notice.ts'
import { packOccurrences } from './schema/pack.ts'
import { Booking } from './schema.ts'
import type { Happening, HistoryEntry, Occurrence } from './schema.ts'

export interface BookingChange {
  booking: Booking
  steps: readonly NewLine[]
  /** The dates that are other now, as they were; absent at the beginning. */
  was?: readonly Occurrence[]
}

type Deserves = (step: NewLine) => boolean

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
  // Proving the address is done on a page that says so; news is only what it leads to. The house hears now what was asked for.
  confirmed: { contact: makesCertain, managers: always },
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
  // Whoever it is offered to hears of it, and who gave it what became of it (`givingSides`).
  'give-asked': { contact: never, managers: never },
  given: { contact: always, managers: never },
  'give-declined': { contact: always, managers: never },
  // Whoever nobody can write to is asked by the house (`whoHears`).
  'pulse-asked': { contact: always, managers: never },
  'pulse-quiet': { contact: always, managers: always },
  'pulse-yes': { contact: never, managers: never },
} as const satisfies Record<Happening, { contact: Deserves; managers: Deserves }>

/** Whom the house's side of a change concerns: who decides today, and who is asked when they let the deadline pass. */
export interface Addressed {
  deciding: readonly Pick<Manager, 'person'>[]
  deputies: readonly Pick<Manager, 'person'>[]
  /** Where a group holds it. */
  hosts?: readonly Pick<Hearer, 'id'>[] | undefined
  /** Where it is offered to a group. */
  receivers?: readonly Pick<Hearer, 'id'>[] | undefined
}

type Asked = Pick<Booking, 'contact' | 'group' | 'gift' | 'givenBy'>

/** Who hears of a step. What a group holds concerns all its hosts, once the address of the one who asked is proved. A contact without an e-mail address is told by telephone, by people. */
export function whoHears(
  step: NewLine,
  { contact, group, gift, givenBy }: Asked,
  { deciding, deputies, hosts = [], receivers = [] }: Addressed,
): Recipient[] {
  const { what, state } = step.entry
  if (isSilent(step)) return []
  const asking = state === 'unconfirmed' ? { contact } : { contact, group }
  const asked = what === 'deadline-extended' ? deputies : deciding
  const isQuiet = waitsForProof(step.entry, contact)
  const mustCall = what === 'pulse-asked' && contact.email === undefined && hosts.length === 0
  return [
    ...(hearers[what].contact(step) ? toAsking(asking, hosts) : []),
    ...((hearers[what].managers(step) && !isQuiet) || mustCall ? toEach(asked) : []),
    ...givingSides(what, { gift, givenBy }, receivers),
  ]
}

/** Strangers fill no mailbox of those who run the house: they hear of it once the address is proved, or if it is a telephone to call. */
function waitsForProof({ what, state }: HistoryEntry, { email }: Booking['contact']): boolean {
  return ['requested', 'reminded'].includes(what) && state === 'unconfirmed' && email !== undefined
}

/**
 * To an address that nobody has proved goes one mail, the first; what is done with such a request by its link, by the clock, or by a yes to
 * somebody else is news for nobody. That its time is free again managers see.
 */
function isSilent({ entry, before }: NewLine): boolean {
  return (
    before === 'unconfirmed' &&
    entry.by.kind !== 'manager' &&
    ['unconfirmed', 'cancelled', 'expired', 'declined'].includes(entry.state)
  )
}

/** Who of an offer is neither the contact nor runs the house. */
function givingSides(
  what: Happening,
  { gift, givenBy }: Pick<Booking, 'gift' | 'givenBy'>,
  receivers: readonly { id: string }[],
): Recipient[] {
  if (what === 'given') return givenBy?.email === undefined ? [] : [{ kind: 'giver' }]
  if (what !== 'give-asked' || gift === undefined) return []
  if ('group' in gift.to) return receivers.map(({ id }) => ({ kind: 'receiver', member: id }))
  return gift.to.contact.email === undefined ? [] : [{ kind: 'receiver' }]
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
    const earlier = before && !isHidden(before) ? before : undefined
    const steps = stepsBetween(earlier, booking)
    if (steps.length === 0) return undefined
    return { booking, steps, ...(earlier ? { was: differingDates(earlier, booking) } : {}) }
  },

  tell({ booking, steps, was }, facts) {
    const date = today(facts.now, facts.house.timeZone)
    const addressed = {
      deciding: decidesToday(facts, date),
      deputies: deputiesToAsk(facts, date),
      hosts: facts.hosts,
      receivers: facts.receivers,
    }
    const { history: _history, fingerprint: _fingerprint, heldFor: _held, ...snapshot } = booking
    const told = {
      about: 'booking',
      booking: { ...snapshot, occurrences: packOccurrences(booking.occurrences) },
      ...(was ? { was: packOccurrences(was) } : {}),
      atOnce: needsNoDecision(booking, facts),
      ...known({ atDeadline: endAtDeadline(booking, facts) }),
    }
    return steps.flatMap((step) =>
      whoHears(step, booking, addressed).map((to) => ({
        name: mailName(booking, step.entry, to),
        notice: { ...told, to, ...step },
        // What a stranger typed is shown to nobody before it is proved or decided: such a mail is given up.
        ...(step.entry.state === 'unconfirmed' ? {} : { parkedWith: booking.house }),
      })),
    )
  },

  write: async (notice, facts) => (await import('./views/mail/letter.ts')).bookingLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('./views/mail/letter.ts')).bookingSummary(notice, facts, language),
}

/** What comes of it if nobody decides, as the timer would do it. */
function endAtDeadline(booking: Booking, facts: BookingFacts): BookingNotice['atDeadline'] {
  const { house, rooms, trusted = false } = facts
  const { deadline } = booking
  if (deadline === undefined || !isUndecided(booking)) return undefined
  const isVacant = isVacantOn(facts, today(deadline, house.timeZone))
  return endOf(booking, { house, rooms, now: deadline, isVacant, isTrusted: trusted }).is
}

function needsNoDecision(booking: Booking, { rooms, trusted = false }: BookingFacts): boolean {
  const open = booking.occurrences.filter(({ state }) => isOpen(state))
  return open.length > 0 && !open.some((date) => needsFirstDecision(booking, date, { rooms, trusted }))
}
