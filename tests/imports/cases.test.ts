import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { importFile } from '../../infra/import-calendar.ts'
import { readCalendar } from '../../shared/ical/read.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { shown } from './calendar-files.ts'
import { importCases } from './cases.ts'
import { aManager, carried, chosen } from './import-form.ts'

const cases = importCases()
const whole = cases.filter(({ told, dates }) => told.length === 0 && dates.length > 0)
const withFault = cases.filter(({ told, dates }) => told.length > 0 && dates.length > 0)
const reading = { zone: 'Europe/Berlin', from: '2026-12-01' }
const plain = (words: string) => words.replace(/[“”]/g, '"')

/** `2027-01-04 10:00-11:00`, in order. */
const datesIn = ({ uses }: Awaited<ReturnType<typeof shown>>) =>
  uses.map((use) => use.split(' ').slice(1, 3).join(' ')).sort()

async function command(file: string, world: Awaited<ReturnType<typeof aWorld>>) {
  const lines: string[] = []
  const said = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)))
  const given = [join(import.meta.dirname, 'cases', file), '--house', 'aef', '--room', 'seminarraum']
  const code = await importFile(given, () => world.ctx).finally(() => said.mockRestore())
  return { code, said: plain(lines.join('\n')) }
}

describe('what other programs write', () => {
  it.each([...whole, ...withFault])('is read as most readers read it: $file, $why', ({ text, dates }) => {
    const all = readCalendar(text, reading).events.flatMap(({ instances }) => instances)
    expect(all.map(({ date, from, to }) => `${date} ${from}-${to}`).sort()).toEqual(dates)
    expect(all.filter(({ date, endDate }) => date !== endDate)).toEqual([])
  })

  it.each([...whole, ...withFault])('is taken over by the page, once: $file', async (one) => {
    await using world = await aWorld()
    const { manager, send } = await aManager(world)
    const preview = await send({ ...chosen, step: 'look' }, one.bytes)
    expect(preview.status).toBe(200)
    await send(carried(preview.text))
    const before = await shown(world, manager, one.dates[0]!.slice(0, 10))
    expect(datesIn(before)).toEqual(one.dates)
    const again = await send({ ...chosen, step: 'take' }, one.bytes)
    expect(wordsOf(again.text)).toContain('Nichts Neues übernommen')
    expect(await shown(world, manager, one.dates[0]!.slice(0, 10))).toEqual(before)
  })

  it.each([...whole, ...withFault])('is taken over by the command, once: $file', async (one) => {
    await using world = await aWorld()
    const manager = await found(world)
    const first = await command(one.file, world)
    expect(first.code).toBe(one.file === 'cut-off.ics' ? 1 : 0)
    for (const words of one.told) expect(first.said).toContain(words)
    const before = await shown(world, manager, one.dates[0]!.slice(0, 10))
    expect(datesIn(before)).toEqual(one.dates)
    expect((await command(one.file, world)).said).toContain('Nothing new was taken over')
    expect(await shown(world, manager, one.dates[0]!.slice(0, 10))).toEqual(before)
  })
})

describe('a file that is not whole', () => {
  const bytesOf = (name: string) => cases.find(({ file }) => file === name)!.bytes

  it.each([
    ['cut-off.ics', 'Unvollständig: Die Datei endet mitten in einem Termin („Halb“).'],
    ['cut-off.ics', 'Die Datei endet mitten in diesem Termin: Halb (Di, 5. Januar 2027)'],
    [
      'lost-end-in-the-middle.ics',
      '„Ganz“ hat in der Datei kein Ende, deshalb ist unklar, was dazugehört: Ganz (Mo, 4. Januar 2027)',
    ],
    [
      'broken-part-only.ics',
      'Die Wiederholung lässt sich nicht lesen, übernommen wird nur, was mit seinem Datum dasteht: Lesung (Di, 5. Januar 2027)',
    ],
  ])('says on the page what is missing: %s', async (file, words) => {
    await using world = await aWorld()
    const { send } = await aManager(world)
    const preview = await send({ ...chosen, step: 'look' }, bytesOf(file))
    expect(wordsOf(preview.text)).toContain(words)
    const taken = await send({ ...chosen, step: 'take' }, bytesOf(file))
    expect(wordsOf(taken.text)).toContain(words)
  })

  it('is told to be empty where there is no event in it', async () => {
    await using world = await aWorld()
    const { send } = await aManager(world)
    const answer = await send({ ...chosen, step: 'look' }, bytesOf('no-events.ics'))
    expect(answer.status).toBe(422)
    expect(alertOf(answer.text)).toContain('In der Datei steht kein einziger Termin.')
    await expect(command('no-events.ics', world)).rejects.toThrow('there is nothing in it')
  })
})
