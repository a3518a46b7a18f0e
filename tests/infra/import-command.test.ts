import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readHouseCalendar } from '../../functions/blocks/actions/house-calendar.ts'
import { importFile } from '../../infra/import-calendar.ts'
import { addDays, today } from '../../shared/time/civil.ts'
import { found } from '../support/builders.ts'
import { calendar, meeting } from '../imports/calendar-files.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { worldSecret } from '../support/world-secret.ts'
import { itInTurn } from '../support/in-turn.ts'

const program = resolve(import.meta.dirname, '../../infra/import-calendar.ts')
const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-import-'))
const secretFile = join(folder, 'secret')
writeFileSync(secretFile, worldSecret)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function environmentOf({ engine: { endpoint, tableName } }: World): Record<string, string> {
  return {
    TABLE_NAME: tableName,
    PUBLIC_URL: 'http://treff.example',
    SECRET_URL: pathToFileURL(secretFile).href,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
  }
}

interface Ended {
  code: number
  said: string
  wrong: string
}

/** Runs the command as an operator does; its clock is the real one. */
function runWith(env: Record<string, string>, given: readonly string[]): Promise<Ended> {
  return new Promise((done) =>
    execFile(process.execPath, [program, ...given], { env }, (error, said, wrong) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, said, wrong })
    }),
  )
}

const run = (world: World, ...given: string[]) => runWith(environmentOf(world), given)

function fileOf(name: string, text: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const now = new Date().toISOString()
const first = addDays(today(now, 'Europe/Berlin'), 7)
const start = `${first.replaceAll('-', '')}T190000`
const here = ['--house', 'aef', '--room', 'seminarraum']

async function shown(world: World, manager: Awaited<ReturnType<typeof found>>) {
  const span = () => ({ from: first, dayCount: 30 })
  return (await readHouseCalendar(world.ctx, manager, { house: 'aef', span })).bookings
}

describe('npm run import', () => {
  itInTurn(
    'tells what would happen, takes a calendar over, and changes nothing the second time',
    async () => {
      await using world = await aWorld({ now })
      const manager = await found(world)
      const file = fileOf('choir.ics', calendar(meeting('a', 'RRULE:FREQ=WEEKLY;COUNT=4', { start })))
      const dry = await run(world, file, ...here, '--dry-run')
      expect([dry.code, dry.wrong]).toEqual([0, ''])
      expect(dry.said).toContain('4 dates will be taken over\n- Chorprobe: 4 dates,')
      expect((await shown(world, manager)).size).toBe(0)
      const taken = await run(world, file, ...here, '--name', 'Volkshochschule')
      expect([taken.code, taken.said.split('\n')[0]]).toEqual([
        0,
        '4 dates have been taken over. That is all of it.',
      ])
      const [booking] = (await shown(world, manager)).values()
      expect(booking).toMatchObject({ state: 'approved', contact: { name: 'Volkshochschule' } })
      const again = await run(world, file, ...here)
      expect(again.code).toBe(0)
      expect(again.said).toContain('Nothing new was taken over.')
      expect(again.said).toContain('One entry is here already')
      expect([...(await shown(world, manager)).values()]).toEqual([booking])
    },
  )

  itInTurn('ends with 1 and one sentence where it cannot begin', async () => {
    await using world = await aWorld({ now })
    const { code, wrong } = await run(world, 'a.ics', '--rooms', 'x')
    expect([code, wrong]).toEqual([1, expect.stringContaining('Unknown option')])
    expect(wrong).not.toContain('    at ')
  })

  it.each([
    ['no file', [], 'npm run import -- file.ics'],
    ['a file that is not there', [join(folder, 'nothing.ics'), ...here], 'no such file'],
    [
      'a house that is not there',
      [fileOf('b.ics', calendar(meeting('a'))), '--house', 'xyz', '--room', 'a'],
      'There is no house xyz.',
    ],
    [
      'a room that is not there',
      [fileOf('c.ics', calendar(meeting('a'))), '--house', 'aef', '--room', 'keller'],
      'keller',
    ],
    ['no calendar', [fileOf('d.ics', 'hello'), ...here], 'This is not a calendar file.'],
    ['anything but text', [fileOf('e.ics', Buffer.from([0xfc, 0xe4])), ...here], 'not a calendar file'],
    ['an empty calendar', [fileOf('g.ics', calendar()), ...here], 'there is nothing in it'],
  ])('says why it does not begin with %s', async (_, given, words) => {
    await using world = await aWorld({ now })
    await found(world)
    await expect(importFile(given, () => world.ctx)).rejects.toThrow(words)
  })

  itInTurn('finds the table of a local runner by itself, and says so where none is at work', async () => {
    await using world = await aWorld({ now })
    await found(world)
    const given = [fileOf('f.ics', calendar(meeting('a', '', { start }))), ...here, '--dry-run']
    const nowhere = await runWith({ DATA_DIR: folder }, given)
    expect([nowhere.code, nowhere.wrong]).toEqual([
      1,
      expect.stringContaining('neither STAGE nor TABLE_NAME is set'),
    ])
    fileOf('environment.json', JSON.stringify(environmentOf(world)))
    const { code, said } = await runWith({ DATA_DIR: folder }, given)
    expect([code, said]).toEqual([0, expect.stringContaining('One date will be taken over')])
  })
})
