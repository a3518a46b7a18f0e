import type { Capability } from '../shared/http/contract.ts'

/** Item types whose changes the function of a capability hears: its own, and for mail those of which any capability has news. */
export function heardTypes(capability: Capability, all: readonly Capability[]): string[] {
  const news = capability.sendsMail ? all.flatMap((each) => each.news ?? []) : []
  return [...new Set([...(capability.stream?.types ?? []), ...news])]
}

/** Whether a capability needs a function: what nobody calls, wakes or tells is there for other slices alone. */
export function needsFunction(capability: Capability, all: readonly Capability[]): boolean {
  const { routes, schedules = {} } = capability
  const called = Object.keys(routes).length + Object.keys(schedules).length
  return called > 0 || heardTypes(capability, all).length > 0
}
