import { describe, expect, it } from 'vitest'
import { bookingUnder, freeInDraft, metInDraft, takeInDraft } from '../../../functions/imports/rules/draft.ts'
import { aDraft, anEntry, aSheet, idFor, theRoom } from '../terms.ts'

const use = (from: string, to: string, date = '2026-12-08') => ({
  date,
  from,
  to,
  setUpMinutes: 0,
  tidyUpMinutes: 0,
})

describe('who is in the way of a use', () => {
  const held = anEntry('19:00', '21:00', { label: 'Spiele' })

  it.each([
    ['17:00', '19:00', undefined],
    ['17:00', '19:15', 'x'],
    ['20:45', '22:00', 'x'],
    ['21:00', '22:00', undefined],
  ])('from %s to %s: %s', (from, to, holder) => {
    const met = metInDraft(aDraft([aSheet('2026-12-08', { x: held })]), use(from, to))
    expect(met?.id).toBe(holder && idFor(holder))
  })

  it('is told with their time and what the board says of it', () => {
    const draft = aDraft([aSheet('2026-12-08', { y: anEntry('08:00', '09:00'), x: held })])
    const times = { date: '2026-12-08', from: '19:00', to: '21:00' }
    const found = { id: idFor('x'), kind: 'booking', ...times, label: 'Spiele' }
    expect(metInDraft(draft, use('20:00', '22:00'))).toEqual(found)
    expect(metInDraft(draft, use('08:00', '09:00'))).toEqual({
      id: idFor('y'),
      kind: 'booking',
      date: '2026-12-08',
      from: '08:00',
      to: '09:00',
    })
  })
})

it('whoever has a time of which the board says nothing is in the way all the same', () => {
  const [date, sheet] = aSheet('2026-12-08', { x: anEntry('19:00', '21:00') })
  const draft = aDraft([[date, { ...sheet, entries: new Map() }]])
  const found = { id: idFor('x'), kind: 'booking', date, from: '', to: '' }
  expect(metInDraft(draft, use('20:00', '22:00'))).toEqual(found)
})

describe('which booking lies under a block', () => {
  const block = (from: string, to: string) => ({ from, to })

  it.each([
    ['2026-12-08T17:00', '2026-12-08T19:00', false],
    ['2026-12-08T17:00', '2026-12-08T19:15', true],
    ['2026-12-08T21:00', '2026-12-09T10:00', false],
    ['2026-12-07', '2026-12-07', false],
    ['2026-12-05', '2026-12-08', true],
  ])('from %s to %s: one does %s', (from, to, isThere) => {
    const draft = aDraft([aSheet('2026-12-08', { x: anEntry('19:00', '21:00') })])
    expect(bookingUnder(draft, block(from, to))?.id).toBe(isThere ? idFor('x') : undefined)
  })

  it('other blocks may, and hide nothing of what lies beside them', () => {
    const shut = anEntry('08:00', '12:00', { kind: 'block' })
    const draft = aDraft([aSheet('2026-12-08', { x: shut })])
    expect(bookingUnder(draft, block('2026-12-08', '2026-12-08'))).toBeUndefined()
    const both = aDraft([aSheet('2026-12-08', { x: shut, y: anEntry('19:00', '21:00') })])
    expect(bookingUnder(both, block('2026-12-08', '2026-12-08'))?.id).toBe(idFor('y'))
  })

  it('an offer that is held for somebody counts as one', () => {
    const offer = anEntry('08:00', '12:00', { kind: 'offer' })
    const draft = aDraft([aSheet('2026-12-08', { x: offer })])
    expect(bookingUnder(draft, block('2026-12-08', '2026-12-08'))).toMatchObject({ kind: 'offer' })
  })

  it('may be in a related room', () => {
    const [date, sheet] = aSheet('2026-12-08', { x: anEntry('19:00', '21:00') }, 'saal')
    const related = [{ room: theRoom({ id: 'saal' }), sheets: new Map([[date, sheet]]) }]
    expect(bookingUnder(aDraft([], { related }), block('2026-12-08', '2026-12-08'))?.id).toBe(idFor('x'))
    expect(bookingUnder(aDraft([]), block('2026-12-08', '2026-12-08'))).toBeUndefined()
  })
})

describe('a draft', () => {
  it('takes what is planned, beside what is there, and shows who has it', () => {
    const draft = aDraft([aSheet('2026-12-08', { x: anEntry('08:00', '09:00') })])
    takeInDraft(draft, idFor('a'), use('19:00', '21:00'))
    takeInDraft(draft, idFor('a'), use('19:00', '21:00', '2026-12-09'))
    const times = { from: '19:00', to: '21:00' }
    for (const date of ['2026-12-08', '2026-12-09'])
      expect(metInDraft(draft, use('20:00', '22:00', date))).toEqual({
        id: idFor('a'),
        kind: 'booking',
        date,
        ...times,
      })
    expect(metInDraft(draft, use('08:00', '09:00'))).toMatchObject({ id: idFor('x'), from: '08:00' })
    expect(draft.days.sheets.get('2026-12-09')).toMatchObject({ room: 'seminarraum', date: '2026-12-09' })
  })

  it('gives back all that one booking has, and nothing of the others', () => {
    const draft = aDraft([
      aSheet('2026-12-08', { a: anEntry('19:00', '21:00'), x: anEntry('08:00', '09:00') }),
      aSheet('2026-12-09', { a: anEntry('19:00', '21:00') }),
      aSheet('2026-12-10', { x: anEntry('19:00', '21:00') }),
    ])
    const untouched = draft.sheets.get('2026-12-10')
    freeInDraft(draft, idFor('a'))
    expect(metInDraft(draft, use('19:00', '21:00'))).toBeUndefined()
    expect(metInDraft(draft, use('19:00', '21:00', '2026-12-09'))).toBeUndefined()
    expect(metInDraft(draft, use('08:00', '09:00'))?.id).toBe(idFor('x'))
    expect(draft.sheets.get('2026-12-10')).toBe(untouched)
  })

  it('does not give back what the same calendar has planned itself', () => {
    const draft = aDraft()
    takeInDraft(draft, idFor('a'), use('19:00', '21:00'))
    freeInDraft(draft, idFor('a'))
    expect(metInDraft(draft, use('19:00', '21:00'))?.id).toBe(idFor('a'))
  })

  it('leaves the sheets as they were read alone', () => {
    const sheets = [aSheet('2026-12-08', { x: anEntry('08:00', '09:00') })]
    const draft = aDraft(sheets)
    takeInDraft(draft, idFor('a'), use('19:00', '21:00'))
    expect(sheets[0]![1].quarters.size).toBe(4)
  })
})
