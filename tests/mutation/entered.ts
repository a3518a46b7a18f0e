import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'

/*
 * Runs around each test file while it is found out which functions the file enters (`reach.ts`): writes their names into a file.
 */
const noted = globalThis as { entered?: Set<string> }

afterAll(() => {
  const file = expect.getState().testPath ?? ''
  const folder = process.env['ENTERED'] ?? ''
  const name = `${file.replaceAll('/', '~')}.json`
  writeFileSync(join(folder, name), JSON.stringify({ file, entered: [...(noted.entered ?? [])] }))
  // A worker goes on with the next file.
  noted.entered = new Set()
})
