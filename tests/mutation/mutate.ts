import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { wrongChangesOf } from './changes.ts'
import type { WrongChange } from './changes.ts'

/*
 * Changes the code wrongly on purpose, one place at a time in a copy of the project, and tells which changes no test notices:
 * `npm run mutate -- --count 40 --seed 7 bookings/rules`. Without a folder it takes as many changes of each folder of rules, actions and
 * stores. `--at functions/bookings/rules/move.ts:30` tries the changes of one line. First all tests have to pass unchanged. A change counts as noticed if a test fails, or the run ends in an error. The same seed gives the same changes.
 */

const root = resolve(import.meta.dirname, '../..')
const { values, positionals } = parseArgs({
  options: {
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    at: { type: 'string', multiple: true },
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
/** Tests that read the source itself, or start the whole product: what they notice is not the change. */
const elsewhere = ['architecture', 'bench', 'infra', 'journeys', 'local', 'docs.test.ts', 'vacancy', 'proofs']

interface Place extends WrongChange {
  file: string
}

interface Outcome {
  place: Place
  isNoticed: boolean
}

await main()

async function main(): Promise<void> {
  const folders = positionals.length > 0 ? positionals : foldersOfRules()
  const samples = folders
    .map((folder) => ({ folder, places: sample(placesIn(folder), Number(values.count)) }))
    .filter(({ places }) => places.length > 0)
  if (samples.length === 0) throw new Error('There is nothing to change at this place.')
  using copy = aCopy()
  // A test that fails anyway would notice everything.
  if (await fails(copy.path, ['run', 'tests/'])) throw new Error('A test fails before anything is changed.')
  const scores: string[] = []
  for (const { folder, places } of samples) {
    const outcomes: Outcome[] = []
    for (const place of places) {
      const isNoticed = await notices(copy.path, place)
      outcomes.push({ place, isNoticed })
      if (!isNoticed) console.log(told(place))
    }
    const noticed = outcomes.filter(({ isNoticed }) => isNoticed).length
    const score = Math.round((noticed * 100) / outcomes.length)
    scores.push(`${folder}: ${noticed} of ${outcomes.length} noticed, ${score} %`)
    console.log(scores.at(-1))
  }
  console.log(`\nseed ${values.seed}\n${scores.join('\n')}`)
}

/** The project in a folder of its own, so that nothing is ever wrong in the checkout. */
function aCopy(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'mutate-'))
  for (const name of copied) cpSync(join(root, name), join(path, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
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

/**
 * Whether any test fails with the change: first those that name the file, then those of the slice, then all others. Which of these reach the
 * file cannot be told: many come in by the front door, which loads what it serves when it is asked for.
 */
async function notices(copy: string, { file, start, end, becomes }: Place): Promise<boolean> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  writeFileSync(path, source.slice(0, start) + becomes + source.slice(end))
  try {
    const slice = file.split('/')[1] ?? ''
    const naming = testsNaming(file)
    if (naming.length > 0 && (await fails(copy, ['run', ...naming]))) return true
    return (
      (await fails(copy, ['run', `tests/${slice}/`])) ||
      (await fails(copy, ['run', 'tests/', '--exclude', `tests/${slice}/**`]))
    )
  } finally {
    writeFileSync(path, source)
  }
}

/** Test files that import a file: they notice soonest. */
function testsNaming(file: string): string[] {
  const tests = readdirSync(join(root, 'tests'), { recursive: true }).map(String)
  const own = tests.filter(
    (name) => name.endsWith('.test.ts') && !elsewhere.some((part) => name.startsWith(part)),
  )
  return own
    .filter((name) => readFileSync(join(root, 'tests', name), 'utf8').includes(`/${file}'`))
    .map((name) => `tests/${name}`)
}

function fails(cwd: string, args: readonly string[]): Promise<boolean> {
  const excluded = elsewhere.flatMap((part) => [
    '--exclude',
    part.endsWith('.ts') ? `tests/${part}` : `tests/${part}/**`,
  ])
  const all = [
    ...args,
    '--bail',
    '1',
    '--testTimeout',
    '60000',
    '--hookTimeout',
    '60000',
    '--passWithNoTests',
    ...excluded,
  ]
  const vitest = join(cwd, 'node_modules/vitest/vitest.mjs')
  // Which tests have their turn must not hang on the moment.
  const env = { ...process.env, SEED: values.seed }
  return new Promise((done) => {
    const run = spawn(process.execPath, [vitest, ...all], { cwd, env, stdio: 'ignore' })
    run.on('exit', (code) => done(code !== 0))
  })
}

function told({ file, line, was, becomes }: Place): string {
  const short = (words: string) => words.replaceAll(/\s+/g, ' ').slice(0, 90)
  return `nobody notices ${file}:${line}  ${short(was)}  →  ${short(becomes) || '(left out)'}`
}
