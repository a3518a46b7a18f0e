import { capabilities } from '../functions/capabilities.ts'
import { constantsOf, registered } from '../shared/http/registered.ts'

/** What a command begins with, since it runs unbundled: says the constants that the build writes into the bundles. */
export function register(): void {
  Object.assign(globalThis, constantsOf(registered(capabilities)))
}
