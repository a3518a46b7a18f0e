import { execFileSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
const probe = `const began = performance.now(); require(process.argv[1]); console.log(performance.now() - began)`

/** All bundles, after an empty handler, which is what the others are to be compared with. */
export function measureBundles(dist: string, runs: number): Bundle[] {
  const folder = join(dist, 'functions')
  const empty = join(dist, 'empty.cjs')
  writeFileSync(empty, 'exports.handler = async () => ({ statusCode: 204 })\n')
  const files = readdirSync(folder).map((name) => [name, join(folder, name, 'lambda.js')] as const)
  const all = [[emptyName, empty] as const, ...files]
  const times = new Map(all.map(([name]) => [name, [] as number[]]))
  // Turn by turn, so that a busy moment of the machine hits all of them.
  for (let run = 0; run < runs; run++) {
    for (const [name, file] of all) times.get(name)?.push(importMs(file))
  }
  return all.map(([name, file]) => {
    const own = times.get(name) ?? []
    const read = name === emptyName ? [file] : importedBy(file)
    const all = name === emptyName ? [file] : filesIn(join(folder, name))
    const took = { importMs: quantile(own, 0.5), bestMs: quantile(own, 0) }
    return { name, kilobytes: kilobytesOf(read), allKilobytes: kilobytesOf(all), ...took }
  })
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
