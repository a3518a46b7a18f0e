import { join, relative } from 'node:path'
import { build, transform, type BuildOptions, type Metafile } from 'esbuild'

/** The settings of docs/decisions/0002: two thirds of the import time hang on `mainFields` and `alias`. */
export const forLambda = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  // The SDK's packages point `main` at one CommonJS file that nothing can be shaken out of.
  mainFields: ['module', 'main'],
  alias: {
    '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'environment-credentials.ts'),
    '@aws-sdk/middleware-endpoint-discovery': join(import.meta.dirname, 'no-endpoint-discovery.ts'),
    '@smithy/core/event-streams': join(import.meta.dirname, 'no-event-streams.ts'),
  },
} satisfies BuildOptions

export interface FunctionBundle {
  files: Map<string, Uint8Array>
  /** What an import reads: `lambda.js` and what it imports at once. */
  bytes: number
}

/** Without it Node would take the bundle for an ES module wherever a folder above says so, as the project's own does. */
const commonJs = '{"type":"commonjs"}\n'

/**
 * One function's folder, from its file among the joined sources (`joined.ts`): `lambda.js`, and a file for whatever is imported late (`import('./pages.ts')`), so that it is not even read
 * before. esbuild splits only ES modules, so each file is turned into CommonJS afterwards.
 */
export async function bundleFunction(root: string, entry: string): Promise<FunctionBundle> {
  const { outputFiles, metafile } = await build({
    ...forLambda,
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: 'lambda' }],
    outdir: root,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    metafile: true,
  })
  const files = new Map<string, Uint8Array>([['package.json', new TextEncoder().encode(commonJs)]])
  for (const { path, text } of outputFiles) files.set(relative(root, path), await asCommonJs(text))
  const atOnce = importedAtOnce(metafile, 'lambda.js')
  return { files, bytes: atOnce.reduce((sum, file) => sum + (files.get(file)?.length ?? 0), 0) }
}

async function asCommonJs(text: string): Promise<Uint8Array> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    // Late imports become late `require`s: the files are CommonJS now.
    supported: { 'dynamic-import': false },
  })
  return new TextEncoder().encode(code)
}

function importedAtOnce({ outputs }: Metafile, first: string): string[] {
  const found = new Set([first])
  for (const file of found) {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in outputs) found.add(path)
    }
  }
  return [...found]
}
