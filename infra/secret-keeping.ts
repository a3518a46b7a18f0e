import { randomBytes } from 'node:crypto'
import { keysOf, secretOf } from '../shared/keys.ts'
import type { SecretPlace } from '../shared/secret.ts'

/** The secret as older installations have it in the table. */
export interface TableSecret {
  read(): Promise<string | undefined>
  remove(secret: string): Promise<void>
}

const newKey = () => randomBytes(32).toString('base64url')

/**
 * Sees to it that the secret lies in its place and not in the table: makes one, or takes over that of the table, once. May be repeated
 * after a crash: it is removed from the table only when it lies elsewhere. Throws where place and table belong to two installations.
 */
export async function settleSecret(
  place: SecretPlace,
  table: TableSecret,
): Promise<'made' | 'moved' | 'kept'> {
  const [there, old] = [await place.read(), await table.read()]
  if (there !== undefined && old !== undefined && keysOf(there).names !== keysOf(old).names)
    throw new Error('The secret in the table is another one: this place belongs to another installation')
  if (there === undefined) await place.write(old ?? newKey())
  if (old !== undefined) await table.remove(old)
  return old !== undefined ? 'moved' : there === undefined ? 'made' : 'kept'
}

/**
 * The next step of a change of keys. The first gives a key that proves and makes no link yet; the second, when all functions know it,
 * makes links by it. What was made by the one before stays good until the first step of the next change.
 */
export async function rotateSecret(place: SecretPlace): Promise<'prepared' | 'changed'> {
  const secret = await place.read()
  if (secret === undefined) throw new Error('There is no secret yet')
  const { names, signs, next } = keysOf(secret)
  await place.write(
    next === undefined
      ? secretOf({ names, signs, next: newKey() })
      : secretOf({ names, signs: next, before: signs }),
  )
  return next === undefined ? 'prepared' : 'changed'
}
