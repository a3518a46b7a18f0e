import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build, type BuildOptions } from 'esbuild'

/** The folder of the project, above `infra`. */
export const projectRoot = resolve(import.meta.dirname, '..')

/** What a build made: bytes of each function's bundle by slice, and the address of each asset by its plain name. */
export interface Built {
  functions: Record<string, number>
  assets: Record<string, string>
}

/**
 * Bundles every `functions/<slice>/lambda.ts` into `dist/functions/<slice>/lambda.js`, the browser's script and style sheet into
 * `dist/assets`, and writes their addresses to `dist/assets.json` for whatever runs unbundled. Same input, same bytes.
 */
export async function buildAll({ root = projectRoot, outdir = join(root, 'dist') } = {}): Promise<Built> {
  const assets = await buildAssets(root)
  const addresses = Object.fromEntries(assets.map(({ name, file }) => [name, `/assets/${file}`]))
  const functions = await buildFunctions(root, addresses)
  const files = new Map<string, Uint8Array>()
  for (const { file, bytes } of assets) files.set(`assets/${file}`, bytes)
  for (const [file, bytes] of functions) files.set(`functions/${file}`, bytes)
  files.set('assets.json', encode(JSON.stringify(addresses, null, 2) + '\n'))
  replaceFolder(outdir, files)
  const bundles = [...functions].filter(([file]) => file.endsWith('/lambda.js'))
  return {
    functions: Object.fromEntries(bundles.map(([file, bytes]) => [dirname(file), bytes.length])),
    assets: addresses,
  }
}

const encode = (text: string) => new TextEncoder().encode(text)

/** Without it Node would take the bundle for an ES module wherever a folder above says so, as the project's own does. */
const commonJs = encode('{"type":"commonjs"}\n')

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
    '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'bundle/environment-credentials.ts'),
    '@smithy/core/event-streams': join(import.meta.dirname, 'bundle/no-event-streams.ts'),
  },
} satisfies BuildOptions

/** Needed seldom and big: stays beside the bundles that ask for it, so that their import does not read it. */
const beside = ['nodemailer', 'nodemailer/lib/mail-composer']

/** The files of every function by their path below `functions`. */
async function buildFunctions(
  root: string,
  addresses: Record<string, string>,
): Promise<Map<string, Uint8Array>> {
  const folder = join(root, 'functions')
  const slices = existsSync(folder) ? readdirSync(folder).toSorted() : []
  const entries = slices.filter((slice) => existsSync(join(folder, slice, 'lambda.ts')))
  if (entries.length === 0) return new Map()
  const { outputFiles, metafile } = await build({
    ...forLambda,
    absWorkingDir: root,
    entryPoints: entries.map((slice) => ({ in: join(folder, slice, 'lambda.ts'), out: `${slice}/lambda` })),
    outdir: root,
    define: { ASSETS: JSON.stringify(addresses) },
    external: beside,
    metafile: true,
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [nameIn(root, path), contents]))
  for (const slice of entries) files.set(`${slice}/package.json`, commonJs)
  for (const [output, { imports }] of Object.entries(metafile.outputs)) {
    for (const name of beside.filter((each) => imports.some(({ path }) => path === each))) {
      files.set(`${dirname(output)}/node_modules/${name}/index.js`, await buildPackage(root, name))
    }
  }
  return files
}

async function buildPackage(root: string, name: string): Promise<Uint8Array> {
  const stdin = { contents: `module.exports = require('${name}')`, resolveDir: root }
  const { outputFiles } = await build({ ...forLambda, absWorkingDir: root, stdin })
  return outputFiles[0]?.contents ?? encode('')
}

const nameIn = (folder: string, path: string) => relative(folder, path).replaceAll('\\', '/')

interface Asset {
  /** The name that pages ask for. */
  name: string
  /** The name under which it is served: changes with the content, so that it may be cached for ever. */
  file: string
  bytes: Uint8Array
}

async function buildAssets(root: string): Promise<Asset[]> {
  const sources = { site: 'functions/site/browser/main.ts', 'site-styles': 'functions/site/styles/site.css' }
  const entries = Object.entries(sources).filter(([, path]) => existsSync(join(root, path)))
  if (entries.length === 0) return []
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries.map(([out, path]) => ({ in: join(root, path), out })),
    outdir: root,
    bundle: true,
    write: false,
    platform: 'browser',
    // Phones that no longer get updates: what their browsers lack is written the long way.
    target: ['es2020', 'chrome80', 'firefox78', 'safari14'],
    format: 'esm',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
  return outputFiles.map(({ path, contents }) => {
    const ending = path.endsWith('.css') ? 'css' : 'js'
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12)
    return { name: `site.${ending}`, file: `site-${hash}.${ending}`, bytes: contents }
  })
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
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = nameIn(folder, path)
    if (entry.isFile() && !files.has(name) && !name.endsWith('.part')) rmSync(path, { force: true })
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
