import { join } from 'node:path'
import { capabilities } from '../functions/capabilities.ts'
import { constantsOf, registered } from '../shared/http/registered.ts'

/** What a command begins with, since it runs unbundled: says the constants that the build writes into the bundles. */
export function register(): void {
  Object.assign(globalThis, constantsUnbundled())
}

/** The same, for whoever says them elsewhere; besides where the languages lie, which a bundle has beside it. */
export function constantsUnbundled(): Record<string, string> {
  const LANGUAGES_FOLDER = join(import.meta.dirname, '../languages')
  return constantsOf({ ...registered(capabilities), LANGUAGES_FOLDER })
}
