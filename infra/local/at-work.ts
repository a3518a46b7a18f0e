import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readStage, environmentOf } from '../stage.ts'
import { readContext } from '../stages-file.ts'
import { environmentFile } from './data-folder.ts'

/** What to say where a command finds no table. */
export const noTable = 'Nothing runs here (npm start), and neither STAGE nor TABLE_NAME is set.'

/** `STAGE` names one of `cdk.json`, whose table a command works on. Where the environment names neither, a command works on that of the runner at work, if there is one. Returns whether it has a table. */
export function findTable(): boolean {
  const { STAGE, TABLE_NAME } = process.env
  if (STAGE !== undefined) Object.assign(process.env, environmentOf(readStage(readContext().stages, STAGE)))
  if (STAGE !== undefined || TABLE_NAME !== undefined) return true
  const file = resolve(import.meta.dirname, '../..', process.env['DATA_DIR'] || '.local', environmentFile)
  if (!existsSync(file)) return false
  Object.assign(process.env, JSON.parse(readFileSync(file, 'utf8')))
  return true
}
