import { expect, test } from 'vitest'
import { heardTypes, needsFunction } from '../../../infra/needs.ts'
import { aReader, aWriter, resourcesOf, synthesised } from '../synthesis.ts'

const withNews = { ...aReader, news: ['window', 'letter'] }
/** What other slices use and nobody calls. */
const aShelf = { name: 'shelf', impact: 'Nothing lies in its place.', routes: {}, table: 'read' } as const

test('whoever sends mail hears of all that is news anywhere, besides what it asks for itself', () => {
  const all = [withNews, aWriter, { ...aShelf, news: ['book'] }]
  expect(heardTypes(aWriter, all)).toEqual(['letter', 'parcel', 'window', 'book'])
  expect(heardTypes(withNews, all)).toEqual([])
})

test.each([
  ['routes', aReader, true],
  ['changes to hear', { ...aShelf, stream: { types: ['book'] } }, true],
  ['a timer', { ...aShelf, schedules: { tidy: { everyMinutes: 60 } } }, true],
  ['mail to send, where there is news', { ...aShelf, sendsMail: true as const }, true],
  ['nothing of all that', aShelf, false],
])('with %s a capability needs a function or not', (_, capability, needs) => {
  expect(needsFunction(capability, [withNews, capability])).toBe(needs)
})

test('what nobody calls has no function, no log and no alarm', () => {
  const { app } = synthesised([aReader, aShelf])
  const without = synthesised([aReader]).app
  for (const type of ['AWS::Lambda::Function', 'AWS::Logs::LogGroup', 'AWS::CloudWatch::Alarm'])
    expect(resourcesOf(app, type)).toHaveLength(resourcesOf(without, type).length)
})
