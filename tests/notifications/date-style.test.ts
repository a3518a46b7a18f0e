import { expect, it } from 'vitest'
import { otherDates } from '../support/sound-mail.ts'

it('dates of another style are found in a mail, those of ours are not', () => {
  expect(otherDates('Wann: Dienstag, 1. Dezember 2026, 18:00 Uhr')).toEqual(['Dienstag, 1. Dezember'])
  expect(otherDates('Please confirm: Hall on 5 December 2026')).toEqual(['on 5 December'])
  expect(otherDates('Stand: 1. Dezember 2026, 10:00 Uhr')).toEqual(['Stand: 1. Dezember'])
  expect(otherDates('Wann: Di, 1. Dezember, 18:00 Uhr\nBis Mi, 6. Januar 2027')).toEqual([])
})
