import { derivedToken } from '../../../shared/ids.ts'

/** Opens the page of somebody's duty. */
export const dutyToken = (secret: string, taker: string) => derivedToken(secret, 'duty', taker)

/** Only in mails: whoever has it has shown that the address is theirs. */
export const dutyProof = (secret: string, taker: string) => derivedToken(secret, 'duty proof', taker)

/** Lets one person take over a duty, or change with it, without an account. */
export const exchangeToken = (secret: string, taker: string, by: string) =>
  derivedToken(secret, 'duty exchange', `${taker} ${by}`)

/** The same for a key that nobody has. */
export const openKeyToken = (
  secret: string,
  { meeting, key }: { meeting: string; key: string },
  by: string,
) => exchangeToken(secret, `${meeting} ${key} key`, by)

/** Lets anybody at the door say how many came to a date. */
export const tallyToken = (secret: string, { meeting, key }: { meeting: string; key: string }) =>
  derivedToken(secret, 'tally', `${meeting} ${key}`)
