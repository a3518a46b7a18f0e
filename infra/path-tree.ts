/** A place among the paths of the contracts: `/api/houses/{house}`, whatever lies below it. */
export interface PathNode {
  path: string
  /** The capability that serves this very path. */
  target?: string
  children: PathNode[]
  /** The capabilities that serve something below it. */
  targetsBelow: ReadonlySet<string>
  /** Whether a greedy route may begin here. Where a parameter stands beside literal segments, it would catch what is theirs. */
  mayBeGreedy: boolean
}

/** The tree of all paths; parameters at one place are one branch, whatever they are called. Throws if a path is served twice. */
export function pathTree(paths: readonly { path: string; target: string }[]): PathNode {
  return nodeOf(
    '',
    paths.map(({ path, target }) => ({ rest: path === '/' ? [] : path.split('/').slice(1), target })),
    { isRoot: true, isAlone: true },
  )
}

interface Below {
  rest: string[]
  target: string
}

function nodeOf(
  path: string,
  all: readonly Below[],
  place: { isRoot?: boolean; isAlone: boolean },
): PathNode {
  const here = all.filter(({ rest }) => rest.length === 0)
  const [own, other] = here
  if (own && other) throw new Error(`${own.target} and ${other.target} both serve ${path || '/'}`)
  const below = all.filter(({ rest }) => rest.length > 0)
  const branches = [...Map.groupBy(below, ({ rest: [first = ''] }) => (isParameter(first) ? '{}' : first))]
  return {
    path,
    ...(own ? { target: own.target } : {}),
    children: branches.map(([name, members]) => {
      const first = members[0]?.rest[0] ?? ''
      const rests = members.map(({ rest, target }) => ({ rest: rest.slice(1), target }))
      return nodeOf(`${path}/${first}`, rests, { isAlone: name !== '{}' || branches.length === 1 })
    }),
    targetsBelow: new Set(below.map(({ target }) => target)),
    mayBeGreedy: !place.isRoot && place.isAlone,
  }
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{')
}
