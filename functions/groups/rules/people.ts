import { writerOf } from '../../../shared/same-mailbox.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Member } from '../schema.ts'
import { standingOf } from './rights.ts'

const day = 24 * 60
/** How long a question to a host, or to whoever is invited, waits for its answer. */
const openQuestionMinutes = 30 * day
/** How long somebody stays in an open group by an address that nobody has shown to be theirs. */
const unprovedMinutes = 7 * day

/** When somebody goes whose question nobody has answered; never, for hosts and whoever is really in. */
export function staysUntil(person: Member): Instant | undefined {
  const standing = standingOf(person)
  if (standing === 'member' || standing === 'host') return undefined
  const isOurs = standing === 'newcomer' && person.email !== undefined
  return addMinutes(person.at, isOurs ? unprovedMinutes : openQuestionMinutes)
}

/** Somebody whom mail reaches. */
export type Hearer = Member & { email: string }

/** Hosts whom mail reaches: the address is theirs, or they have proved it (`known`) with what they asked for. */
export function hearingHosts(people: readonly Member[], known?: string): Hearer[] {
  return people.filter(
    (each): each is Hearer =>
      standingOf(each) === 'host' &&
      each.email !== undefined &&
      (each.provedAt !== undefined || each.id === known),
  )
}

/** Who hears what is written to all: where the address is theirs, and as long as they want to. */
export function hearers(people: readonly Member[], but?: string): Hearer[] {
  return people.filter(
    (each): each is Hearer =>
      each.state === 'member' &&
      each.email !== undefined &&
      each.provedAt !== undefined &&
      each.isQuiet !== true &&
      each.id !== but,
  )
}

/** Hosts by an address of their own: what the house has to tell them reaches them, whatever they want of letters to all. */
export function provedHosts(people: readonly Member[]): (Member & { email: string })[] {
  return people.filter(
    (each): each is Member & { email: string } =>
      standingOf(each) === 'host' && each.email !== undefined && each.provedAt !== undefined,
  )
}

/** True where one person hosts both, by the address. */
export function hostInCommon(one: readonly Member[], other: readonly Member[]): boolean {
  const addresses = new Set(hostAddresses(one))
  return hostAddresses(other).some((address) => addresses.has(address))
}

function hostAddresses(people: readonly Member[]): string[] {
  const hosts = people.filter((each) => standingOf(each) === 'host')
  return hosts.flatMap(({ email }) => (email === undefined ? [] : [writerOf(email)]))
}
