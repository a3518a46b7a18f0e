import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const said = /\b(?:type: |\w*[tT]ype = )'([a-z-]+)'/g

/** The types of all items that the product writes, by the file that does: told by the stores themselves. */
export function itemTypes(): Map<string, string> {
  const files = globSync(['functions/*/store{.ts,/*.ts}', 'shared/limit.ts', 'infra/migration.ts'], {
    cwd: root,
  }).sort()
  const types = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(said)].map(([, type = '']) => [type, file] as const),
  )
  return new Map(types)
}
