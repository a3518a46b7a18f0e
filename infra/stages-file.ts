import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** What `cdk.json` holds, as far as we read it. */
interface CdkJson {
  context: { stages: Record<string, Record<string, unknown>> } & Record<string, unknown>
}

/** `CDK_JSON` names another file, for whoever keeps the stages outside of the project. */
const path = () => resolve(process.env['CDK_JSON'] ?? resolve(import.meta.dirname, '../cdk.json'))

const read = () => JSON.parse(readFileSync(path(), 'utf8')) as CdkJson

/** The context of `cdk.json`, the stages among it. */
export function readContext(): CdkJson['context'] {
  return read().context
}

/** Writes one stage into `cdk.json`; all else there stays. */
export function writeStage(name: string, stage: Readonly<Record<string, unknown>>): void {
  const all = read()
  all.context.stages[name] = { ...stage }
  writeFileSync(path(), `${JSON.stringify(all, null, 2)}\n`)
}
