import type { Manager } from '../../houses/schema.ts'
import type { Recipient } from '../schema/recipient.ts'

/** One recipient for each of those who run the house. */
export function toEach(managers: readonly Pick<Manager, 'person'>[]): Recipient[] {
  return managers.map(({ person }) => ({ kind: 'manager', person }))
}

/** Who asked; what a group holds concerns its hosts, as far as mail reaches them. Nobody who has no address. */
export function toAsking(
  { contact, group }: { contact: { email?: string | undefined }; group?: string | undefined },
  hosts: readonly { id: string }[] = [],
): Recipient[] {
  if (group !== undefined) return hosts.map(({ id }) => ({ kind: 'host', member: id }))
  return contact.email === undefined ? [] : [{ kind: 'contact' }]
}

/** How somebody hears of what the house does: by mail, or by people, who call or wait until they come by. */
export type Way = 'mail' | 'call' | 'comesBy'

/** By mail exactly where `toAsking` finds somebody to write to. */
export function wayTo(
  held: { contact: { email?: string | undefined; phone?: string | undefined }; group?: string | undefined },
  hosts: readonly { id: string }[] = [],
): Way {
  if (toAsking(held, hosts).length > 0) return 'mail'
  return held.contact.phone === undefined ? 'comesBy' : 'call'
}

/** The same line of a history told to the same person is the same mail, however often the line is heard. */
export function mailName(of: { id: string }, line: { id: string }, to: Recipient): string[] {
  return [of.id, line.id, ...recipientName(to)]
}

/** Tells one recipient of the same news from another. */
export function recipientName(to: Recipient): string[] {
  if (to.kind === 'host' || to.kind === 'receiver') return [to.kind, to.member ?? '']
  return [to.kind, ...(to.kind === 'manager' ? [to.person] : [])]
}

/** Who of those who run the house is meant; nobody who has left it. */
export function managerOf(to: Recipient, managers: readonly Manager[]): Manager | undefined {
  return to.kind === 'manager' ? managers.find(({ person }) => person === to.person) : undefined
}

/** Name and address of whoever is meant, as far as they are known; `contact`: who asked, or the host who is meant. */
export function reachOf(
  to: Recipient,
  contact: { name: string; email?: string | undefined },
  managers: readonly Manager[],
): { name?: string | undefined; address?: string | undefined } {
  const who = to.kind === 'manager' ? managerOf(to, managers) : contact
  return { name: who?.name, address: who?.email }
}
