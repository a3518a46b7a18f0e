import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect } from 'vitest'
import { sharedTemplates } from '../support/shared-templates.ts'
import { folderOf } from './synthesis.ts'
import { itInTurn } from '../support/in-turn.ts'

const program = resolve(import.meta.dirname, '../../infra/lint-templates.ts')

/** Runs the command where the path has these programs alone, each a line of the shell. */
async function linting(programs: Record<string, string>) {
  const folder = folderOf()
  for (const [name, line] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  const env = { PATH: folder, HERE: folder, DIST_DIR: join(dirname(await sharedTemplates()), 'dist') }
  return new Promise<{ folder: string; code: unknown; said: string }>((done) => {
    execFile(process.execPath, [program], { env }, (error, out, errors) => {
      done({ folder, code: error === null ? 0 : error.code, said: out + errors })
    })
  })
}

describe('npm run lint:templates', () => {
  itInTurn('shows AWS’s linter each template that a stage can give, and ends as that does', async () => {
    const { folder, code } = await linting({
      'cfn-lint': '[ "$1" = --version ] || { echo "$@" >"$HERE/args"; exit 4; }',
    })
    expect(code).toBe(4)
    const [options = '', files = ''] = readFileSync(join(folder, 'args'), 'utf8').trim().split(' -- ')
    expect(options).toBe('--regions eu-central-1 --ignore-checks W3005')
    const names = files.split(' ').map((path) => basename(path, '.template.json'))
    const of = (stage: string, ...stacks: string[]) => stacks.map((stack) => `treffpunkt-${stage}-${stack}`)
    expect(names.toSorted()).toEqual([
      ...of('full', 'app', 'data', 'pipeline'),
      ...of('plain', 'app', 'data'),
      ...of('restored', 'app', 'data', 'pipeline'),
    ])
  })

  itInTurn('says what to do where there is no linter, and none can be installed', async () => {
    const { code, said } = await linting({ python3: 'exit 1' })
    expect([code, said]).toEqual([1, expect.stringContaining('pip install cfn-lint==')])
  })
})
