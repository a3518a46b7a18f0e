import { expect, it } from 'vitest'
import { mostDates } from '../../functions/bookings/schema/series.ts'
import { entriesOfBooking } from '../../functions/search/rules/entries.ts'
import { mostWords } from '../../functions/search/rules/words.ts'
import { nobody } from '../../shared/owned.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aSeries, onDate } from '../bookings/a-booking.ts'

const days = Array.from({ length: mostDates }, (_, at) => addDays('2026-12-08', at))
const letter = (at: number) => String.fromCharCode(97 + (at % 26))
const purpose = Array.from(
  { length: 20 },
  (_, at) => `${letter(at)}${letter(at * 7)}${letter(at * 3)}wort`,
).join(' ')
const series = aSeries(
  days.map((date) => onDate(date)),
  { purpose },
)
const entriesOf = (booking: typeof series) => entriesOfBooking(booking, (text) => text)

it('a series of as many dates as there can be is listed with each of them, and found by so many words and no more', () => {
  const { dates, found } = entriesOf(series)
  expect(dates).toHaveLength(mostDates)
  expect(found).toHaveLength(mostWords + 1)
})

it('the longest series leads to nobody once whoever asked for it is forgotten', () => {
  const { found } = entriesOf({ ...series, contact: { name: nobody }, purpose: '' })
  expect(found).toEqual([])
})
