import { describe, expect, it } from 'vitest'
import { dateIn } from '../../functions/search/rules/date-asked.ts'
import { dateNames } from '../../functions/search/views/date-names.ts'

/** A Tuesday. */
const today = '2026-12-01'
const read = (text: string) => dateIn(text, { names: dateNames('de'), today })

describe('a date is understood', () => {
  it.each([
    ['2027-03-12', '2027-03-12'],
    ['12.3.2027', '2027-03-12'],
    ['12.03.27', '2027-03-12'],
    ['12. 3. 2027', '2027-03-12'],
    ['12/3/2027', '2027-03-12'],
    ['12.3.', '2027-03-12'],
    ['12.3', '2027-03-12'],
    ['12. März', '2027-03-12'],
    ['12 märz 2028', '2028-03-12'],
    ['12. Maerz', '2027-03-12'],
    ['12. MÄR', '2027-03-12'],
    ['12 March', '2027-03-12'],
    ['March 12', '2027-03-12'],
    ['Mar 12th, 2028', '2028-03-12'],
    ['5. Mai', '2027-05-05'],
    ['29.2.', '2028-02-29'],
    ['heute', '2026-12-01'],
    ['Morgen', '2026-12-02'],
    ['übermorgen', '2026-12-03'],
    ['uebermorgen', '2026-12-03'],
    ['gestern', '2026-11-30'],
    ['tomorrow', '2026-12-02'],
    ['Freitag', '2026-12-04'],
    ['am Freitag', '2026-12-04'],
    ['friday', '2026-12-04'],
    ['Fr', '2026-12-04'],
    ['Fr.', '2026-12-04'],
    ['Dienstag', '2026-12-01'],
    ['Sonnabend', '2026-12-05'],
    ['Sa.', '2026-12-05'],
    ['12 березня', '2027-03-12'],
    ['12 martie', '2027-03-12'],
    ['12 Ağustos', '2027-08-12'],
    ['петък', '2026-12-04'],
    ['الجمعة', '2026-12-04'],
  ])('as „%s“', (text, date) => {
    expect(read(text)?.date).toBe(date)
  })

  it('without a year as one that was not long ago, or else the next', () => {
    expect(read('3.11.')?.date).toBe('2026-11-03')
    expect(read('1.10.')?.date).toBe('2027-10-01')
    expect(dateIn('20.12.', { names: dateNames('de'), today: '2027-01-05' })?.date).toBe('2026-12-20')
  })

  it.each([
    ['Chor 12.3.', '2027-03-12', 'chor'],
    ['Chor Morgenröte Freitag', '2026-12-04', 'chor morgenroete'],
    ['Fr. Seminarraum', '2026-12-04', 'seminarraum'],
    ['Raum 5 am 12. März', '2027-03-12', 'raum 5'],
    ['Do Thanh Chor 3.12.', '2026-12-03', 'do thanh chor'],
  ])('beside other words, as in „%s“', (text, date, rest) => {
    expect(read(text)).toMatchObject({ date, rest })
  })

  it.each([
    ['Do 3. Dezember'],
    ['do 3.12.'],
    ['do. 3.12.'],
    ['Donnerstag 3.12'],
    ['Donnerstag, den 3. Dezember 2026'],
    ['am Do, 3. Dezember'],
    ['3.12. Do'],
    ['Thu, 3 December'],
    ['on Thursday 3 Dec'],
    ['чт, 3 грудня'],
    ['joi, 3 decembrie'],
    ['3 Aralık Perşembe'],
    ['الخميس 3 ديسمبر'],
    ['четвъртък, 3 декември'],
  ])('with its weekday and small words, as in „%s“', (text) => {
    expect(read(text)).toEqual({ date: '2026-12-03', rest: '', isName: false })
  })

  it.each([
    ['Montag 18 Uhr', '2026-12-07', { from: '18:00' }, ''],
    ['Montag um 18', '2026-12-07', { from: '18:00' }, ''],
    ['mo 18.30 uhr', '2026-12-07', { from: '18:30' }, ''],
    ['Freitag um 18.30', '2026-12-04', { from: '18:30' }, ''],
    ['Fr, 4. Dezember, 18:30', '2026-12-04', { from: '18:30' }, ''],
    ['Fr, 4. Dezember, 18:30–20:00 Uhr', '2026-12-04', { from: '18:30', to: '20:00' }, ''],
    ['Freitag von 18 bis 20 Uhr', '2026-12-04', { from: '18:00', to: '20:00' }, ''],
    ['Chor am 4.12. ab 9 Uhr', '2026-12-04', { from: '09:00' }, 'chor'],
    ['Friday 6pm', '2026-12-04', { from: '18:00' }, ''],
    ['Friday at 6', '2026-12-04', { from: '06:00' }, ''],
    ['4 decembrie ora 18', '2026-12-04', { from: '18:00' }, ''],
    ['at 3 December', '2026-12-03', undefined, ''],
    ['Montag 25 Uhr', '2026-12-07', undefined, '25 uhr'],
  ])('with a time of day, as in „%s“', (text, date, time, rest) => {
    const { isName: _, ...found } = read(text)!
    expect(found).toEqual({ date, rest, ...(time === undefined ? {} : { time }) })
  })

  it.each([
    '',
    'Chor',
    'Morgenröte',
    'Maria',
    'Di Lorenzo',
    'Do Thanh',
    'Raum 12',
    '31.2.',
    '32.1.',
    '12.13.',
    '0.0.',
    '18.30 Uhr',
    '2027-02-30',
    '99999.3.',
    '12.3.99999',
    '1'.repeat(300),
  ])('not as „%s“', (text) => {
    expect(read(text)).toBeUndefined()
  })
})
