import { join, relative } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * Gives the bundles, in place of `functions/capabilities.ts`, the list of what is built: the contracts in these folders. So what a
 * function says of the whole product is true of this build, whichever list it was given.
 */
export function listAsBuilt(root: string, folders: readonly string[]): Plugin {
  const resolveDir = join(root, 'functions')
  const list = join(resolveDir, 'capabilities.ts')
  const contracts = folders.map((folder) => {
    const path = relative(resolveDir, join(folder, 'contract.ts')).replaceAll('\\', '/')
    return path.startsWith('.') ? path : `./${path}`
  })
  const imports = contracts.map((path, at) => `import { capability as _${at} } from '${path}'`)
  const names = contracts.map((_, at) => `_${at}`)
  const contents = [...imports, `export const capabilities = [${names.join()}]`].join('\n')
  return {
    name: 'list-as-built',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[/\\]capabilities\.ts$/ }, ({ path }) =>
        path === list ? { contents, resolveDir, loader: 'ts' } : undefined,
      ),
  }
}
