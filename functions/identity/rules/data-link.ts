import { href } from '../../../shared/http/contract.ts'
import { derivedToken, idLength } from '../../../shared/ids.ts'
import { proves } from '../../../shared/keys.ts'
import type { Owner } from '../../../shared/owned.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { writerId } from '../../../shared/same-mailbox.ts'
import { addMinutes, epochSeconds } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { dataPath } from '../contract.ts'
import { personId } from '../rules.ts'

/** How long a link opens what is stored. */
export const linkHours = 24

/** Mails a day to one address, whoever asks. */
export const mostAsked = 3

export function ownerOf(secret: string, email: string): Owner {
  return { contactId: writerId(secret, email), person: personId(secret, email) }
}

export function opensUntil(askedAt: Instant): Instant {
  return addMinutes(askedAt, linkHours * 60)
}

/** Says whose data it opens and until when, and proves it: nothing of it is stored. */
export function dataToken(secret: string, { contactId, person }: Owner, until: Instant): string {
  const said = contactId + person + epochSeconds(until).toString(36).padStart(timeLength, '0')
  return said + derivedToken(secret, 'my data', said)
}

const timeLength = 8

export function dataLink(publicUrl: string, token: string): string {
  return publicUrl + href({ path: dataPath }, { token })
}

/** Whose data a token opens. Refuses with `not-allowed` what nobody has made, and with `link-expired` what was made too long ago. */
export function ownerOfToken(secret: string, token: string, now: Instant): Owner {
  const said = token.slice(0, 2 * idLength + timeLength)
  if (!proves(token, secret, (key) => said + derivedToken(key, 'my data', said)))
    throw new Refusal('forbidden', 'not-allowed')
  if (parseInt(said.slice(2 * idLength), 36) <= epochSeconds(now)) throw new Refusal('gone', 'link-expired')
  return { contactId: said.slice(0, idLength), person: said.slice(idLength, 2 * idLength) }
}
