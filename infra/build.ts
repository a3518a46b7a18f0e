import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { capabilities as allCapabilities } from '../functions/capabilities.ts'
import type { Capability } from '../shared/http/contract.ts'
import { constantsOf, registered } from '../shared/http/registered.ts'
import { bundleFunction } from './bundle/function.ts'
import type { FunctionBundle } from './bundle/function.ts'
import { joinSources } from './bundle/joined.ts'
import { readTranslations, translationsFor } from './bundle/languages.ts'
import { listAsBuilt } from './bundle/list.ts'
import { needsFunction } from './needs.ts'

/** The folder of the project, above `infra`. */
export const projectRoot = resolve(import.meta.dirname, '..')

/** What a build made: bytes that the import of each function reads, by capability, and the address of each asset by its plain name. */
export interface Built {
  functions: Record<string, number>
  assets: Record<string, string>
}

export interface BuildOptions {
  root?: string
  outdir?: string
  capabilities?: readonly Capability[]
  /** Where a capability lies, by its name, if that is not `functions/<name>`. */
  folders?: Readonly<Record<string, string>>
}

/**
 * Bundles the `lambda.ts` of every capability that needs a function into a folder `dist/functions/<name>`, the browser's script and
 * style sheet into `dist/assets`, and writes their addresses to `dist/assets.json` for whatever runs unbundled. Same input, same bytes.
 */
export async function buildAll(options: BuildOptions = {}): Promise<Built> {
  const { root = projectRoot, outdir = join(root, 'dist') } = options
  // esbuild's own process, which begins with the first build: a third of its time went into collecting garbage.
  process.env['GOGC'] ??= '400'
  const assets = await buildAssets(root)
  const addresses = Object.fromEntries(assets.map(({ name, file }) => [name, `/assets/${file}`]))
  const functions = await buildFunctions({ ...options, root }, addresses)
  const files = new Map<string, Uint8Array>()
  for (const { file, bytes } of assets) files.set(`assets/${file}`, bytes)
  for (const [slice, bundle] of functions) {
    for (const [file, bytes] of bundle.files) files.set(`functions/${slice}/${file}`, bytes)
  }
  files.set('assets.json', encode(JSON.stringify(addresses, null, 2) + '\n'))
  replaceFolder(outdir, files)
  return {
    functions: Object.fromEntries([...functions].map(([slice, { bytes }]) => [slice, bytes])),
    assets: addresses,
  }
}

const encode = (text: string) => new TextEncoder().encode(text)

async function buildFunctions(
  { root, capabilities = allCapabilities, folders = {} }: BuildOptions & { root: string },
  addresses: Record<string, string>,
): Promise<Map<string, FunctionBundle>> {
  const folderOf = ({ name }: Capability) => folders[name] ?? join(root, 'functions', name)
  const constants = constantsOf({ ASSETS: addresses, ...registered(capabilities) })
  const define = constantsOf(constants)
  const plugins = [listAsBuilt(root, capabilities.map(folderOf))]
  const called = capabilities.filter((each) => needsFunction(each, capabilities))
  const entries = called.map((each) => ({ in: join(folderOf(each), 'lambda.ts'), out: each.name }))
  using joined = await joinSources({ root, entries, define, plugins })
  const translations = readTranslations(join(root, 'languages'))
  const bundles = called.map(async ({ name }) => {
    const bundle = await bundleFunction(joined.path, join(joined.path, `${name}.js`))
    for (const [file, bytes] of translationsFor(bundle, translations)) bundle.files.set(file, bytes)
    return [name, bundle] as const
  })
  return new Map(await Promise.all(bundles))
}

interface Asset {
  /** The name that pages ask for. */
  name: string
  /** The name under which it is served: changes with the content, so that it may be cached for ever. */
  file: string
  bytes: Uint8Array
}

async function buildAssets(root: string): Promise<Asset[]> {
  const sources = { site: 'functions/site/browser/main.ts', 'site-styles': 'functions/site/styles/site.css' }
  const entries = Object.entries(sources)
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries.map(([out, path]) => ({ in: join(root, path), out })),
    outdir: root,
    bundle: true,
    write: false,
    platform: 'browser',
    // Phones that no longer get updates: what their browsers lack is written the long way.
    target: ['es2020', 'chrome80', 'firefox78', 'safari14.1'],
    format: 'esm',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
  const written = outputFiles.map(({ path, contents }) =>
    hashed('site', path.endsWith('.css') ? 'css' : 'js', contents),
  )
  return [...written, hashed('icon', 'svg', readFileSync(join(root, 'functions/site/styles/icon.svg')))]
}

function hashed(name: string, ending: string, bytes: Uint8Array): Asset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { name: `${name}.${ending}`, file: `${name}-${hash}.${ending}`, bytes }
}

/**
 * Makes a folder hold exactly these files. A file that is right already is not touched, a new one appears whole: whoever
 * reads the folder while another build runs never sees half a file.
 */
function replaceFolder(folder: string, files: Map<string, Uint8Array>): void {
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    if (existsSync(path) && readFileSync(path).equals(bytes)) continue
    mkdirSync(dirname(path), { recursive: true })
    const half = `${path}.${process.pid}.part`
    writeFileSync(half, bytes)
    renameSync(half, path)
  }
  const there = readdirSync(folder, { recursive: true, withFileTypes: true })
  for (const entry of there) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).replaceAll('\\', '/')
    if (entry.isFile() && !files.has(name) && !name.endsWith('.part')) rmSync(path, { force: true })
  }
  const folders = there
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const inner of folders.toSorted().toReversed()) {
    if (readdirSync(inner).length === 0) rmSync(inner, { recursive: true })
  }
}

async function main(): Promise<void> {
  const started = performance.now()
  const { functions, assets } = await buildAll()
  for (const [slice, bytes] of Object.entries(functions)) {
    console.log(`${slice.padEnd(14)} ${(bytes / 1024).toFixed(0).padStart(5)} KB`)
  }
  for (const [name, address] of Object.entries(assets)) console.log(`${name.padEnd(14)} ${address}`)
  console.log(`built in ${(performance.now() - started).toFixed(0)} ms`)
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    // esbuild has said already where which source is wrong.
    if (!(error instanceof Error && 'errors' in error)) console.error(error)
    process.exitCode = 1
  })
}
