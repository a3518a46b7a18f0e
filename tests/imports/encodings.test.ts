import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { importFile } from '../../infra/import-calendar.ts'
import { found } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { calendar, meeting } from './calendar-files.ts'
import { aManager, carried, chosen } from './import-form.ts'

const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-encodings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function command(world: World, bytes: string | Uint8Array, ...more: string[]) {
  const lines: string[] = []
  const said = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)))
  const path = join(folder, 'calendar.ics')
  writeFileSync(path, bytes)
  const given = [path, '--house', 'aef', '--room', 'seminarraum', ...more]
  const code = await importFile(given, () => world.ctx).finally(() => said.mockRestore())
  return { code, said: lines.join('\n') }
}

const file = calendar(meeting('choir', '', { title: 'Übung für Flöten' }))
const utf16 = Buffer.from(`\uFEFF${file}`, 'utf16le')

describe('a calendar in another encoding', () => {
  it.each([
    ['Windows-1252', Buffer.from(file, 'latin1')],
    ['UTF-16', utf16],
    ['UTF-16, high byte first', Buffer.from(utf16).swap16()],
  ])('keeps its words on the page and by the command: %s', async (_, bytes) => {
    await using world = await aWorld()
    const { send } = await aManager(world)
    const preview = await send({ ...chosen, step: 'look' }, bytes)
    expect(wordsOf(preview.text)).toContain('Übung für Flöten: ')
    const taken = await send(carried(preview.text))
    expect(wordsOf(taken.text)).toContain('Ein Termin ist übernommen')
    const again = await command(world, bytes)
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('- Übung für Flöten') })
    expect(again.said).toContain('One entry is here already')
  })
})

describe('the command', () => {
  const days = Array.from({ length: 52 }, (_, at) => {
    const [month, day] = [at < 26 ? '01' : '02', String(1 + (at % 26)).padStart(2, '0')]
    return meeting(`${at}`, '', { start: `2027${month}${day}T190000` })
  })

  it('says how far it is with a long file, and speaks English of a German house', async () => {
    await using world = await aWorld()
    await found(world)
    const { code, said } = await command(world, calendar(...days))
    expect(code).toBe(0)
    expect(said.split('\n').slice(0, 2)).toEqual([
      '50 entries taken over so far …',
      '52 dates have been taken over. That is all of it.',
    ])
    expect(said).not.toMatch(/übernommen|Termin|npm run/)
  })

  it('never advises what was just done: neither to run it, nor to take the same file again', async () => {
    await using world = await aWorld()
    await found(world)
    const file = calendar(
      meeting('a'),
      meeting('b', 'STATUS:CANCELLED'),
      meeting('c', '', { start: '20200101T190000' }),
    )
    for (const more of [['--dry-run'], [], []]) {
      const { said } = await command(world, file, ...more)
      expect(said).not.toMatch(/npm run|same file|go on/i)
    }
  })
})
