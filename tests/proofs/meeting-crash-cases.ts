import { aMeetingWith, datesOf, everybody, keys, manage, places } from './meeting-crash-people.ts'
import type { Coming, Prepared } from './meeting-crash-people.ts'
import type { Crashing } from './meeting-crashing.ts'

const registration = { mode: 'wanted', places: 2 }
const full = [
  ['ada', 2],
  ['bela', 1],
  ['cem', 1],
] as const satisfies Coming[]

/** What people and their hosts do, and what its writes are. */
export const cases = {
  'signing up for several dates': {
    writes: 3,
    prepare: (stage) => aMeetingWith(stage, { registration }, [['ada', 2, keys[1]]]),
    act: (door, { id }) =>
      door('POST', `/api/meetings/${id}/attendances`, {
        body: { heads: 2, keys: keys.slice(0, 3), contact: { email: 'mia@neben.example' } },
        headers: { 'idempotency-key': 'once' },
      }),
    outcome: places,
    expected: ['2 0', '2 2', '2 0', '0 0'],
    mails: ['mia@neben.example Sie kommen'],
  },

  'leaving, where others move up': {
    writes: 1,
    prepare: (stage) => aMeetingWith(stage, { registration }, full),
    act: (door, { people: { ada } }) =>
      door('POST', `/api/attendances/${ada!.id}/leave`, { token: ada!.token }),
    outcome: everybody,
    expected: { ada: 'left', bela: 'offered', cem: 'offered' },
    mails: ['bela@neben.example Ein Platz ist frei', 'cem@neben.example Ein Platz ist frei'],
  },

  'fewer heads of somebody who waits': {
    writes: 2,
    prepare: (stage) =>
      aMeetingWith(stage, { registration }, [
        ['ada', 1],
        ['bela', 2],
      ]),
    act: (door, { people: { bela } }) =>
      door('POST', `/api/attendances/${bela!.id}/change`, { token: bela!.token, body: { heads: 1 } }),
    minutes: 0,
    outcome: everybody,
    expected: { ada: 'coming', bela: 'offered' },
    mails: ['bela@neben.example Ein Platz ist frei'],
  },

  'more places, where others move up': {
    writes: 3,
    prepare: (stage) => aMeetingWith(stage, { registration }, full),
    act: (door, prepared) =>
      manage(door, prepared, `/api/meetings/${prepared.id}/change`, {
        registration: { mode: 'wanted', places: 4 },
      }),
    outcome: everybody,
    expected: { ada: 'coming', bela: 'offered', cem: 'offered' },
    mails: ['bela@neben.example Ein Platz ist frei', 'cem@neben.example Ein Platz ist frei'],
  },

  'cancelling a date to which people come': {
    writes: 1,
    prepare: (stage) => aMeetingWith(stage, { registration }, [...full, ['dana', 1, keys[1]]]),
    act: (door, prepared) =>
      manage(door, prepared, `/api/meetings/${prepared.id}/dates/${keys[0]}/cancel`, { reason: 'Sturm' }),
    outcome: datesOf,
    expected: ['published', 'cancelled', 'planned', 'planned', 'planned'],
    mails: ['ada', 'bela', 'cem'].map((name) => `${name}@neben.example Fällt aus`),
  },
} satisfies Record<string, Crashing<Prepared>>
