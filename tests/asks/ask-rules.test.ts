import { expect, test } from 'vitest'
import {
  answerHref,
  askerName,
  askProof,
  endOf,
  mayAskAgain,
  mostOfAsker,
  mostToGroup,
  perDay,
  proofHref,
  requireOpen,
  waits,
} from '../../functions/asks/rules/ask.ts'
import type { Ask } from '../../functions/asks/schema.ts'
import { memberToken } from '../../functions/groups/rules/tokens.ts'
import { anAsk, slot, zone } from './a-date.ts'

const states: Ask['state'][] = ['unproved', 'open', 'yes', 'no', 'over']

test('a question waits until it is answered or over, proved or not', () => {
  expect(states.filter((state) => waits({ state }))).toEqual(['unproved', 'open'])
})

test('nobody asks twice what was heard and answered, or still may be', () => {
  expect(states.filter((state) => mayAskAgain({ state }))).toEqual(['unproved', 'over'])
})

// It begins at 19:00 in Berlin, an hour earlier by the clock of Greenwich.
test.each([
  ['open', slot.date, '2026-12-01T09:00:00.000Z', '2026-12-05T18:00:00.000Z'],
  ['open', slot.date, '2026-11-21T17:59:00.000Z', '2026-12-05T17:59:00.000Z'],
  ['open', slot.date, '2026-11-21T18:00:00.000Z', '2026-12-05T18:00:00.000Z'],
  ['open', slot.date, '2026-11-21T18:01:00.000Z', '2026-12-05T18:00:00.000Z'],
  ['open', '2027-02-01', '2026-12-01T09:00:00.000Z', '2026-12-15T09:00:00.000Z'],
  ['unproved', '2027-02-01', '2026-12-01T09:00:00.000Z', '2026-12-02T09:00:00.000Z'],
  ['unproved', slot.date, '2026-12-04T17:59:00.000Z', '2026-12-05T17:59:00.000Z'],
  ['unproved', slot.date, '2026-12-04T18:01:00.000Z', '2026-12-05T18:00:00.000Z'],
] as const)(
  'an %s question about %s, asked at %s, ends at %s: with its date, or after two weeks, unproved after a day',
  (state, date, now, end) => {
    expect(endOf(state, { ...slot, date }, { now, zone })).toBe(end)
  },
)

test.each<[Ask['state'], string, boolean]>([
  ['open', '2026-12-05T17:59:59.999Z', true],
  ['open', '2026-12-05T18:00:00.000Z', false],
  ['open', '2026-12-05T18:00:00.001Z', false],
  ...states
    .filter((state) => state !== 'open')
    .map((state): [Ask['state'], string, boolean] => [state, '2026-12-05T17:00:00.000Z', false]),
])('what is %s at %s can be answered: %s', (state, now, may) => {
  const answer = () => requireOpen(anAsk({ state }), now)
  if (may) expect(answer).not.toThrow()
  else expect(answer).toThrow(expect.objectContaining({ code: 'ask-over', facts: { state } }))
})

test('who asks is known by the group, else by their name', () => {
  const contact = { name: 'Nina', email: 'nina@neben.example' }
  expect(askerName({ contact })).toBe('Nina')
  expect(askerName({ contact, groupName: 'Chor' })).toBe('Chor')
})

test('five questions a day of one asker, ten to one group', () => {
  expect([mostOfAsker, mostToGroup, perDay]).toEqual([5, 10, 24 * 60])
})

test('a proof is of one question, sent once, to one address however it is spelled', () => {
  const contact = { name: 'Nina', email: 'nina@neben.example' }
  const ask = anAsk({ state: 'unproved', contact, proof: 'p-1' })
  const proof = askProof('secret', ask)
  expect(askProof('secret', { ...ask, contact: { name: 'N', email: 'Nina@Neben.example' } })).toBe(proof)
  const others = [
    { ...ask, id: 'a-2' },
    { ...ask, proof: 'p-2' },
    { ...ask, contact: { ...contact, email: 'nina@other.example' } },
  ].map((other) => askProof('secret', other))
  expect(new Set([proof, askProof('other', ask), ...others]).size).toBe(5)
  expect(proofHref('secret', ask)).toBe(`/bookings/b-1/asks/a-1/proof/${proof}`)
})

test('a host answers by a link of their own into the group that is asked', () => {
  const token = memberToken('secret', { group: 'g-1', id: 'host-1' })
  expect(answerHref('secret', anAsk({ group: 'g-2' }), 'host-1')).toBe(`/bookings/b-1/asks/a-1/${token}`)
})
