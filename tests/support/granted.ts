import type { Context } from '../../shared/context.ts'
import type { Capability } from '../../shared/http/contract.ts'
import type { Table } from '../../shared/table/table.ts'

/** The context as the function of a capability has it on AWS: an index that it has no grant for refuses, as there. */
export function granted(ctx: Context, capability: Capability): Context {
  const refuse = (index: string) => () =>
    Promise.reject(new Error(`AccessDeniedException: ${capability.name} may not ask the index ${index}`))
  const tableOf = (table: Table): Table => ({
    ...table,
    ...(capability.schedules === undefined && { due: refuse('due') }),
    ...(capability.findsOwned === undefined && { ownedBy: refuse('owner') }),
  })
  // Not a copy: tests change what a context holds while its functions run.
  return new Proxy(ctx, {
    get: (from, name) => (name === 'table' ? tableOf(from.table) : Reflect.get(from, name)),
  })
}
