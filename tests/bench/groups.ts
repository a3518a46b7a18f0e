import type { Booking } from '../../functions/bookings/schema.ts'
import { heldWrites } from '../../functions/bookings/store/held.ts'
import type { Group, Member } from '../../functions/groups/schema.ts'
import { foundingWrites, newMemberWrites } from '../../functions/groups/store.ts'
import { derivedId } from '../../shared/ids.ts'
import type { Write } from '../../shared/table/write.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { firstHouse } from './country.ts'

const house = firstHouse.house.id
const members = 100
/** Weekly ones, each a booking for thirteen months. */
const meetings = 30

export const groupId = derivedId('bench', 'group', '0')

/** A large group: a hundred neighbours, with two hosts. */
export function groupWrites(now: Instant): Write[] {
  const [host, ...others] = Array.from({ length: members }, (_, at) => aMember(groupId, at, now))
  return [...foundingWrites(aGroup(groupId, now), host!), ...others.flatMap(newMemberWrites)]
}

/** One of many others in the house, with its host. */
export function otherGroupWrites(now: Instant, at: number): Write[] {
  const id = derivedId('bench', 'other group', String(at))
  return foundingWrites({ ...aGroup(id, now), hosts: 1, members: 1 }, aMember(id, 0, now))
}

function aGroup(id: string, now: Instant): Group {
  return {
    id,
    house,
    name: 'Gruppe Wort',
    purpose: 'Wir lesen zusammen, jede Woche ein anderes Buch, und wer will, bringt Kuchen mit. '.repeat(4),
    languages: ['de', 'uk'],
    audience: ['seniors'],
    joining: 'open',
    state: 'active',
    language: 'de',
    hosts: 2,
    members,
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}

function aMember(group: string, at: number, now: Instant): Member {
  return {
    id: derivedId('bench', 'member', group === groupId ? String(at) : `${group} ${at}`),
    group,
    house,
    name: `Nachbarin ${at}`,
    email: `wort-${at}@gruppe.example`,
    contactId: derivedId('bench', 'contact', `member ${at}`),
    address: derivedId('bench', 'address', String(at)),
    role: at < 2 ? 'host' : 'member',
    state: 'member',
    language: 'de',
    at: now,
    provedAt: now,
    isKnown: true,
    version: 1,
  }
}

/** The first meetings of the house are held in the name of the group. */
export function heldByGroup(booking: Booking, at: number): Write[] {
  return at < meetings ? heldWrites({ ...booking, group: groupId }) : []
}
