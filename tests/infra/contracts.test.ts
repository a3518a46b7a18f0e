import { describe, expect, test } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { calendarPaths, livePaths } from '../../infra/live-paths.ts'
import { heardTypes } from '../../infra/needs.ts'
import { routeKey } from '../../shared/http/contract.ts'
import type { Route } from '../../shared/http/contract.ts'

const routes: Route[] = capabilities.flatMap((capability) => Object.values(capability.routes))
/** As the edge does it: `*` stands for anything, slashes included. */
function isAmong(patterns: readonly string[], path: string): boolean {
  const asked = path.replace(/\{\w+\}/g, 'x')
  return patterns.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.?]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`).test(asked)
  })
}

const isLive = (path: string) => isAmong(livePaths(capabilities), path)

/** Whether a shared cache may keep it: who asks makes no difference, and nothing changes. */
function mayBeKept({ method, access, limit }: Route): boolean {
  return method === 'GET' && access === 'anyone' && limit === undefined
}

describe('the contracts of the product', () => {
  test('name each operation and each method of a path once', () => {
    const names = capabilities.flatMap(({ routes: own }) => Object.keys(own))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    const keys = routes.map(routeKey)
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  test('need nobody who is signed in where the function may write nothing: that a session is used is noted', () => {
    const reading = capabilities.filter(({ table }) => table === 'read')
    expect(reading.length).toBeGreaterThan(0)
    for (const { routes: own } of reading)
      for (const { access } of Object.values<Route>(own)) expect(access).toBe('anyone')
  })

  test('let a parameter fill a whole segment, as the gateway wants it', () => {
    for (const { path } of routes) expect(path).toMatch(/^(\/([\w.~-]+|\{\w+\}))*\/?$/)
  })

  test('have live paths for what changes something or is personal, and for nothing else', () => {
    const pages = routes.filter(({ path }) => !path.startsWith('/api/'))
    const byPath = [...Map.groupBy(pages, ({ path }) => path)]
    const wrong = byPath.filter(([path, all]) => isLive(path) === all.every(mayBeKept))
    expect(wrong.map(([path]) => path)).toEqual([])
    for (const { path } of routes) if (path.startsWith('/api/')) expect(isLive(path)).toBe(true)
  })

  test('have paths for calendars by which nothing else goes, as those bring no session', () => {
    const patterns = calendarPaths(capabilities)
    const wrong = routes.filter(
      (route) =>
        isAmong(patterns, route.path) !==
        (route.answer.contentType === 'text/calendar' || route.sameForAll === true),
    )
    expect(wrong.map(routeKey)).toEqual([])
    for (const { method, limit, access } of routes.filter(({ path }) => isAmong(patterns, path))) {
      expect([method, limit]).toEqual(['GET', undefined])
      expect(access).not.toBe('signed-in')
    }
  })

  test('say of everything that can be sent without signing in how often it may be', () => {
    const silent = routes.filter(
      ({ method, access, limit }) => method !== 'GET' && access !== 'signed-in' && limit === undefined,
    )
    expect(silent.map(routeKey)).toEqual([])
  })

  test('tell callers of a limit that is counted, and of no other', () => {
    for (const route of routes.filter(({ access }) => access !== 'signed-in')) {
      const isCounted = typeof route.limit === 'object' || route.limit === 'counted-in-the-write'
      expect([routeKey(route), route.refusals.includes('too-many-requests')]).toEqual([
        routeKey(route),
        isCounted,
      ])
    }
  })

  test('give a purpose one limit, whichever route counts for it', () => {
    const limits = routes.flatMap(({ limit }) => (typeof limit === 'object' ? [limit] : []))
    const purposes = new Set(limits.map(({ purpose }) => purpose))
    expect(new Set(limits.map((limit) => JSON.stringify(limit))).size).toBe(purposes.size)
  })

  test('say in one sentence who notices when they fail', () => {
    for (const { impact } of capabilities) expect(impact).toMatch(/^[A-Z].{20,240}\.$/)
    expect(new Set(capabilities.map(({ impact }) => impact)).size).toBe(capabilities.length)
  })

  test('listen to the stream in no more than two functions, as many as it serves without holding one back', () => {
    const hearing = capabilities.filter((each) => heardTypes(each, capabilities).length > 0)
    expect(hearing.length).toBeLessThanOrEqual(2)
  })
})
