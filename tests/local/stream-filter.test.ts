import { expect, test } from 'vitest'
import { fits } from '../../infra/local/stream-filter.ts'

const record = {
  eventName: 'MODIFY',
  dynamodb: { NewImage: { type: { S: 'booking' }, state: { S: 'approved' } } },
}

test.each<[string, Record<string, unknown>, boolean]>([
  ['an equal value', { eventName: ['INSERT', 'MODIFY'] }, true],
  ['another value', { eventName: ['REMOVE'] }, false],
  ['two fields', { eventName: ['MODIFY'], dynamodb: { NewImage: { type: { S: ['room'] } } } }, false],
  ['a prefix', { dynamodb: { NewImage: { type: { S: [{ prefix: 'book' }] } } } }, true],
  ['a field that exists', { dynamodb: { NewImage: { type: { S: [{ exists: true }] } } } }, true],
  ['a field that does not', { dynamodb: { OldImage: { type: { S: [{ exists: false }] } } } }, true],
  [
    'anything but a value',
    { dynamodb: { NewImage: { state: { S: [{ 'anything-but': ['draft'] }] } } } },
    true,
  ],
  [
    'anything but this one',
    { dynamodb: { NewImage: { state: { S: [{ 'anything-but': 'approved' }] } } } },
    false,
  ],
  [
    'anything but a prefix',
    { dynamodb: { NewImage: { state: { S: [{ 'anything-but': { prefix: 'app' } }] } } } },
    false,
  ],
  ['one of two branches', { $or: [{ eventName: ['REMOVE'] }, { eventName: ['MODIFY'] }] }, true],
])('a filter by %s', (_, pattern, expected) => {
  expect(fits(pattern, record)).toBe(expected)
})

test('a filter the runner does not know is an error, not a wider filter', () => {
  expect(() => fits({ eventName: [{ numeric: ['>', 1] }] }, record)).toThrow(/numeric/)
})
