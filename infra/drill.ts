import { resolve } from 'node:path'
import { awsOriginal } from './drill/aws.ts'
import { drill } from './drill/drill.ts'
import type { Outcome } from './drill/drill.ts'
import { localOriginal } from './drill/local.ts'
import { NotYet, programs } from './cloud/programs.ts'
import { Trouble } from './local/trouble.ts'
import { environmentOf, readStage } from './stage.ts'
import { readContext } from './stages-file.ts'

/**
 * `npm run drill`: restores a copy of the table and proves it equal, item by item; ends with 1 if it is not. Of the stage that STAGE
 * names on AWS, else of the local runner's data, at work or not.
 */
async function run(): Promise<Outcome> {
  const { STAGE, DATA_DIR } = process.env
  if (STAGE !== undefined) {
    const { TABLE_NAME } = environmentOf(readStage(readContext().stages, STAGE))
    return drill(await awsOriginal(programs, TABLE_NAME))
  }
  await using original = await localOriginal(resolve(import.meta.dirname, '..', DATA_DIR || '.local'))
  return await drill(original)
}

try {
  const { isEqual, words } = await run()
  console.log(words)
  process.exitCode = isEqual ? 0 : 1
} catch (error) {
  console.error(error instanceof NotYet || error instanceof Trouble ? error.message : error)
  process.exitCode = 1
}
