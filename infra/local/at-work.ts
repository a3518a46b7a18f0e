import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { environmentFile } from './data-folder.ts'

/** Where the environment names no table, a command works on that of the runner at work, if there is one. Returns whether it has a table. */
export function findTable(): boolean {
  if (process.env['TABLE_NAME'] !== undefined) return true
  const file = resolve(import.meta.dirname, '../..', process.env['DATA_DIR'] || '.local', environmentFile)
  if (!existsSync(file)) return false
  Object.assign(process.env, JSON.parse(readFileSync(file, 'utf8')))
  return true
}
