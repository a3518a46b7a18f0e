import { expect, it } from 'vitest'
import { notesOf } from '../../functions/premises/rules/notes.ts'
import { ChangeNote, mostInNote, mostNamedDates } from '../../functions/premises/schema.ts'
import { addDays } from '../../shared/time/civil.ts'
import { itemBytes } from '../support/item-bytes.ts'

const dates = 25
const bookings = 250

it('a change that concerns very many bookings lies in several notes, each of which is small', () => {
  const outside = Array.from({ length: bookings }, (_, booking) =>
    Array.from({ length: dates }, (__, day) => ({
      booking: String(booking).padStart(12, '0'),
      room: 'r'.repeat(40),
      date: addDays('2027-01-01', day),
      from: '08:00',
      to: '22:00',
      why: 'outside-opening-hours' as const,
    })),
  ).flat()
  const notes = notesOf(outside, { house: 'aef', id: '000000000000', at: '2026-12-01T09:00:00.000Z' })
  expect(notes.map((note) => note.bookings.length)).toEqual([
    mostInNote,
    mostInNote,
    bookings - 2 * mostInNote,
  ])
  expect(new Set(notes.map(({ id }) => id)).size).toBe(notes.length)
  for (const note of notes) {
    expect(ChangeNote.parse(note)).toEqual(note)
    expect(itemBytes(note)).toBeLessThan(400_000)
    expect(new Set(note.bookings.map(({ more }) => more))).toEqual(new Set([dates - mostNamedDates]))
  }
})
