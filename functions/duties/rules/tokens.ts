import { derivedToken, idLength } from '../../../shared/ids.ts'

/** Opens the page of somebody's duty. */
export const dutyToken = (secret: string, taker: string) => derivedToken(secret, 'duty', taker)

/** Only in mails: whoever has it has shown that the address is theirs. */
export const dutyProof = (secret: string, taker: string) => derivedToken(secret, 'duty proof', taker)

/**
 * Lets one person take over a duty, or change with it, without an account. It says whose duty it was about: that somebody else was quicker is
 * told to whoever was asked, and to nobody else.
 */
export const exchangeToken = (
  secret: string,
  { meeting, key, taker }: { meeting: string; key: string; taker: string },
  by: string,
) => taker + derivedToken(secret, 'duty exchange', `${meeting} ${key} ${taker} ${by}`)

/** Whose duty it claims to be about. */
export const takerOfExchange = (token: string) => token.slice(0, idLength)

/** The same for a key that nobody has. */
export const openKeyToken = (
  secret: string,
  { meeting, key }: { meeting: string; key: string },
  by: string,
) => derivedToken(secret, 'duty exchange', `${meeting} ${key} key ${by}`)

/** Lets anybody at the door say how many came to a date. */
export const tallyToken = (secret: string, { meeting, key }: { meeting: string; key: string }) =>
  derivedToken(secret, 'tally', `${meeting} ${key}`)
