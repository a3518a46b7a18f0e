import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { forLambda } from './function.ts'

interface Sources {
  root: string
  /** Of each function its `lambda.ts`, and the name of the file that is made of it. */
  entries: { in: string; out: string }[]
  define: Record<string, string>
  plugins: Plugin[]
}

/**
 * Reads all sources and libraries once for all functions, and leaves in a folder of its own what any of them needs, in as many files as
 * there are ways to share it. Each function is bundled from there: to read a thousand files anew for each took most of a build's time.
 */
export async function joinSources({
  root,
  entries,
  define,
  plugins,
}: Sources): Promise<Disposable & { path: string }> {
  const { outputFiles } = await build({
    ...forLambda,
    minify: false,
    absWorkingDir: root,
    entryPoints: entries,
    outdir: root,
    format: 'esm',
    splitting: true,
    // The name stays that of the source: bundles call late files by it.
    chunkNames: '[hash]/[name]',
    define,
    plugins,
  })
  const path = mkdtempSync(join(tmpdir(), 'treffpunkt-joined-'))
  for (const file of outputFiles) {
    const place = join(path, relative(root, file.path))
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, file.contents)
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
