import { known } from '../../../shared/known.ts'
import { nobody } from '../../../shared/owned.ts'
import type { Member } from '../../groups/schema.ts'
import type { Booking, HistoryEntry, Occurrence } from '../schema.ts'

/** A booking of which nobody can tell any more whose it was: when, where, how many and what became of it stay, as figures. */
export function forgottenBooking(booking: Booking, contactId: string): Booking {
  const {
    groupName: _group,
    note: _note,
    label: _label,
    fingerprint: _print,
    heldFor: _held,
    ...named
  } = booking
  const { gift: _gift, givenBy: _giver, ...rest } = named
  return {
    ...rest,
    contact: { name: nobody },
    contactId,
    purpose: nobody,
    occurrences: booking.occurrences.map(withoutWords),
    history: booking.history.map(withoutPeople),
    version: booking.version + 1,
  }
}

/** By whose hash it is found: of whoever asked, also where they did so in a group's name. */
export function ownerOf({ personId, contactId }: Pick<Booking, 'personId' | 'contactId'>): string {
  return personId ?? contactId
}

/** What a group holds without the host who asked for it: all else is the group's. */
export function forgottenHost(booking: Booking): Booking {
  const { personId: _person, enteredBy: _host, groupName: name = nobody, ...rest } = booking
  const history = booking.history.map(withoutPeople)
  return { ...rest, groupName: name, contact: { name }, history, version: booking.version + 1 }
}

/** The same once the host who asked for it has left: another one stands there, or nobody for now; how the one before was reached is gone. */
export function handedOn(booking: Booking, host: Member | undefined): Booking {
  const { personId: _person, enteredBy: _host, ...rest } = booking
  const { name, email, phone } = host ?? { name: booking.groupName ?? nobody }
  const history = historyForNext(booking.history).map((line) =>
    line.by.kind === 'contact' ? { ...line, by: { kind: 'contact' as const } } : line,
  )
  return {
    ...rest,
    ...known({ enteredBy: host?.id, personId: host?.contactId }),
    contact: { name, ...known({ email, phone }) },
    history,
    version: booking.version + 1,
  }
}

/** What happened, without how whoever had it before is reached: that is nobody's business from now on. */
export function historyForNext(history: Booking['history']): Booking['history'] {
  return history.map(({ changes, ...line }) => {
    const left = changes?.filter(({ field }) => !reachFields.has(field)) ?? []
    return left.length > 0 ? { ...line, changes: left } : line
  })
}

const reachFields = new Set(['name', 'phone', 'email'])

function withoutWords({ purpose: _purpose, label: _label, note: _note, ...rest }: Occurrence): Occurrence {
  return rest
}

/** Who of the house did something stays; what anybody wrote about it goes. */
export function withoutPeople({ words: _words, changes: _changes, ...rest }: HistoryEntry): HistoryEntry {
  const dates = rest.dates?.map(({ words: _said, ...date }) => date)
  const by = rest.by.kind === 'contact' ? { kind: 'contact' as const } : rest.by
  return { ...rest, by, ...(dates ? { dates } : {}) }
}
