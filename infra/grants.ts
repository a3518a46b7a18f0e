import type { Capability } from '../shared/http/contract.ts'
import { tableDefinition } from '../shared/table/definition.ts'

/** What a function may do with the table, or with one of its indexes. */
export interface Grant {
  actions: readonly string[]
  index?: string
}

const reads = ['GetItem', 'Query', 'BatchGetItem']
const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']

/**
 * The table and the indexes that a capability asks, by name, the operations the table module knows, and nothing that reads a whole table.
 * Not by prefix of keys: one transaction of a slice writes what several slices own, and each function reads sessions, houses and limits.
 */
export function tableGrants({ table, schedules, findsOwned }: Capability): Grant[] {
  const { dueIndex, ownerIndex } = tableDefinition
  const asked = [...(schedules ? [dueIndex] : []), ...(findsOwned ? [ownerIndex] : [])]
  return [
    { actions: table === 'read-write' ? [...reads, ...writes] : reads },
    ...asked.map(({ name }) => ({ actions: ['Query'], index: name })),
  ]
}
