import { absent } from './table/expression.ts'
import type { Table } from './table/table.ts'

const key = { pk: 'INSTALLATION', sk: 'SECRET' }

/** Gives the installation's secret, made at its first use; two that come first at once agree on one. Asked once per process. */
export function installationSecret(table: Table, random: () => string): () => Promise<string> {
  let known: Promise<string> | undefined
  return () => {
    known ??= readOrMake(table, random).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
}

async function readOrMake(table: Table, random: () => string): Promise<string> {
  const stored = (await table.get(key)) ?? (await table.get(key, { consistent: true }))
  if (stored) return stored.secret as string
  const secret = random()
  let winner = secret
  await table.transact([
    {
      kind: 'put',
      key,
      item: { ...key, type: 'secret', secret },
      when: [absent('pk')],
      refuse: (found) => {
        winner = (found?.secret ?? secret) as string
        return 'mine'
      },
    },
  ])
  return winner
}
