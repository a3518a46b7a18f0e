import { capabilities } from '../../functions/capabilities.ts'
import { href } from '../../shared/http/contract.ts'
import type { Route } from '../../shared/http/contract.ts'
import type { Call, Called } from '../support/front-door.ts'
import type { World } from '../support/world.ts'
import { small } from '../shared/picture/pieces.ts'
import { filled, shapeOf } from './filled.ts'

/** Every route of the contracts, by the name of its operation. */
export const allRoutes: readonly (readonly [string, Route])[] = capabilities.flatMap(({ routes }) =>
  Object.entries<Route>(routes),
)

/** What ends something, or gives it to somebody else, comes last. */
export function inOrder(all: typeof allRoutes): typeof allRoutes {
  const ends =
    /^end|[a-z]End|[lL]eave|[cC]ancel|[fF]orget|Unfollow|Back|^giveBooking|Give$|removeMember|[tT]akeOver/
  return all.toSorted(([one], [other]) => Number(ends.test(one)) - Number(ends.test(other)))
}

const photo = small('png').toString('base64')

/** What some operations need beside what their schema asks of each field. */
export const needed: Record<string, Record<string, unknown>> = {
  foundMeeting: {
    date: '2026-12-18',
    from: '10:00',
    to: '12:00',
    venue: { kind: 'outdoors', place: 'Park' },
  },
  sendStart: { place: 'Park' },
  answerGift: { accept: false },
  sendGift: { answer: 'no' },
  giveBooking: { contact: { name: 'Uli', email: 'uli@nebenan.example' } },
  addMeetingDates: { contact: { name: 'Uli', email: 'uli@nebenan.example' } },
  sendHostPhoto: { file: photo },
  sendManagedPhoto: { file: photo },
  setRoomPhoto: { file: photo },
  saveTally: { adults: 3 },
  sendTally: { adults: 3 },
}

export function bodyOf(name: string, route: Route, more: Record<string, unknown> = {}) {
  if (route.body === undefined) return undefined
  return filled(shapeOf(route.body), { ...needed[name], ...more }) as Record<string, unknown>
}

/** Parts of paths that are no thing of their own. */
const parts: Record<string, string> = {
  house: 'aef',
  room: 'seminarraum',
  key: '2026-12-08T15:00',
  step: 'confirm',
  trusted: 'yes',
  kind: 'no-show',
  date: '2026-12-10',
  duty: 'key',
}

export function pathOf(route: Route, held: Record<string, string>): string {
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => part)
  const params = named.map((part) => [part, held[part] ?? parts[part] ?? '000000000000'])
  const asked = route.query && (filled(shapeOf(route.query)) as Record<string, string>)
  return href(route, Object.fromEntries(params) as Record<string, string>, asked)
}

/** As a browser sends a form: what is inside of something is named with dots. */
export function formOf(body: object, within = ''): [string, string][] {
  return Object.entries(body).flatMap(([name, value]): [string, string][] => {
    const entries = [value].flat() as unknown[]
    return entries.flatMap((each): [string, string][] =>
      typeof each === 'object' && each !== null
        ? formOf(each, `${within}${name}.`)
        : [[within + name, String(each)]],
    )
  })
}

/** Sends what a route wants: by JSON or as a form, the token in its place. */
export function send(
  world: World,
  [name, route]: readonly [string, Route],
  { held = {}, body = bodyOf(name, route), ...more }: Call & { held?: Record<string, string> } = {},
): Promise<Called> {
  const path = pathOf(route, held)
  const token = held['token'] === undefined ? {} : { token: held['token'] }
  if (route.method === 'GET') return world.call('GET', path, { ...(isJson(route) ? token : {}), ...more })
  if (isJson(route)) return world.call(route.method, path, { ...token, ...(body ? { body } : {}), ...more })
  const form = Object.groupBy(formOf((body ?? {}) as object), ([field]) => field)
  const fields = Object.entries(form).map(([field, values]) => [field, values!.map(([, value]) => value)])
  return world.call(route.method, path, { form: Object.fromEntries(fields), ...more })
}

export const isJson = ({ path }: Route): boolean => path.startsWith('/api/')
