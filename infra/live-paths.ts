import type { Capability } from '../shared/http/contract.ts'

/** CloudFront takes 25 behaviours: one for all other paths and one for the assets are not among these. */
const mostPatterns = 23

/**
 * The paths that reach the functions each time, with all the browser sent: the whole API, and what the contracts name. Everything else
 * is a public page or file, is only read, and may be kept by the edge as long as its function says.
 */
export function livePaths(capabilities: readonly Capability[]): string[] {
  const patterns = [...new Set(['/api/*', ...capabilities.flatMap(({ live }) => live ?? [])])]
  if (patterns.length > mostPatterns)
    throw new Error(`${patterns.length} live paths are more than the distribution takes (${mostPatterns})`)
  return patterns
}
