import { NotYet, askAws } from '../cloud/programs.ts'
import type { Programs, Said } from '../cloud/programs.ts'
import type { RawItem } from './compare.ts'
import type { Copy, Original } from './drill.ts'
import { writtenSince } from './aws-stream.ts'

interface Described {
  Table: { LatestStreamArn?: string }
}

interface Backups {
  ContinuousBackupsDescription: {
    PointInTimeRecoveryDescription?: { LatestRestorableDateTime?: string | number }
  }
}

interface Page {
  Items: RawItem[]
  NextToken?: string
}

const itemsAtOnce = '5000'

/** The table of a stage, by the commands that docs/operations.md names. Reads all of it twice, which is paid for. */
export async function awsOriginal(programs: Programs, tableName: string): Promise<Original> {
  const table = await askAws<Described>(programs, 'dynamodb', 'describe-table', '--table-name', tableName)
  if (table === undefined) throw new NotYet(`There is no table ${tableName} in this account and region.`)
  const streamArn = table.Table.LatestStreamArn
  const at = await latestMoment(programs, tableName)
  return {
    items: () => scan(programs, tableName),
    restore: () => restore(programs, tableName, at),
    changedSince: () =>
      streamArn === undefined ? Promise.resolve(new Set()) : writtenSince(programs, streamArn, at),
  }
}

/** AWS keeps every moment but those of the last minutes. */
async function latestMoment(programs: Programs, tableName: string): Promise<Date> {
  const asked = ['describe-continuous-backups', '--table-name', tableName]
  const answer = await askAws<Backups>(programs, 'dynamodb', ...asked)
  const said = answer?.ContinuousBackupsDescription.PointInTimeRecoveryDescription?.LatestRestorableDateTime
  if (said === undefined)
    throw new NotYet(`Point-in-time recovery of ${tableName} is off: there is nothing to restore.`)
  return new Date(typeof said === 'number' ? said * 1000 : said)
}

async function restore(programs: Programs, tableName: string, at: Date): Promise<Copy> {
  const copy = `${tableName}-drill`
  const moment = at.toISOString()
  const run = (...args: string[]) => programs.ask('aws', ['dynamodb', ...args])
  const names = ['--source-table-name', tableName, '--target-table-name', copy]
  const began = await run('restore-table-to-point-in-time', ...names, '--restore-date-time', moment)
  if (began.code !== 0)
    throw new NotYet(
      `${began.errors}\nIf ${copy} is left of an earlier drill: aws dynamodb delete-table --table-name ${copy}`,
    )
  await untilThere(run, copy)
  return {
    title: `${copy}, ${tableName} as it was at ${moment}`,
    items: () => scan(programs, copy),
    [Symbol.asyncDispose]: async () => {
      const { code, errors } = await run('delete-table', '--table-name', copy)
      if (code !== 0) throw new NotYet(`${copy} is still there and costs: ${errors}`)
    },
  }
}

/** AWS's own waiting gives up after some minutes; a large table takes an hour. */
async function untilThere(run: (...args: string[]) => Promise<Said>, copy: string): Promise<void> {
  for (;;) {
    const { code, errors } = await run('wait', 'table-exists', '--table-name', copy)
    if (code === 0) return
    if (!errors.includes('Max attempts exceeded')) throw new NotYet(`${copy} does not come up: ${errors}`)
  }
}

async function* scan(programs: Programs, tableName: string): AsyncGenerator<RawItem> {
  let token: string | undefined
  do {
    const from = token === undefined ? [] : ['--starting-token', token]
    const asked = [
      'scan',
      '--table-name',
      tableName,
      '--consistent-read',
      '--max-items',
      itemsAtOnce,
      ...from,
    ]
    const page = await askAws<Page>(programs, 'dynamodb', ...asked)
    if (page === undefined) throw new NotYet(`${tableName} is gone.`)
    yield* page.Items
    token = page.NextToken
  } while (token !== undefined)
}
