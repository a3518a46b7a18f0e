import { derivedToken, idLength } from '../../../shared/ids.ts'

type Of = { group: string; id: string }

/** Opens a group for one of its people, and says which: what they may do there hangs on their role at that time. */
export const memberToken = (secret: string, { group, id }: Of) =>
  id + derivedToken(secret, 'group member', `${group} ${id}`)

/** Whose token it claims to be. */
export const memberOfToken = (token: string) => token.slice(0, idLength)

/** Says in one word in whose name somebody asks, and with what right; `undefined` for what is none. */
export const inNameWord = ({ group, token }: { group: string; token: string }) => `${group}.${token}`

export function inNameOf(word: string): { group: string; token: string } | undefined {
  const [group = '', token = ''] = word.split('.')
  return group.length === idLength && token !== '' ? { group, token } : undefined
}

/** Only in the first mail: whoever has it has shown that the address is theirs. */
export const memberProof = (secret: string, { group, id, email }: Of & { email?: string | undefined }) =>
  derivedToken(secret, 'group proof', `${group} ${id} ${email?.toLowerCase() ?? ''}`)
