import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../infra/build.ts'
import { once } from './once.ts'

/** What is built goes by what it was made from, so that runs over the same sources build once. */
const shelf = join(tmpdir(), 'treffpunkt-built')

const dayMs = 24 * 60 * 60_000

/** Folder of the templates that all test files share, with the bundles they name beside it; made by whoever needs it first. */
export async function sharedTemplates(): Promise<string> {
  const folder = process.env['TEST_PRODUCT']
  if (folder === undefined)
    throw new Error('tests/support/shared-product.ts makes the folder for what a run shares')
  const note = join(shelf, `${hashOfSources()}.txt`)
  await once(folder, 'product', async () => {
    if (existsSync(note) && existsSync(readFileSync(note, 'utf8'))) return
    mkdirSync(shelf, { recursive: true })
    clearOut()
    const own = join(shelf, `${process.pid}-${Date.now()}`)
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'build-product.ts'), own])
    // Last: whoever reads it finds everything.
    writeFileSync(note, join(own, 'cdk.out'))
  })
  return readFileSync(note, 'utf8')
}

/** Whatever can change a byte of the bundles or templates; the place too, because templates name it. */
function hashOfSources(): string {
  const hash = createHash('sha256').update(`${process.version} ${projectRoot}`)
  const folders = ['functions', 'shared', 'infra', 'languages']
  const sources = folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const support = ['build-product.ts', 'bench-templates.ts'].map((name) => join(import.meta.dirname, name))
  for (const path of [...sources.toSorted(), ...support, join(projectRoot, 'package-lock.json')]) {
    hash.update(`\n${path}\n`).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 24)
}

/** What was made a day ago or longer serves nobody any more. */
function clearOut(): void {
  for (const name of readdirSync(shelf)) {
    const path = join(shelf, name)
    if (Date.now() - statSync(path).mtimeMs > dayMs) rmSync(path, { recursive: true, force: true })
  }
}
