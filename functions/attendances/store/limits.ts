import { spendWrite } from '../../../shared/limit.ts'
import { absent, below, either, present } from '../../../shared/table/expression.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'

const day = 24 * 60
const purpose = 'sign-up'

/** Sign-ups a day of an address or telephone of which nobody knows whose it is, and those among them for one date. */
const mostOfContact = 10
const mostForDate = 3

/** A day, of those who leave neither, from one network address. */
const mostOfNobody = 60

export interface Signing {
  contactId: string | undefined
  address: string
  /** Of the dates that are signed up for with one word. */
  buckets: readonly string[]
}

/** Counts a sign-up in its own write. Whoever has shown that day that the address is theirs may sign up as often as they like. */
export function signUpLimitWrite({ contactId, address, buckets }: Signing, now: Instant): Write {
  if (contactId === undefined) {
    return spendWrite({ purpose, of: address, most: mostOfNobody, minutes: day }, now)
  }
  const { key, refuse, set } = spent(contactId, now)
  const dates = buckets.map((bucket) => `d_${bucket}`)
  const isProved = present('proved')
  return {
    kind: 'update',
    key,
    set,
    add: { count: 1, ...Object.fromEntries(dates.map((date) => [date, 1])) },
    when: [
      either(absent('count'), isProved, below('count', mostOfContact)),
      ...dates.map((date) => either(absent(date), isProved, below(date, mostForDate))),
    ],
    ...(refuse ? { refuse } : {}),
  }
}

/** Whose address it is has been shown. */
export function provedContactWrite(contactId: string, now: Instant): Write {
  const { key, set } = spent(contactId, now)
  return { kind: 'update', key, set: { ...set, proved: true } }
}

function spent(contactId: string, now: Instant) {
  return spendWrite({ purpose, of: contactId, most: mostOfContact, minutes: day }, now)
}
