import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compare } from '../../infra/drill/compare.ts'
import type { RawItem } from '../../infra/drill/compare.ts'
import { drill } from '../../infra/drill/drill.ts'
import { localOriginal } from '../../infra/drill/local.ts'
import { environmentFile } from '../../infra/local/data-folder.ts'
import { startDatabase } from '../../infra/local/database.ts'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import { table } from '../local/fixture.ts'
import { aCloudStage } from '../support/cloud-stage.ts'
import type { CloudStage } from '../support/cloud-stage.ts'
import { found } from '../support/builders.ts'
import { itInTurn } from '../support/in-turn.ts'

const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-drill-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const item = (sk: string, more: object = {}): RawItem => ({ pk: { S: 'p' }, sk: { S: sk }, ...more })
async function* listed(...items: RawItem[]) {
  yield* items
}
const compared = (table: RawItem[], copy: RawItem[]) => compare(listed(...table), listed(...copy))
const key = (sk: string) => JSON.stringify([{ S: 'p' }, { S: sk }])

describe('two tables', () => {
  it('are equal whatever the order of items, attributes and members of sets', async () => {
    const one = item('a', {
      n: { N: '1' },
      tags: { SS: ['x', 'y'] },
      deep: { M: { u: { S: '1' }, v: { S: '2' } } },
    })
    const other = {
      deep: { M: { v: { S: '2' }, u: { S: '1' } } },
      tags: { SS: ['y', 'x'] },
      n: { N: '1' },
      ...item('a'),
    }
    expect(await compared([one, item('b')], [item('b'), other])).toEqual({
      same: 2,
      missing: [],
      surplus: [],
      changed: [],
    })
  })

  it('differ by an item more, an item less, and by the order of a list', async () => {
    const list = (...words: string[]) => ({ l: { L: words.map((S) => ({ S })) } })
    const found = await compared(
      [item('a'), item('c', list('x', 'y'))],
      [item('b'), item('c', list('y', 'x'))],
    )
    expect(found).toEqual({ same: 0, missing: [key('a')], surplus: [key('b')], changed: [key('c')] })
  })
})

async function putting(dataDir: string, count: number) {
  const database = await startDatabase({ dataDir, tables: [table] })
  for (let at = 0; at < count; at++)
    await callDynamo(database.endpoint, 'PutItem', { TableName: table.name, Item: item(`${at}`) })
  return database
}

const drillCommand = (DATA_DIR: string) =>
  new Promise<{ code: number; said: string }>((done) => {
    const program = resolve(import.meta.dirname, '../../infra/drill.ts')
    execFile(process.execPath, [program], { env: { DATA_DIR } }, (error, out, errors) => {
      done({ code: error === null ? 0 : 1, said: out + errors })
    })
  })

describe('npm run drill here', () => {
  itInTurn('copies the engine’s file and proves it, while nothing runs', async () => {
    const dataDir = join(folder, 'quiet')
    await (await putting(dataDir, 7))[Symbol.asyncDispose]()
    const { code, said } = await drillCommand(dataDir)
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/restored in .* compared in[^]*7 items are equal\.\nNothing is missing/),
    ])
  })

  itInTurn('does so beside a runner at work, and what is written meanwhile is no fault', async () => {
    const dataDir = join(folder, 'at-work')
    await using database = await putting(dataDir, 5)
    const told = { AWS_ENDPOINT_URL_DYNAMODB: database.endpoint }
    writeFileSync(join(dataDir, environmentFile), JSON.stringify(told))
    await using original = await localOriginal(dataDir)
    const restore = async () => {
      const copy = await original.restore()
      await callDynamo(database.endpoint, 'PutItem', { TableName: table.name, Item: item('later') })
      return copy
    }
    const { isEqual, words } = await drill({ ...original, restore })
    expect([isEqual, words]).toEqual([
      true,
      expect.stringContaining('5 items are equal.\n1 were written meanwhile.'),
    ])
  })

  itInTurn('fails where the copy is not what the table is, and names what differs', async () => {
    const restore = () =>
      Promise.resolve({
        title: 'A copy',
        items: () => listed(item('a')),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      })
    const changedSince = () => Promise.resolve(new Set<string>())
    const { isEqual, words } = await drill({
      items: () => listed(item('a'), item('b')),
      restore,
      changedSince,
    })
    expect([isEqual, words]).toEqual([
      false,
      expect.stringContaining(`1 differ (1 missing, 0 too many, 0 changed):\n${key('b')}`),
    ])
  })

  itInTurn('says what to do where there is no data', async () => {
    const { code, said } = await drillCommand(join(folder, 'nothing'))
    expect([code, said]).toEqual([1, expect.stringContaining('has no data: start "npm start" once.')])
  })
})

const stages = { publicUrl: 'https://treff.kaarst-mitte.net', mailFrom: 'treff@kaarst-mitte.net' }
const backups = (at: number) => ({
  'dynamodb describe-continuous-backups': {
    ContinuousBackupsDescription: {
      PointInTimeRecoveryDescription: { LatestRestorableDateTime: new Date(at).toISOString() },
    },
  },
})

async function aStage(): Promise<CloudStage> {
  const stage = await aCloudStage({ stream: true })
  stage.describe('production', stages)
  await found(stage.world)
  // What was written before is not "meanwhile".
  stage.answer(backups(Date.now() + 3_600_000))
  return stage
}

describe('npm run drill on AWS', () => {
  itInTurn(
    'restores a table beside the stage’s, reads both to the end, and takes the copy away',
    async () => {
      await using stage = await aStage()
      stage.showTable({})
      const { code, said, calls } = await stage.run('STAGE=production npm run drill')
      expect([code, said]).toEqual([
        0,
        expect.stringMatching(/^world-.*-drill, [^]*\d\d items are equal\.\nNothing is missing/),
      ])
      expect(calls.filter((call) => /restore-table|delete-table/.test(call))).toEqual([
        expect.stringContaining('--restore-date-time 20'),
        expect.stringMatching(/^aws dynamodb delete-table --table-name world-.*-drill$/),
      ])
    },
  )

  itInTurn('fails where something was not restored, and takes the copy away all the same', async () => {
    await using stage = await aStage()
    stage.showTable({ lacks: true })
    const { code, said, calls } = await stage.run('STAGE=production npm run drill')
    expect([code, said]).toEqual([1, expect.stringContaining('1 differ (1 missing, 0 too many, 0 changed)')])
    expect(calls.at(-1)).toContain('delete-table')
  })

  itInTurn('lets be what was written meanwhile, as the stream tells', async () => {
    await using stage = await aStage()
    stage.answer(backups(Date.now()))
    stage.showTable({ later: item('later') })
    const { code, said } = await stage.run('STAGE=production npm run drill')
    expect([code, said]).toEqual([0, expect.stringContaining('1 were written meanwhile.')])
  })

  itInTurn('says so where recovery is off, or nobody may look', async () => {
    await using stage = await aStage()
    stage.answer({ 'dynamodb describe-continuous-backups': { ContinuousBackupsDescription: {} } })
    const hidden = await stage.run('STAGE=production npm run drill')
    expect([hidden.code, hidden.said]).toEqual([1, expect.stringContaining('There is no table')])
    stage.showTable({})
    const off = await stage.run('STAGE=production npm run drill')
    expect([off.code, off.said]).toEqual([1, expect.stringContaining('recovery of world-')])
  })
})
