import { languages } from '../language.ts'
import type { Language } from '../language.ts'
import type { Capability, NavigationPlace, ProblemTexts } from './contract.ts'

declare const NAVIGATION: readonly NavigationPlace[] | undefined
declare const FIRST_SEGMENTS: readonly string[] | undefined
declare const PROBLEMS: Record<Language, ProblemTexts> | undefined

export interface Registered {
  NAVIGATION: NavigationPlace[]
  FIRST_SEGMENTS: string[]
  PROBLEMS: Record<Language, ProblemTexts>
}

/**
 * What pages and schemas may know of every capability, also of those that stand after their own slice: constants that the build writes
 * into the bundles, and `infra/registered.ts` says for whatever runs unbundled.
 */
export function registered(capabilities: readonly Capability[]): Registered {
  const paths = capabilities.flatMap(({ routes }) => Object.values(routes).map(({ path }) => path))
  const first = paths.map((path) => path.split('/')[1] ?? '').filter((segment) => /^[^{]/.test(segment))
  return {
    NAVIGATION: capabilities
      .flatMap(({ navigation = [] }) => navigation)
      .sort((one, other) => one.rank - other.rank),
    FIRST_SEGMENTS: [...new Set(first)],
    PROBLEMS: Object.fromEntries(
      languages.map((language) => [
        language,
        Object.assign({}, ...capabilities.map(({ problems }) => problems?.[language])) as ProblemTexts,
      ]),
    ) as Registered['PROBLEMS'],
  }
}

/** The places of a navigation in their order; pages draw them by `navigationLinks`. */
export function placesIn(area: string): NavigationPlace[] {
  if (typeof NAVIGATION === 'undefined') throw unsaid('NAVIGATION')
  return NAVIGATION.filter((place) => place.area === area)
}

/** Words with which a path of the product begins: nothing that is named in the first segment of a path may be called so. */
export function firstSegments(): readonly string[] {
  if (typeof FIRST_SEGMENTS === 'undefined') throw unsaid('FIRST_SEGMENTS')
  return FIRST_SEGMENTS
}

/** What the contracts bring of words for refusals, in one language. */
export function problemTexts(language: Language): ProblemTexts {
  if (typeof PROBLEMS === 'undefined') throw unsaid('PROBLEMS')
  return PROBLEMS[language]
}

function unsaid(name: string): Error {
  return new Error(
    `Nobody has said ${name}: whatever runs unbundled begins with register() of infra/registered.ts`,
  )
}
