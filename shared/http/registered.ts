import type { Capability, NavigationPlace, ProblemTexts } from './contract.ts'

/** What pages and schemas may know of every capability, also of those that stand after their own slice. */
export interface Registered {
  /** All places of all navigations, in their order. */
  NAVIGATION: NavigationPlace[]
  /** Words with which a path of the product begins. */
  FIRST_SEGMENTS: string[]
  /** What the contracts bring of words for refusals. */
  PROBLEMS: ProblemTexts[]
}

export function registered(capabilities: readonly Capability[]): Registered {
  const paths = capabilities.flatMap(({ routes }) => Object.values(routes).map(({ path }) => path))
  const first = paths.map((path) => path.split('/')[1] ?? '').filter((segment) => /^[^{]/.test(segment))
  return {
    NAVIGATION: capabilities
      .flatMap(({ navigation = [] }) => navigation)
      .sort((one, other) => one.rank - other.rank),
    FIRST_SEGMENTS: [...new Set(first)],
    PROBLEMS: capabilities.flatMap(({ problems = [] }) => problems),
  }
}

/**
 * Values as constants by name, each in JSON: the build writes them into the bundles, whatever runs unbundled sets them. In JSON, because
 * esbuild makes a call in every module of a bundle for a constant that is an object, and none for a text.
 */
export function constantsOf(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]))
}

/** Gives back the value of a constant, or throws because nobody has said it. */
export function valueOf<Name extends keyof Registered>(
  name: Name,
  constant: string | undefined,
): Registered[Name] {
  if (constant === undefined)
    throw new Error(
      `Nobody has said ${name}: whatever runs unbundled begins with register() of infra/registered.ts`,
    )
  return JSON.parse(constant) as Registered[Name]
}
