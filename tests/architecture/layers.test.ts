import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { placeOf, root, slices, sources } from './sources.ts'

const roles = [
  'contract',
  'schema',
  'rules',
  'views',
  'texts',
  'news',
  'actions',
  'store',
  'api',
  'pages',
  'stream',
  'schedule',
  'lambda',
]
const onlyInSite = ['browser', 'styles']
const pure = ['contract', 'schema', 'rules', 'views', 'news']
/** What each role may import of its own slice. */
const below: Record<string, readonly string[]> = {
  contract: ['schema', 'contract', 'texts'],
  schema: ['schema'],
  rules: ['schema', 'rules', 'contract'],
  views: ['schema', 'rules', 'views', 'contract', 'texts'],
  news: ['contract', 'schema', 'rules', 'views', 'news'],
  store: ['schema', 'rules', 'store'],
  actions: ['schema', 'rules', 'store', 'actions', 'contract', 'news'],
  api: ['contract', 'schema', 'rules', 'actions', 'api'],
  pages: ['contract', 'schema', 'rules', 'actions', 'views', 'pages', 'texts'],
  stream: ['contract', 'schema', 'rules', 'actions', 'stream'],
  schedule: ['contract', 'schema', 'rules', 'actions', 'schedule'],
  lambda: ['api', 'pages', 'stream', 'schedule', 'actions', 'contract', 'schema', 'rules'],
}
/** Where the product is put together: what only lambdas and commands import. */
const roots = ['functions/entry.ts', 'functions/news.ts']
/** Slices whose actions write documents (mails, calendars): there a view is what is sent, not a page. */
const documents = ['notifications', 'feeds']
/** The one list of capabilities: above all slices, as the composition root is, and known to those who treat all alike. */
const list = 'functions/capabilities.ts'
const readers = /^(infra\/.*|functions\/site\/actions\.ts|functions\/notifications\/lambda\.ts)$/
/** Edges like a lambda: they make the real context and call an action. */
const commands = /^infra\/(demo\/.*|found-house|import-calendar|migrate)\.ts$/
/** What a slice shows to those after it. */
const shown = ['contract', 'schema', 'rules', 'actions', 'views']

const faults = (found: string[]) => expect(found, found.join('\n')).toEqual([])

describe('the house', () => {
  it('has arrows that point down only: infra -> functions -> shared', () => {
    faults(
      sources.flatMap(({ path, imports }) =>
        imports
          .filter((other) => {
            if (path.startsWith('shared/')) return !other.path.startsWith('shared/')
            if (path.startsWith('functions/')) return other.path.startsWith('infra/')
            return false
          })
          .map((other) => `${path} imports ${other.path}`),
      ),
    )
  })

  it('has infra that sees of a slice its contract alone, and the list of them, but for commands', () => {
    faults(
      sources
        .filter(({ path }) => path.startsWith('infra/') && !commands.test(path))
        .flatMap(({ path, imports }) =>
          imports
            .filter(
              (other) =>
                other.path.startsWith('functions/') &&
                other.path !== list &&
                placeOf(other.path)?.role !== 'contract',
            )
            .map((other) => `${path} imports ${other.path}`),
        ),
    )
  })

  it('has slices in a line: each imports only from those before it, and only what they show', () => {
    faults(
      sources.flatMap(({ path, imports }) => {
        const place = placeOf(path)
        if (place === undefined) return []
        return imports.flatMap((other) => {
          const target = placeOf(other.path)
          if (target === undefined || target.slice === place.slice) return []
          const isBefore = slices.indexOf(target.slice) < slices.indexOf(place.slice)
          const isShown = shown.includes(target.role)
          return isBefore && isShown ? [] : [`${path} imports ${other.path}`]
        })
      }),
    )
  })

  it('has file names that are roles, from a closed list', () => {
    faults(
      sources
        .filter(({ path }) => path.startsWith('functions/') && ![list, ...roots].includes(path))
        .filter(({ path }) => {
          const place = placeOf(path)
          const allowed = place?.slice === 'site' ? [...roles, ...onlyInSite] : roles
          return place === undefined || !slices.includes(place.slice) || !allowed.includes(place.role)
        })
        .map(({ path }) => path),
    )
  })

  it('has in each slice only imports that point down its own list of roles', () => {
    faults(
      sources.flatMap(({ path, imports }) => {
        const place = placeOf(path)
        if (place === undefined) return []
        return imports.flatMap((other) => {
          const target = placeOf(other.path)
          if (target === undefined || target.slice !== place.slice || other.typeOnly) return []
          const isDocument =
            place.role === 'actions' && target.role === 'views' && documents.includes(place.slice)
          const isBelow = isDocument || (below[place.role]?.includes(target.role) ?? true)
          return isBelow ? [] : [`${path} imports ${other.path}`]
        })
      }),
    )
  })

  it('has pure files that import only pure files of other slices', () => {
    faults(
      sources.flatMap(({ path, imports }) => {
        const place = placeOf(path)
        if (place === undefined || !pure.includes(place.role)) return []
        return imports.flatMap((other) => {
          const role = other.typeOnly ? undefined : placeOf(other.path)?.role
          return role !== undefined && ![...pure, 'texts'].includes(role)
            ? [`${path} imports ${other.path}`]
            : []
        })
      }),
    )
  })

  it('lets nobody but lambdas and commands import the composition root', () => {
    faults(
      sources
        .filter(({ imports }) => imports.some(({ path }) => roots.includes(path)))
        .map(({ path }) => path)
        .filter((path) => !/^functions\/[\w-]+\/lambda\.ts$/.test(path) && !commands.test(path)),
    )
  })

  it('has one list of its capabilities, which holds every folder once', () => {
    const folders = globSync('functions/*/contract.ts', { cwd: root }).map((path) => path.split('/')[1] ?? '')
    expect(slices.toSorted()).toEqual(folders.toSorted())
  })

  it('has a list that only those import who treat all capabilities alike', () => {
    faults(
      sources
        .filter(({ imports }) => imports.some(({ path }) => path === list))
        .map(({ path }) => path)
        .filter((path) => !readers.test(path)),
    )
  })

  it('has a post office that knows the items of no slice: what mails say comes from the news', () => {
    const known = ['identity', 'houses', 'notifications']
    faults(
      sources
        .filter(({ path }) => path.startsWith('functions/notifications/'))
        .flatMap(({ path, imports }) =>
          imports
            .filter((other) => !known.includes(placeOf(other.path)?.slice ?? 'notifications'))
            .map((other) => `${path} imports ${other.path}`),
        ),
    )
  })

  it('has no cycles, those of types included', () => {
    const byPath = new Map(sources.map((source) => [source.path, source]))
    const done = new Set<string>()
    const found: string[] = []
    const walk = (path: string, trail: string[]): void => {
      if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      if (done.has(path) || trail.includes(path)) return
      for (const other of byPath.get(path)?.imports ?? []) walk(other.path, [...trail, path])
      done.add(path)
    }
    for (const { path } of sources) walk(path, [])
    faults(found)
  })
})
