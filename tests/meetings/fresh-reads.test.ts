import { expect, it } from 'vitest'
import { readAccessData } from '../../functions/meetings/store/access-data.ts'
import { readAsking } from '../../functions/meetings/store/asking.ts'
import { readCounts, readCountsBetween } from '../../functions/meetings/store/counts.ts'
import { readEntries, readEntry } from '../../functions/meetings/store/entries.ts'
import { readMeeting } from '../../functions/meetings/store/meetings.ts'
import { readStoredEntry } from '../../functions/meetings/store/upkeep.ts'
import type { Table } from '../../shared/table/table.ts'
import { areFresh } from '../support/reads.ts'
import { aWorld } from '../support/world.ts'

const of = { house: 'aef', meeting: 'm', key: 'k' }

it.each<[string, boolean, (table: Table) => Promise<unknown>]>([
  ['A meeting', true, (table) => readMeeting(table, 'm')],
  ['its place in the programme', true, (table) => readEntry(table, 'aef', 'm')],
  ['what is taken off a programme', true, (table) => readStoredEntry(table, of)],
  ['what people are told when they come', true, (table) => readAccessData(table, 'm')],
  ['how many come to a date', true, (table) => readCounts(table, of)],
  ['a programme', false, (table) => readEntries(table, 'aef')],
  [
    'how many come to all dates',
    false,
    (table) => readCountsBetween(table, 'aef', '2026-12-01', '2026-12-02'),
  ],
  ['an inbox', false, (table) => readAsking(table, 'aef')],
])('%s is read as it was written a moment ago: %s', async (_, is, read) => {
  await using world = await aWorld()
  expect(await areFresh(world, read)).toEqual([is])
})
