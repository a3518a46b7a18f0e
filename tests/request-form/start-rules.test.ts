import { expect, it } from 'vitest'
import type { StartForm } from '../../functions/request-form/contract/start.ts'
import { meetingOfStart } from '../../functions/request-form/rules/start.ts'

const form: StartForm = {
  kind: 'outdoors',
  place: 'Park',
  date: '2026-12-08',
  from: '15:00',
  to: '17:00',
  title: 'Spaziergang',
  contact: { name: 'Mia' },
}

it('a form without rooms becomes a meeting, with what was said and nothing else', () => {
  expect(meetingOfStart(form, 'de')).toEqual({
    title: 'Spaziergang',
    venue: { kind: 'outdoors', place: 'Park' },
    language: 'de',
    date: '2026-12-08',
    from: '15:00',
    to: '17:00',
    contact: { name: 'Mia' },
  })
  const said = { description: 'Zu Fuß.', audience: ['seniors'], languages: ['de'] }
  const full = { ...form, ...said, places: 12, every: 'two-weeks', until: '2027-01-31' } as StartForm
  expect(meetingOfStart(full, 'en')).toMatchObject({
    ...said,
    language: 'en',
    repeat: { every: 'week', interval: 2, until: '2027-01-31', mode: 'all' },
    registration: { mode: 'wanted', places: 12 },
  })
})

it.each([
  [{ kind: 'online', place: 'Park' }, { kind: 'online' }],
  [
    { kind: 'partner', place: 'Kirche' },
    { kind: 'partner', place: 'Kirche' },
  ],
  [
    { kind: 'outdoors', address: 'Am Tor 1', map: 'https://karte.example' },
    { kind: 'outdoors', place: 'Park', address: 'Am Tor 1', map: 'https://karte.example' },
  ],
] as const)('%j is where it takes place', (where, venue) => {
  expect(meetingOfStart({ ...form, ...where }, 'de').venue).toEqual(venue)
})

it.each(['outdoors', 'partner'] as const)('a meeting %s has a place', (kind) => {
  const { place: _place, ...rest } = form
  const facts = { facts: { pointer: '/place' } }
  expect(() => meetingOfStart({ ...rest, kind }, 'de')).toThrow(
    expect.objectContaining({ code: 'required', ...facts }),
  )
  expect(meetingOfStart({ ...rest, kind: 'online' }, 'de').venue).toEqual({ kind: 'online' })
})
