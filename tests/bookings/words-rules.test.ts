import { describe, expect, it } from 'vitest'
import { ownWords, reworded, withWords, wordsOn } from '../../functions/bookings/rules/words.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { aSeries, onDate } from './a-booking.ts'

const said = { purpose: 'Chor', label: 'Probe', attendees: 10, note: 'Tee' }
const other = { purpose: 'Band', label: 'Lärm', attendees: 20, note: 'Bier' }
const days = ['2026-12-08', '2026-12-15', '2026-12-22']
const series = (changes: Partial<Occurrence>[] = [], more: Partial<Booking> = {}) =>
  aSeries(
    days.map((date, at) => onDate(date, { state: 'approved', ...changes[at] })),
    { ...said, state: 'approved', ...more },
  )

describe('the words of a date', () => {
  it.each(ownWords)('have a %s of its own, or the booking’s, or none', (word) => {
    expect(wordsOn(said, {})).toEqual(said)
    expect(wordsOn(said, { [word]: other[word] })).toEqual({ ...said, [word]: other[word] })
    expect(wordsOn(said, { without: [word] })).not.toHaveProperty(word)
    expect(wordsOn(said, { without: [word], [word]: other[word] })).not.toHaveProperty(word)
    expect(wordsOn({}, {})).toEqual({})
  })

  it.each(ownWords)('stand at it as far as they differ, its %s too', (word) => {
    const bare = onDate(days[0]!)
    const full = { ...bare, ...other, without: ['note' as const] }
    expect(withWords(said, full, said)).toEqual(bare)
    expect(withWords(said, full, { ...said, [word]: other[word] })).toEqual({ ...bare, [word]: other[word] })
    const { [word]: _gone, ...less } = said
    expect(withWords(said, full, less)).toEqual({ ...bare, without: [word] })
    expect(withWords(less, full, less)).toEqual(bare)
    expect(withWords(less, full, said)).toEqual({ ...bare, [word]: said[word] })
  })

  const spreading = (
    booking: Booking,
    change: Partial<Parameters<typeof reworded>[2]>,
    meant = booking.occurrences,
  ) => {
    const named = booking.occurrences[0]!
    const after = reworded(booking, meant, {
      words: other,
      named,
      spread: new Set(ownWords),
      common: true,
      ...change,
    })
    return after.occurrences.map((date) => wordsOn(after.booking, date))
  }

  it('go on to those that said the same, and to a stretch that says something else together', () => {
    expect(spreading(series(), {})).toEqual([other, other, other])
    expect(spreading(series([{}, { note: 'X' }]), {})).toEqual([other, { ...other, note: 'X' }, other])
    expect(spreading(series([{}, { note: 'X' }, { note: 'X' }]), {})).toEqual([other, other, other])
    expect(spreading(series([{ note: 'X' }]), {})[0]).toEqual(other)
  })

  it('go on as far as they were changed, and only to the dates that are meant', () => {
    const booking = series()
    const some = spreading(
      booking,
      { spread: new Set(['note']), common: false },
      booking.occurrences.slice(0, 2),
    )
    expect(some).toEqual([other, { ...said, note: 'Bier' }, said])
    expect(
      spreading(booking, { common: false, named: booking.occurrences[2]! }, booking.occurrences.slice(0, 2)),
    ).toEqual([other, other, said])
    expect(
      reworded(booking, booking.occurrences, {
        words: {},
        named: booking.occurrences[0]!,
        spread: new Set(ownWords),
        common: true,
      }).booking,
    ).not.toHaveProperty('note')
    expect(
      reworded(booking, booking.occurrences, {
        words: {},
        named: booking.occurrences[0]!,
        spread: new Set(ownWords),
        common: false,
      }).booking,
    ).toBe(booking)
  })
})
