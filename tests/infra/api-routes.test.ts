import { describe, expect, test } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { apiRoutes } from '../../infra/api-routes.ts'
import { compileRoutes, matchRoute, readings } from '../../infra/local/gateway-routes.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { aCapability, fourMore } from './synthesis.ts'

/** Tells which capability a path reaches, once where both readings of the gateway's rules agree. */
function gatewayOf(list: readonly Capability[]): (path: string, method?: string) => string {
  const routes = apiRoutes(list)
  const choices = readings.map((reading) => compileRoutes(routes, reading))
  return (path, method = 'GET') => {
    const answers = choices.map((choice) => matchRoute(choice, method, path)?.target ?? 'nobody')
    return [...new Set(answers)].join(' or ')
  }
}

/** Paths with stand-ins for what is in braces, none of which is a word of any contract. */
function samplesOf({ name, routes }: Capability): [string, string][] {
  return Object.values(routes).map(({ path }) => [path.replace(/\{(\w+)\}/g, 'any-$1'), name])
}

describe('the routes of the gateway', () => {
  const site = { ...aCapability('site', '/', '/problems/{code}', '/language'), unknownPaths: true } as const

  test.each<[string, Capability[], [path: string, target: string][]]>([
    [
      'by prefix, where all below is one’s',
      [
        aCapability('bookings', '/api/bookings/{id}', '/api/bookings/{id}/move'),
        aCapability('me', '/api/me'),
      ],
      [
        ['/api/bookings/x', 'bookings'],
        ['/api/bookings/x/move', 'bookings'],
        ['/api/me', 'me'],
      ],
    ],
    [
      'past two parameters that any pair of words fits',
      [aCapability('rooms', '/{house}', '/{house}/{room}'), aCapability('feeds', '/feeds/{file}'), site],
      [
        ['/aef', 'rooms'],
        ['/aef/hall', 'rooms'],
        ['/problems/late', 'site'],
        ['/feeds/x.ics', 'feeds'],
        ['/language', 'site'],
        ['/', 'site'],
      ],
    ],
    [
      'among many below one parameter',
      [
        aCapability('inbox', '/manage/{house}', '/manage/{house}/calendar', '/manage/{house}/find'),
        aCapability('team', '/manage/{house}/team', '/manage/{house}/team/new'),
        aCapability('rooms', '/manage/{house}/rooms/{room}'),
      ],
      [
        ['/manage/aef', 'inbox'],
        ['/manage/aef/find', 'inbox'],
        ['/manage/aef/team', 'team'],
        ['/manage/aef/team/new', 'team'],
        ['/manage/aef/rooms/hall', 'rooms'],
      ],
    ],
    [
      'where a word stands beside a parameter',
      [
        aCapability('booking', '/bookings/{id}/{token}', '/bookings/{id}/{token}/move'),
        aCapability('proof', '/bookings/{id}/proof/{token}'),
      ],
      [
        ['/bookings/x/secret', 'booking'],
        ['/bookings/x/secret/move', 'booking'],
        ['/bookings/x/proof/secret', 'proof'],
      ],
    ],
    [
      'where one has the collection and another what is in it',
      [
        aCapability('houses', '/api/houses', '/api/houses/{house}/team'),
        aCapability('rooms', '/api/houses/{house}'),
        aCapability('plans', '/api/houses/{place}/plans', '/api/houses/{place}/plans/{id}'),
      ],
      [
        ['/api/houses', 'houses'],
        ['/api/houses/aef', 'rooms'],
        ['/api/houses/aef/team', 'houses'],
        ['/api/houses/aef/plans', 'plans'],
        ['/api/houses/aef/plans/7', 'plans'],
      ],
    ],
  ])('lead right %s', (_, list, expected) => {
    const reached = gatewayOf(list)
    const told = expected.map(([path]) => [path, reached(path)])
    expect(told).toEqual(expected)
  })

  test('lead what nobody serves to the capability that answers for it, with every method', () => {
    const reached = gatewayOf([aCapability('rooms', '/{house}', '/{house}/rooms/{room}'), site])
    for (const path of ['/a/b/c/d', '/aef/nothing', '/aef/']) {
      expect(reached(path)).toBe('site')
      expect(reached(path, 'PATCH')).toBe('site')
    }
  })

  test('do not exist for a path that two capabilities serve', () => {
    const two = [aCapability('a', '/api/things/{id}'), aCapability('b', '/api/things/{thing}')]
    expect(() => apiRoutes(two)).toThrow('a and b both serve /api/things/{id}')
  })

  test('lead every path of the product to its capability', () => {
    for (const list of [capabilities, [...capabilities, ...fourMore]]) {
      const reached = gatewayOf(list)
      const expected = list.flatMap(samplesOf)
      expect(expected.map(([path]) => [path, reached(path)])).toEqual(expected)
    }
  })

  test('are at most 80 for the product, and few more for each further capability', () => {
    expect(apiRoutes(capabilities).length).toBeLessThanOrEqual(80)
    expect(apiRoutes([...capabilities, ...fourMore]).length).toBeLessThanOrEqual(80 + 4 * 4)
  })
})
