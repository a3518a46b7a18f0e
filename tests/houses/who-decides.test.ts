import { describe, expect, it } from 'vitest'
import {
  absencesFrom,
  decidesToday,
  decidingOn,
  deputiesToAsk,
} from '../../functions/houses/rules/who-decides.ts'
import type { Team } from '../../functions/houses/rules/who-decides.ts'
import type { Manager } from '../../functions/houses/schema.ts'

const today = '2026-12-01'

/** `M1 M2 D1`: managers and deputies by their names. */
function aTeam(people: string, ...away: string[]): Team {
  const managers = people.split(' ').map((person): Manager => {
    const role = person.startsWith('M') ? 'manager' : 'deputy'
    const email = `${person.toLowerCase()}@aef.example`
    return {
      house: 'aef',
      person,
      name: person,
      email,
      language: 'de',
      role,
      since: '2026-01-01T00:00:00.000Z',
    }
  })
  // 'M1 2026-12-01 2026-12-05 D1': away from, to, deputy.
  const absences = away.map((line, at) => {
    const [person = '', from = '', to = '', deputy = ''] = line.split(' ')
    return { id: String(at), house: 'aef', person, from, to, deputy }
  })
  return { managers, absences }
}

const named = (team: Team) =>
  decidingOn(team, today).map(({ who: { name }, until }) => (until === undefined ? name : `${name} ${until}`))

describe('who decides today', () => {
  it.each<[string, Team, string[]]>([
    ['the manager', aTeam('M1 D1'), ['M1']],
    ['both managers', aTeam('M1 M2 D1'), ['M1', 'M2']],
    ['the deputy on the first day', aTeam('M1 D1', 'M1 2026-12-01 2026-12-05 D1'), ['D1 2026-12-05']],
    ['the deputy on the last day', aTeam('M1 D1', 'M1 2026-11-20 2026-12-01 D1'), ['D1 2026-12-01']],
    ['the manager on the day before', aTeam('M1 D1', 'M1 2026-12-02 2026-12-05 D1'), ['M1']],
    ['the manager on the day after', aTeam('M1 D1', 'M1 2026-11-20 2026-11-30 D1'), ['M1']],
    [
      'who is left and who stands in',
      aTeam('M1 M2 D1', 'M1 2026-12-01 2026-12-05 D1'),
      ['M2', 'D1 2026-12-05'],
    ],
    ['the other manager, who decides anyway', aTeam('M1 M2', 'M1 2026-12-01 2026-12-05 M2'), ['M2']],
    [
      'the deputy of the deputy, as long as both are away',
      aTeam('M1 D1 D2', 'M1 2026-12-01 2026-12-09 D1', 'D1 2026-11-30 2026-12-03 D2'),
      ['D2 2026-12-03'],
    ],
    [
      'the deputy of two, to the later date',
      aTeam('M1 M2 D1', 'M1 2026-12-01 2026-12-03 D1', 'M2 2026-12-01 2026-12-07 D1'),
      ['D1 2026-12-07'],
    ],
    [
      'both deputies of two absences at once',
      aTeam('M1 D1 D2', 'M1 2026-12-01 2026-12-03 D1', 'M1 2026-12-01 2026-12-07 D2'),
      ['D1 2026-12-03', 'D2 2026-12-07'],
    ],
    [
      'everybody, if deputies wait for each other',
      aTeam('M1 M2 D1', 'M1 2026-12-01 2026-12-03 M2', 'M2 2026-12-01 2026-12-03 M1'),
      ['M1', 'M2', 'D1'],
    ],
    ['everybody, if the deputy has left', aTeam('M1 D1', 'M1 2026-12-01 2026-12-03 D9'), ['M1', 'D1']],
    ['the manager, if somebody who has left is away', aTeam('M1 D1', 'M9 2026-12-01 2026-12-03 D1'), ['M1']],
  ])('%s', (_, team, whom) => {
    expect(named(team)).toEqual(whom)
    expect(decidesToday(team, today).map(({ name }) => name)).toEqual(
      whom.map((words) => words.split(' ')[0]),
    )
  })

  it('is found at once in a team that is away altogether', () => {
    const people = Array.from({ length: 30 }, (_, at) => `M${at}`)
    const away = people.flatMap((one) => people.map((other) => `${one} 2026-12-01 2026-12-03 ${other}`))
    expect(decidesToday(aTeam(people.join(' '), ...away), today)).toHaveLength(30)
  })
})

describe('who is asked when the managers let a deadline pass', () => {
  it.each<[string, Team, string[]]>([
    ['the deputies', aTeam('M1 D1 D2'), ['D1', 'D2']],
    ['the manager, where there is no deputy', aTeam('M1 M2'), ['M1', 'M2']],
    ['deputies and who stands in', aTeam('M1 M2 D1', 'M1 2026-12-01 2026-12-03 M2'), ['M2', 'D1']],
    ['who stands in for a deputy', aTeam('M1 D1 D2', 'D1 2026-12-01 2026-12-03 D2'), ['D2']],
    [
      'everybody, if the deputies are away for nobody',
      aTeam('M1 D1', 'D1 2026-12-01 2026-12-03 D9'),
      ['M1', 'D1'],
    ],
  ])('%s', (_, team, whom) => {
    expect(deputiesToAsk(team, today).map(({ name }) => name)).toEqual(whom)
  })
})

it('absences are listed until their last day, the next one first, without people who have left', () => {
  const team = aTeam(
    'M1 D1',
    'M1 2026-12-24 2026-12-31 D1',
    'M1 2026-11-01 2026-11-30 D1',
    'D1 2026-11-30 2026-12-01 M1',
    'M9 2026-12-01 2026-12-02 D1',
  )
  expect(absencesFrom(team, today).map(({ person, from }) => `${person} ${from}`)).toEqual([
    'D1 2026-11-30',
    'M1 2026-12-24',
  ])
})
