import { relative } from 'node:path'
import { BaseSequencer, createVitest } from 'vitest/node'
import type { InlineConfig, TestSpecification } from 'vitest/node'

/** Tests that read the source itself, or start the whole product: what they notice is not the change. */
const elsewhere = /^tests\/(architecture|bench|infra|journeys|local|vacancy|proofs)\/|^tests\/docs\.test\.ts$/

export interface Run {
  /** Test files that failed. */
  failed: string[]
  /** Milliseconds of each test file that was run. */
  took: Map<string, number>
}

/** Vitest, started once for a folder with the project: what it has read and not changed since is not read again. */
export interface Runs {
  /** All test files that can notice a change, from the folder. */
  files: readonly string[]
  /** Runs test files in the order in which they are given, up to the first that fails. */
  run(files: readonly string[]): Promise<Run>
  hasChanged(path: string): void
  close(): Promise<void>
}

class AsGiven extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
  }
}

export async function openRuns(root: string, more: InlineConfig = {}): Promise<Runs> {
  const vitest = await createVitest('test', {
    root,
    watch: false,
    reporters: [{}],
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: AsGiven },
    ...more,
  })
  const pathOf = (moduleId: string) => relative(root, moduleId)
  const all = await vitest.globTestSpecifications()
  const specifications = new Map(all.map((each) => [pathOf(each.moduleId), each]))
  return {
    files: [...specifications.keys()].filter((file) => !elsewhere.test(file)),
    run: async (files) => {
      const chosen = files.flatMap((file) => specifications.get(file) ?? [])
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen)
      const took = testModules.map((each) => [pathOf(each.moduleId), each.diagnostic().duration] as const)
      if (unhandledErrors.length > 0) return { failed: [...files], took: new Map(took) }
      const failed = testModules.filter((each) => !['passed', 'skipped'].includes(each.state()))
      // Those behind the one that failed were not begun.
      const begun = failed.filter((each) => each.state() === 'failed')
      return { failed: begun.map((each) => pathOf(each.moduleId)), took: new Map(took) }
    },
    hasChanged: (path) => vitest.invalidateFile(path),
    close: () => vitest.close(),
  }
}
