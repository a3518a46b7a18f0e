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
    if (tests.length === 0) return 'unnoticed'
    const { failed } = await runs.run(tests)
    if (failed.length === 0) return 'unnoticed'
    putBack()
    // What fails without the change too has not noticed it.
    return (await runs.run(failed)).failed.length === 0 ? 'noticed' : 'fails-anyway'
  } finally {
    putBack()
  }
}
