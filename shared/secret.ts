import { equals } from './table/expression.ts'
import type { Table } from './table/table.ts'
import { addMinutes } from './time/civil.ts'
import type { Instant } from './time/civil.ts'

/** Where the installation's secret lies, outside the table, so that who reads the table or a copy of it can make no link. */
export interface SecretPlace {
  read(): Promise<string | undefined>
  /** Replaces what is there. */
  write(secret: string): Promise<void>
}

const key = { pk: 'INSTALLATION', sk: 'SECRET' }

/** How long a process goes by what it has read: so long after a change of keys must nobody use the new one. */
export const minutesKept = 5

/**
 * The installation's secret: out of its place, or out of the table, where installations had it before it had a place, until a command
 * moves it. Throws where there is none.
 */
export async function readSecret(
  place: Pick<SecretPlace, 'read'>,
  table: Pick<Table, 'get'>,
): Promise<string> {
  const secret = (await place.read()) ?? (await secretInTable(table))
  if (secret === undefined) throw new Error('The installation has no secret: "npm run secret" makes it')
  return secret
}

export async function secretInTable(table: Pick<Table, 'get'>): Promise<string | undefined> {
  const item = await table.get(key, { consistent: true })
  return item?.secret as string | undefined
}

/** Takes it out of the table, once it lies elsewhere. */
export async function removeFromTable(table: Pick<Table, 'transact'>, secret: string): Promise<void> {
  await table.transact([{ kind: 'delete', key, when: [equals('secret', secret)] }])
}

/** Reads when somebody first asks, and again when that is some minutes ago; goes by what it knows while reading fails. */
export function keptSecret(read: () => Promise<string>, now: () => Instant): () => Promise<string> {
  let known: { secret: Promise<string>; until: Instant } | undefined
  return () => {
    if (known !== undefined && now() < known.until) return known.secret
    const last = known?.secret
    const secret = read().catch((error: unknown) => {
      if (last !== undefined) return last
      known = undefined
      throw error
    })
    known = { secret, until: addMinutes(now(), minutesKept) }
    return secret
  }
}
