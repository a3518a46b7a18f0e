import type { Capability, Route } from '../shared/http/contract.ts'

/** CloudFront takes 75 behaviours; each pattern is compared for each request, and somebody has to read them. */
const mostPatterns = 40

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

/**
 * The paths of calendars, which come before all others: programs ask for them again and again, without cookies, and say which one they have.
 * By their ending, or by their first segment where the address is a secret name. Whatever else is the same for all has its own path.
 */
export function calendarPaths(capabilities: readonly Capability[]): string[] {
  const routes = capabilities.flatMap((each) => Object.values<Route>(each.routes))
  return [...new Set(routes.filter(isSameForAll).map(patternOf))]
}

/** Whether who asks makes no difference to it. */
export function isSameForAll({ answer, sameForAll }: Route): boolean {
  return answer.contentType === 'text/calendar' || sameForAll === true
}

function patternOf({ path, sameForAll }: Route): string {
  if (sameForAll) return path.replace(/\{\w+\}/g, '*')
  return path.endsWith('.ics') ? '*.ics' : `/${path.split('/')[1]}/*`
}
