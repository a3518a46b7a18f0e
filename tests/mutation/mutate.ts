import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { wrongChangesOf } from './changes.ts'
import type { WrongChange } from './changes.ts'
import { tryingIn } from './children.ts'
import { findReach } from './reach.ts'
import type { Reach } from './reach.ts'

/*
 * Changes the code wrongly on purpose, one place at a time in a copy of the project, and tells which changes no test notices:
 * `npm run mutate -- --count 40 --seed 7 bookings/rules`. Without a folder it takes as many changes of each folder of rules, actions and
 * stores. `--at functions/bookings/rules/move.ts:30` tries the changes of one line, a file instead of a folder those of the file. `--tests
 * tests/asks` lets only those tests look, which is quick while they are written, and tells of more than nobody would notice. Without it, first all tests have to pass unchanged, and it is noted
 * which functions each of them enters. A change counts as noticed if a test fails, or never ends, or the types refuse it. The same seed gives the same changes.
 */

const root = resolve(import.meta.dirname, '../..')
const { values, positionals } = parseArgs({
  options: {
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    at: { type: 'string', multiple: true },
    tests: { type: 'string', multiple: true },
  },
  allowPositionals: true,
})
const copied = [
  'functions',
  'shared',
  'infra',
  'tests',
  'docs',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'cdk.json',
  'README.md',
]

interface Place extends WrongChange {
  file: string
}

await main()

async function main(): Promise<void> {
  const folders = positionals.length > 0 ? positionals : foldersOfRules()
  const samples = folders
    .map((folder) => ({ folder, places: sample(placesIn(folder), Number(values.count)) }))
    .filter(({ places }) => places.length > 0)
  if (samples.length === 0) throw new Error('There is nothing to change at this place.')
  // Which tests have their turn must not hang on the moment.
  process.env['SEED'] = values.seed
  using copies = someCopies(values.tests === undefined ? 2 : 1)
  const files = samples.flatMap(({ places }) => places.map(({ file }) => file))
  const { tests } = values
  const reach = tests ? only(tests) : await findReach(copies.paths[0]!, [...new Set(files)])
  const tryings = copies.paths.map(tryingIn)
  const scores: string[] = []
  for (const { folder, places } of samples) {
    const left = [...places]
    let noticed = 0
    const work = tryings.map(async (trying) => {
      for (let place = left.pop(); place !== undefined; place = left.pop()) {
        const isNoticed = await trying.isNoticed({ ...place, tests: reach.testsFor(place) })
        if (isNoticed) noticed += 1
        else console.log(told(place))
      }
    })
    await Promise.all(work)
    scores.push(
      `${folder}: ${noticed} of ${places.length} noticed, ${Math.round((noticed * 100) / places.length)} %`,
    )
    console.log(scores.at(-1))
  }
  for (const trying of tryings) trying.end()
  console.log(`\nseed ${values.seed}\n${scores.join('\n')}`)
}

function only(starts: readonly string[]): Reach {
  const all = readdirSync(join(root, 'tests'), { recursive: true }).map((name) => `tests/${String(name)}`)
  const tests = all.filter(
    (file) => file.endsWith('.test.ts') && starts.some((start) => file.startsWith(start)),
  )
  return { testsFor: () => tests }
}

/** The project in folders of their own, so that nothing is ever wrong in the checkout. */
function someCopies(count: number): Disposable & { paths: string[] } {
  const paths = Array.from({ length: count }, () => mkdtempSync(join(tmpdir(), 'mutate-')))
  for (const path of paths) {
    for (const name of copied) cpSync(join(root, name), join(path, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  }
  return {
    paths,
    [Symbol.dispose]: () => paths.forEach((path) => rmSync(path, { recursive: true, force: true })),
  }
}

/** `bookings/rules`, `bookings/actions` … of every slice. */
function foldersOfRules(): string[] {
  const slices = readdirSync(join(root, 'functions'), { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  )
  return slices.flatMap(({ name }) =>
    ['rules', 'actions', 'store']
      .map((layer) => `${name}/${layer}`)
      .filter((folder) => filesIn(folder).length > 0),
  )
}

/** The files of a layer: those of its folder, and the one beside it that has its name. */
function filesIn(folder: string): string[] {
  if (folder.endsWith('.ts')) return [folder]
  const [slice = '', layer = ''] = folder.split('/')
  const names = readdirSync(join(root, 'functions', slice), { recursive: true }).map(String)
  const own = names.filter(
    (name) => name === `${layer}.ts` || (name.startsWith(`${layer}/`) && name.endsWith('.ts')),
  )
  return own.sort().map((name) => join('functions', slice, name))
}

function placesIn(folder: string): Place[] {
  return filesIn(folder).flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8')
    const places = wrongChangesOf(file, source).map((change) => ({ ...change, file }))
    return places.filter(({ line }) => values.at === undefined || values.at.includes(`${file}:${line}`))
  })
}

/** So many of them, the same for the same seed: a linear congruence is random enough here. */
function sample(places: readonly Place[], count: number): Place[] {
  const left = [...places]
  const chosen: Place[] = []
  let random = Number(values.seed) * 2_654_435_761
  while (chosen.length < count && left.length > 0) {
    random = (random * 1_664_525 + 1_013_904_223) % 2 ** 32
    chosen.push(...left.splice(random % left.length, 1))
  }
  return chosen
}

function told({ file, line, was, becomes }: Place): string {
  const short = (words: string) => words.replaceAll(/\s+/g, ' ').slice(0, 90)
  return `nobody notices ${file}:${line}  ${short(was)}  →  ${short(becomes) || '(left out)'}`
}
