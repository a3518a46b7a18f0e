import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRuns } from './runs.ts'

/** A wrong change to try, and the tests that could notice it. */
export interface Trial {
  file: string
  start: number
  end: number
  becomes: string
  tests: string[]
}

export type Outcome = 'noticed' | 'unnoticed' | 'fails-anyway'

/*
 * The child process of `mutate.ts` that tries changes in a copy of the project, one after the other, as its parent asks. The parent ends it
 * when a change runs in circles.
 */
const [copy = ''] = process.argv.slice(2)
const runs = await openRuns(copy, { maxWorkers: 1 })
process.on('message', (trial: Trial) => {
  void outcomeOf(trial).then((outcome) => process.send?.(outcome))
})
process.send?.('ready')

async function outcomeOf({ file, start, end, becomes, tests }: Trial): Promise<Outcome> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  writeFileSync(path, source.slice(0, start) + becomes + source.slice(end))
  runs.hasChanged(path)
  const putBack = () => {
    writeFileSync(path, source)
    runs.hasChanged(path)
  }
  try {
    const { failed } = tests.length === 0 ? { failed: [] } : await runs.run(tests)
    if (failed.length === 0) return typesAllowIt() ? 'unnoticed' : 'noticed'
    putBack()
    // What fails without the change too has not noticed it.
    return (await runs.run(failed)).failed.length === 0 ? 'noticed' : 'fails-anyway'
  } finally {
    putBack()
  }
}

/**
 * `npm test` begins with the types: what they refuse (`list[0]` where `list[0] ?? 0` stood) is noticed there. Unused names do not count:
 * who makes the mistake takes them away with it.
 */
function typesAllowIt(): boolean {
  const compiler = join(copy, 'node_modules/typescript/bin/tsc')
  const how = ['--noEmit', '--noUnusedLocals', 'false', '--noUnusedParameters', 'false']
  const { status, error } = spawnSync(process.execPath, [compiler, ...how], { cwd: copy })
  if (error || status === null) throw error ?? new Error('The types could not be looked at')
  return status === 0
}
