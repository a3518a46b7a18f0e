import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './sources.ts'

/** A limit of its own, beside those of vitest.config.ts which only end what hangs, or a look at the clock. */
const impatient = [/\btimeout: *[\d_]+/, /^ *\}, *[\d_]{4,}\)/m, /\bperformance\.now\(/, /\bfreePort\b/]

it('no test fails because a machine is busy: none has a time limit of its own or measures how long it took', () => {
  const files = globSync('tests/**/*.test.ts', {
    cwd: root,
    exclude: ['tests/architecture/patience.test.ts'],
  })
  const found = files.filter((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return impatient.some((pattern) => pattern.test(text))
  })
  expect(found, found.join('\n')).toEqual([])
})
