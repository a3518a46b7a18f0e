import type { Actor } from '../../../shared/actor.ts'
import { derivedToken } from '../../../shared/ids.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { mayManage, namedIn } from '../../houses/rules.ts'
import type { Manager } from '../../houses/schema.ts'
import type { Contact, Doer } from '../schema.ts'

/** What somebody has asked for, and by which the house knows them. */
type Asked = { id: string; contact: Contact; linkId?: string | undefined }

/** What the link of it is made from: another one since it was given on, so that who had it before has nothing left. */
export const linkKey = ({ id, linkId }: { id: string; linkId?: string | undefined }): string => linkId ?? id

/** Opens the page of what somebody has asked for; follows from the secret (`linkKey`), so that every mail can name it. */
export function manageToken(secret: string, id: string): string {
  return derivedToken(secret, 'manage', id)
}

/** Proves that a mail has arrived at the address which it names. */
export function proofToken(secret: string, { id, contact }: Asked): string {
  return derivedToken(secret, 'proof', `${id} ${contact.email?.toLowerCase() ?? ''}`)
}

/**
 * Who acts on a booking or a place in the queue: its contact by token, or the house's manager. Refuses with `not-allowed` (a token that does not
 * fit, another house's manager) or `sign-in-needed` (neither).
 */
export function roleOn(
  asked: Asked,
  actor: Actor,
  { managers, secret }: { managers: readonly Manager[]; secret: string },
): Doer {
  if (actor.kind === 'system') return { kind: 'system' }
  if (actor.token !== undefined) {
    if (proves(actor.token, secret, (key) => manageToken(key, linkKey(asked)))) {
      return { kind: 'contact', name: asked.contact.name }
    }
    throw new Refusal('forbidden', 'not-allowed')
  }
  if (mayManage(managers, actor)) return managerName(namedIn(managers, actor))
  if (actor.person === undefined) throw new Refusal('unauthenticated', 'sign-in-needed')
  throw new Refusal('forbidden', 'not-allowed')
}

export function managerName({ person }: Actor): Doer {
  return person === undefined ? { kind: 'system' } : { kind: 'manager', name: person.name }
}
