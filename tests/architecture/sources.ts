import { readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, resolve } from 'node:path'
import { globSync } from 'node:fs'
import { capabilities } from '../../functions/capabilities.ts'

export const root = resolve(import.meta.dirname, '../..')

export interface Source {
  /** Path from the project's root, such as `functions/rooms/rules/use.ts`. */
  path: string
  text: string
  lines: number
  /** Imports of the project's own files, as paths from the root; type-only ones too. */
  imports: { path: string; typeOnly: boolean }[]
  /** Names of packages and `node:` modules that it imports. */
  packages: string[]
}

/** Every TypeScript file of the product (not the tests). */
export const sources: readonly Source[] = globSync(['shared/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts'], {
  cwd: root,
})
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const found = [
      ...text.matchAll(/(import|export)(\s+type)?\s[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g),
    ]
    const targets = found.map((match) => ({
      name: match[3] ?? match[4] ?? '',
      typeOnly: match[2] !== undefined,
    }))
    return {
      path,
      text,
      lines: text.split('\n').length - 1,
      imports: targets
        .filter(({ name }) => name.startsWith('.'))
        .map(({ name, typeOnly }) => ({
          path: relative(root, normalize(join(root, dirname(path), name))),
          typeOnly,
        })),
      packages: targets.map(({ name }) => name).filter((name) => !name.startsWith('.')),
    }
  })

/** The code without comments and strings, for rules about words that must not occur. */
export function codeOf({ text }: Source): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
}

/** Capabilities in the order in which they stand; a slice sees only those before it. */
export const slices = capabilities.map(({ name }) => name)

/** Slice and role of a file under functions/: `functions/rooms/rules/use.ts` is `rooms`, `rules`. */
export function placeOf(path: string): { slice: string; role: string } | undefined {
  const [top, slice, part] = path.split('/')
  if (top !== 'functions' || slice === undefined || part === undefined) return undefined
  return { slice, role: part.replace(/\.(ts|json|css)$/, '') }
}
