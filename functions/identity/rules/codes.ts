import { derivedId, derivedToken, idLength } from '../../../shared/ids.ts'
import type { Limit } from '../../../shared/limit.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { proves } from '../../../shared/keys.ts'
import { codeMinutes, isOver } from '../rules.ts'
import type { SentCode } from '../schema.ts'

/** As many codes as anybody may have sent to one address within an hour without a pause; */
export const codesWithoutPause = 3
/** from then on one whenever the newest is so old. Shorter than a code lives: whoever gets no new one has one that still works. */
export const pauseMinutes = 6
/** One network address, for one person and hour. */
export const codesPerNetwork = 5
/** From one network address, or in one browser that is known, for one person and hour. */
export const triesPerHour = 10
/**
 * Comparisons over all codes since the last success. Whoever guesses at one person's codes has 100 of a million; after that only the
 * link from the mail works, and the codes that were asked for in a browser that is known.
 */
export const triesBetweenSuccesses = 100
/** Where there are no limits. */
export const mostRemembered = 30

/** From where somebody asks for a code or enters one. */
export interface Asker {
  /** Hash of the network address. */
  address: string
  /** The mark that this browser carries, if somebody signed in here before. */
  browser?: string | undefined
}

/** Whether the browser is one of hers, and under which name it is counted: strangers by network address and person. */
export interface Standing {
  isOwn: boolean
  countedAs: string
}

export function standingOf(secret: string, person: string, { address, browser = '' }: Asker): Standing {
  const name = browser.slice(0, idLength)
  const isOwn = proves(browser, secret, (key) => browserMark(key, person, name))
  return { isOwn, countedAs: isOwn ? name : derivedId(secret, 'sign-in from', `${address}\n${person}`) }
}

/** What a browser carries from then on in which somebody has signed in: it opens nothing, it only is not counted with strangers. */
export function browserMark(secret: string, person: string, name: string): string {
  return name + derivedToken(secret, 'known browser', `${person}\n${name}`)
}

export function codesLimit({ countedAs }: Standing): Limit {
  return { purpose: 'sign-in-for', of: countedAs, most: codesPerNetwork, minutes: 60 }
}

export function triesLimit({ countedAs }: Standing): Limit {
  return { purpose: 'sign-in-tries', of: countedAs, most: triesPerHour, minutes: 60 }
}

/**
 * All codes with a new one, or nothing if enough were sent. What strangers ask for and what is asked for in browsers that are known is
 * counted apart. No code takes the place of another.
 */
export function takeCode(
  sent: readonly SentCode[],
  wish: Omit<SentCode, 'askedAt' | 'expiresAt'>,
  { now, limited }: { now: Instant; limited: boolean },
): SentCode[] | undefined {
  const recent = sent.filter(({ askedAt }) => askedAt > addMinutes(now, -60))
  const alike = recent.filter(({ isOwn }) => isOwn === wish.isOwn)
  const isFresh = alike.some(({ askedAt }) => askedAt > addMinutes(now, -pauseMinutes))
  if (limited && isFresh && alike.length >= codesWithoutPause) return undefined
  const code = { ...wish, askedAt: now, expiresAt: addMinutes(now, codeMinutes) }
  // Where a code leads that is over interests nobody, and may be long.
  const known = recent.map((each) => (isOver(each, now) ? { ...each, next: '/' } : each))
  return [...known, code].slice(-mostRemembered)
}

/** What is left when one code has been used. After too many guesses nothing is: one of them may have been found out meanwhile. */
export function codesAfter(sent: readonly SentCode[], { nonce, tries }: { nonce: string; tries: number }) {
  return tries < triesBetweenSuccesses ? sent.filter((code) => code.nonce !== nonce) : []
}
