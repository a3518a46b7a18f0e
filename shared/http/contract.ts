import type * as z from 'zod/mini'
import type { Catalogue, Label } from '../catalogue.ts'

/**
 * A capability as the outside sees it: what it answers, what it hears, what it needs. All that lies outside of its own folder
 * (functions, gateway, distribution, navigation, limits, docs) follows from this.
 */
export interface Capability {
  name: string
  /** What it is for, in a few words: its row in the picture of the slices. */
  about?: string
  /** Who notices, and how, when this function fails: its description in the console. */
  impact: string
  routes: Record<string, Route>
  navigation?: readonly NavigationPlace[]
  /** Words for refusals that only it knows: `problem.<code>` is a title, `problem.<code>.detail` says what to do. */
  problems?: ProblemTexts
  /**
   * Patterns of its paths that no shared cache may keep (`*` stands for anything, slashes included): whatever changes something, and
   * whatever shows one person's things. The API is live anyway.
   */
  live?: readonly `/${string}`[]
  schedules?: Record<string, { everyMinutes: number }>
  /** Item types whose changes it wants to hear. */
  stream?: { types: readonly string[] }
  /** Item types of its own whose changes deserve mail: whoever sends mail hears them. */
  news?: readonly string[]
  table: 'read' | 'read-write'
  /** It asks what is stored of somebody, and may therefore use the index `owner`; who has schedules may use `due`. */
  findsOwned?: true
  sendsMail?: true
  /** Paths that nobody serves come to it; one capability answers for them. */
  unknownPaths?: true
}

export type ProblemTexts = Catalogue<Readonly<Record<`problem.${string}`, string>>>

/** A place in a navigation or footer, which the frame of an earlier slice draws around its pages. */
export interface NavigationPlace {
  /** Which one; the frame asks for it by this name. */
  area: string
  /** What a page is called by that says "you are here". */
  place: string
  path: `/${string}`
  /** Smaller comes first; where equal, who stands first among the capabilities. */
  rank: number
  label: Label
  /** Only where this holds, as the frame finds out; always without it. */
  when?: string
}

/** A route as data; `answer.schema` marks JSON, `answer.contentType` a page or a file. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** A parameter fills a whole segment (rule of HTTP APIs): `/feeds/{file}`. */
  path: `/${string}`
  access: Access
  summary: string
  params?: z.ZodMiniObject
  query?: z.ZodMiniObject
  body?: z.ZodMiniType
  /** The form may bring a file of so many bytes (multipart/form-data); its field is the text of the file, or its bytes in base64. */
  upload?: Upload
  /** So many bytes the form may have, where the usual 64 KB are too few. */
  longest?: number
  headers?: z.ZodMiniObject
  /** Who may send it how often: said by every route that can be sent without signing in, also by a GET that changes something. */
  limit?: SendingLimit
  answer: { status: 200 | 201 | 202 | 204; schema?: z.ZodMiniType; contentType?: string }
  /**
   * One address, one answer, whoever asks, as with every calendar: no session and no language reaches it, the edge may keep it as long as it
   * says, and it hears which copy the asker has.
   */
  sameForAll?: true
  /** Refusal codes that callers must expect, besides `invalid-input`. */
  refusals: readonly string[]
}

export interface Upload {
  most: number
  isBinary?: boolean
}

/**
 * `counted-in-the-write`: by the action itself, in the write that it makes. `needs-the-secret`: only whoever has a token, in path, body
 * or cookie, changes anything. `writes-nothing`: however often it comes, nothing is kept.
 */
export type SendingLimit = AddressLimit | 'counted-in-the-write' | 'needs-the-secret' | 'writes-nothing'

/**
 * Counted before the handler: from one network address so many within so many minutes, windows being fixed spans (every full hour).
 * Routes with the same purpose share the count, such as a form and the JSON that does the same.
 */
export interface AddressLimit {
  per: 'address'
  purpose: string
  most: number
  minutes: number
}

/** `holder`: whoever has the manage token, or the house's manager. Houses and bookings are checked in the actions. */
export type Access = 'anyone' | 'holder' | 'signed-in'

/** The name API Gateway gives a route, and the key by which a function finds it: `GET /api/houses/{house}`. */
export function routeKey(route: Pick<Route, 'method' | 'path'>): string {
  return `${route.method} ${route.path}`
}

/** Builds a link to a route. Missing parameters throw; `undefined` query values are left out. */
export function href(
  route: Pick<Route, 'path'>,
  params: Record<string, string> = {},
  query: Record<string, string | number | undefined> = {},
): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`href: ${route.path} lacks ${name}`)
    // A colon needs no disguise in a path, and people read addresses.
    return encodeURIComponent(value).replaceAll('%3A', ':')
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) search.append(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
