import { expect, it } from 'vitest'
import { habitOf } from '../../functions/feeds/rules/habit.ts'

it.each<[string, string[], ReturnType<typeof habitOf>]>([
  ['one date alone', ['2026-12-05'], { every: 'week', interval: 1 }],
  ['day after day', ['2026-12-05', '2026-12-06', '2026-12-07'], { every: 'day' }],
  ['every Tuesday', ['2026-12-01', '2026-12-08', '2026-12-15'], { every: 'week', interval: 1 }],
  ['every other Tuesday', ['2026-12-01', '2026-12-15', '2026-12-29'], { every: 'week', interval: 2 }],
  [
    'Tuesdays and Thursdays of every other week',
    ['2026-12-01', '2026-12-03', '2026-12-15', '2026-12-17'],
    { every: 'week', interval: 2 },
  ],
  [
    'the first Tuesday of each month',
    ['2026-01-06', '2026-02-03', '2026-03-03', '2026-04-07'],
    { every: 'month', interval: 1 },
  ],
  [
    'the 5th of every other month',
    ['2026-11-05', '2027-01-05', '2027-03-05'],
    { every: 'month', interval: 2 },
  ],
  ['every fourth Tuesday', ['2026-01-06', '2026-02-03', '2026-03-03'], { every: 'week', interval: 4 }],
  ['every thirty days', ['2026-04-15', '2026-05-15', '2026-06-14'], { every: 'month', interval: 1 }],
  ['26 days apart at least', ['2026-01-31', '2026-02-26', '2026-03-31'], { every: 'month', interval: 1 }],
  ['25 days apart once', ['2026-01-31', '2026-02-25', '2026-03-31'], { every: 'week', interval: 1 }],
  [
    'a day apart once, months otherwise',
    ['2026-01-31', '2026-02-01', '2026-03-01'],
    { every: 'week', interval: 4 },
  ],
  ['two dates a month apart', ['2026-01-05', '2026-02-05'], { every: 'week', interval: 4 }],
])('%s', (_, dates, habit) => {
  expect(habitOf(dates)).toEqual(habit)
})
