import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { entranceOf, functionsOf, noting } from './functions.ts'
import { openRuns } from './runs.ts'

/** Which tests can notice a change at a place. */
export interface Reach {
  testsFor(place: { file: string; start: number; end: number }): string[]
}

/**
 * Runs all tests once in a copy of the project in which every function of the files notes that it was called. A test file can notice a change
 * inside a function only if it enters that function; one outside of all functions is left to every test. Those of
 * the same slice come first, the quick ones before the slow.
 *
 * @throws if a test fails: it would notice everything
 */
export async function findReach(copy: string, files: readonly string[]): Promise<Reach> {
  const sources = new Map(files.map((file) => [file, readFileSync(join(copy, file), 'utf8')]))
  const folder = mkdtempSync(join(tmpdir(), 'entered-'))
  process.env['ENTERED'] = folder
  for (const [file, source] of sources) writeFileSync(join(copy, file), noting(file, source))
  const runs = await openRuns(copy, {
    setupFiles: ['tests/support/registered.ts', 'tests/mutation/entered.ts'],
  })
  try {
    const { failed, took } = await runs.run(runs.files)
    if (failed.length > 0) throw new Error(`Fails before anything is changed: ${failed.join(', ')}`)
    const reached = readReached(copy, folder)
    const byTime = runs.files.toSorted((a, b) => (took.get(a) ?? 0) - (took.get(b) ?? 0))
    return {
      testsFor: ({ file, start, end }) => {
        const around = functionsOf(file, sources.get(file) ?? '').filter(
          (each) => each.start <= start && end <= each.end,
        )
        const innermost = around.at(-1)
        const entrance = innermost && entranceOf(file, innermost)
        const reaching = byTime.filter((test) => entrance === undefined || reached.get(test)?.has(entrance))
        const isNear = (test: string) => test.startsWith(`tests/${file.split('/')[1]}/`)
        return [...reaching.filter(isNear), ...reaching.filter((test) => !isNear(test))]
      },
    }
  } finally {
    await runs.close()
    for (const [file, source] of sources) writeFileSync(join(copy, file), source)
    rmSync(folder, { recursive: true })
  }
}

function readReached(copy: string, folder: string): Map<string, Set<string>> {
  return new Map(
    readdirSync(folder).map((name) => {
      const { file, entered } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        file: string
        entered: string[]
      }
      return [relative(copy, file), new Set(entered)]
    }),
  )
}
