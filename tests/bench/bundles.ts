import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleFunction } from '../../infra/bundle/function.ts'
import { quantile } from './bills.ts'

/** What a function that starts anew has to read and run before it can answer. */
export interface Bundle {
  name: string
  /** Of what every start reads, and of all that lies in its folder: pages and mail come when they are first asked for. */
  kilobytes: number
  allKilobytes: number
  /** Median of the time that importing takes, each time in a process of its own; and the shortest. */
  importMs: number
  bestMs: number
}

const emptyName = '(an empty handler)'
const sdkName = '(the SDK alone)'
/** Times what the SDK alone takes. In milliseconds it hangs on the machine: 30 where the SDK takes 16.4 (decision 2). */
export const mostImport = 1.8
const probe = `const began = performance.now(); require(process.argv[1]); console.log(performance.now() - began)`

/** All bundles, after an empty handler and the SDK alone, which is what the others are to be compared with. */
export async function measureBundles(dist: string, runs: number): Promise<Bundle[]> {
  const folder = join(dist, 'functions')
  const empty = join(dist, 'empty.cjs')
  writeFileSync(empty, 'exports.handler = async () => ({ statusCode: 204 })\n')
  const files = readdirSync(folder).map((name) => [name, join(folder, name, 'lambda.js')] as const)
  const all = [[emptyName, empty] as const, [sdkName, await sdkAlone(dist)] as const, ...files]
  const times = new Map(all.map(([name]) => [name, [] as number[]]))
  // Turn by turn, so that a busy moment of the machine hits all of them.
  for (let run = 0; run < runs; run++) {
    for (const [name, file] of all) times.get(name)?.push(importMs(file))
  }
  return all.map(([name, file]) => {
    const own = times.get(name) ?? []
    const read = name === emptyName ? [file] : importedBy(file)
    const all = name === emptyName ? [file] : filesIn(dirname(file))
    const took = { importMs: quantile(own, 0.5), bestMs: quantile(own, 0) }
    return { name, kilobytes: kilobytesOf(read), allKilobytes: kilobytesOf(all), ...took }
  })
}

async function sdkAlone(dist: string): Promise<string> {
  const { files } = await bundleFunction(
    import.meta.dirname,
    fileURLToPath(new URL('./sdk-alone.ts', import.meta.url)),
  )
  const folder = join(dist, 'sdk-alone')
  mkdirSync(folder)
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  return join(folder, 'lambda.js')
}

/** What every bundle may take at most, in milliseconds of this run. */
export function mostImportMs(bundles: readonly Bundle[]): number {
  return mostImport * (bundles.find(({ name }) => name === sdkName)?.bestMs ?? 0)
}

function importMs(file: string): number {
  return Number(execFileSync(process.execPath, ['-e', probe, file], { encoding: 'utf8' }))
}

/** The files that importing this one reads. */
function importedBy(file: string): string[] {
  const list = `require(process.argv[1]); console.log(JSON.stringify(Object.keys(require.cache)))`
  return JSON.parse(execFileSync(process.execPath, ['-e', list, file], { encoding: 'utf8' })) as string[]
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name))
}

function kilobytesOf(files: readonly string[]): number {
  return files.reduce((total, file) => total + statSync(file).size, 0) / 1024
}
