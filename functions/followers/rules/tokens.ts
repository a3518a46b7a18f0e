import { derivedToken } from '../../../shared/ids.ts'

type Of = { meeting: string; id: string }

/** Opens and ends somebody's following. */
export const followToken = (secret: string, { meeting, id }: Of) =>
  derivedToken(secret, 'follow', `${meeting} ${id}`)

/** Only in the first mail: whoever has it has shown that the address is theirs. */
export const followProof = (secret: string, { meeting, id }: Of) =>
  derivedToken(secret, 'follow proof', `${meeting} ${id}`)
