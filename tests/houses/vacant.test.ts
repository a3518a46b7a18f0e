import { describe, expect, it } from 'vitest'
import { linesOf, mayManage, requireManager } from '../../functions/houses/rules.ts'
import { hasLimits, primeTimeOf } from '../../functions/houses/rules/prime-time.ts'
import {
  absencesFrom,
  decidingOn,
  deputiesToAsk,
  isVacantOn,
} from '../../functions/houses/rules/who-decides.ts'
import type { Team } from '../../functions/houses/rules/who-decides.ts'
import type { Absence, Manager } from '../../functions/houses/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { systemActor } from '../../shared/actor.ts'
import { aHouse, aVisitor } from '../support/builders.ts'

const day = '2026-12-05'
const person = (name: string) =>
  ({ person: name, name, role: name.startsWith('M') ? 'manager' : 'deputy' }) as Manager
const away = (who: string, deputy: string, from = day, to = day): Absence => ({
  id: `${who} ${from} ${to}`,
  house: 'aef',
  person: who,
  from,
  to,
  deputy,
})
const aTeam = (names: string, absences: Absence[] = [], silence?: object): Team => ({
  managers: names.split(' ').map(person),
  absences,
  ...(silence ? { silence: { house: 'aef', ...silence } } : {}),
})
const silent = { noticedAt: '2026-12-01T09:00:00.000Z' }

describe('whether nobody manages a house', () => {
  it.each<[string, Team, boolean]>([
    ['a manager is there', aTeam('M1 D1'), false],
    ['only a deputy is away', aTeam('M1 D1', [away('D1', 'M1')]), false],
    ['the manager is away, whoever stands in', aTeam('M1 D1', [away('M1', 'D1')]), true],
    ['one of two is away', aTeam('M1 M2', [away('M1', 'M2')]), false],
    ['both are away', aTeam('M1 M2', [away('M1', 'M2'), away('M2', 'M1')]), true],
    ['the manager comes back today', aTeam('M1', [away('M1', 'D1', '2026-12-01', '2026-12-04')]), false],
    ['the manager leaves tomorrow', aTeam('M1', [away('M1', 'D1', '2026-12-06', '2026-12-09')]), false],
    ['it is the last day', aTeam('M1', [away('M1', 'D1', '2026-12-01', day)]), true],
    ['it is the first day', aTeam('M1', [away('M1', 'D1', day, '2026-12-09')]), true],
    ['somebody who has left is away', aTeam('M1', [away('M2', 'M1')]), false],
    ['managers are silent', aTeam('M1', [], silent), true],
    ['managers have decided lately', aTeam('M1', [], { decidedAt: silent.noticedAt }), false],
  ])('%s', (_, team, is) => {
    expect(isVacantOn(team, day)).toBe(is)
  })
})

describe('who is asked', () => {
  const asked = (team: Team) =>
    decidingOn(team, day).map(({ who, until }) => [who.name, until].join(' ').trim())
  const deputies = (team: Team) => deputiesToAsk(team, day).map(({ name }) => name)

  it('are the deputies besides, while managers are silent', () => {
    expect(asked(aTeam('M1 D1'))).toEqual(['M1'])
    expect(asked(aTeam('M1 D1', [], silent))).toEqual(['M1', 'D1'])
    expect(asked(aTeam('M1 D1', [], { since: silent.noticedAt }))).toEqual(['M1'])
  })

  it('is who stands in, on the first day and the last, to the longest of several absences', () => {
    expect(asked(aTeam('M1 D1', [away('M1', 'D1')]))).toEqual([`D1 ${day}`])
    expect(asked(aTeam('M1 D1', [away('M1', 'D1', '2026-12-06')]))).toEqual(['M1'])
    expect(asked(aTeam('M1 D1', [away('M1', 'D1', '2026-12-01', '2026-12-04')]))).toEqual(['M1'])
    const twice = [away('M1', 'D1'), away('M1', 'D1', day, '2026-12-09')]
    expect(asked(aTeam('M1 D1', twice))).toEqual(['D1 2026-12-09'])
    expect(asked(aTeam('M1 D1', twice.toReversed()))).toEqual(['D1 2026-12-09'])
  })

  it('for two is so to the later day; who decides anyway stands in for nobody', () => {
    const both = [away('M1', 'D1', day, '2026-12-09'), away('M2', 'D1')]
    expect(asked(aTeam('M1 M2 D1', both))).toEqual(['D1 2026-12-09'])
    expect(asked(aTeam('M1 M2 D1', [away('M1', 'M2')]))).toEqual(['M2'])
    expect(asked(aTeam('M1 D1', [away('M1', 'D1')], silent))).toEqual(['D1'])
  })

  it('is the deputy of a deputy, as long as both are away', () => {
    const chain = (first: string, second: string) => [
      away('M1', 'D1', day, first),
      away('D1', 'D2', day, second),
    ]
    expect(asked(aTeam('M1 D1 D2', chain('2026-12-09', '2026-12-07')))).toEqual(['D2 2026-12-07'])
    expect(asked(aTeam('M1 D1 D2', chain('2026-12-07', '2026-12-09')))).toEqual(['D2 2026-12-07'])
  })

  it('is everybody where nobody is left: deputies wait for each other, or have gone', () => {
    const ring = [away('M1', 'D1'), away('D1', 'M1')]
    expect(asked(aTeam('M1 D1', ring))).toEqual(['M1', 'D1'])
    expect(deputies(aTeam('M1 D1', ring))).toEqual(['M1', 'D1'])
    expect(asked(aTeam('M1 D1', [away('M1', 'D9')]))).toEqual(['M1', 'D1'])
  })

  it('when a deadline passes are deputies and whoever stands in, else the whole team', () => {
    expect(deputies(aTeam('M1 D1'))).toEqual(['D1'])
    expect(deputies(aTeam('M1 M2', [away('M1', 'M2')]))).toEqual(['M2'])
    expect(deputies(aTeam('M1 M2'))).toEqual(['M1', 'M2'])
    expect(deputies(aTeam('M1 M2 M3', [away('M1', 'M2')]))).toEqual(['M2'])
  })
})

it('absences are listed while they are not over and concern the team, the next one first', () => {
  const [first, second, third] = [
    away('M1', 'D1'),
    away('M1', 'D1', day, '2026-12-07'),
    away('D1', 'M1', '2026-12-06', '2026-12-07'),
  ]
  const over = away('M1', 'D1', '2026-12-01', '2026-12-04')
  const all = [third, over, second, away('M9', 'D1'), first]
  expect(absencesFrom(aTeam('M1 D1', all), day)).toEqual([first, second, third])
  expect(absencesFrom(aTeam('M1 D1', all.toReversed()), day)).toEqual([first, second, third])
})

describe('who runs a house', () => {
  const signedIn = (id: string): Actor => ({ ...aVisitor, kind: 'person', person: { id, name: 'Jo' } })
  const managers = [person('M1'), person('D1')]

  it.each<[string, Actor, string | undefined]>([
    ['its manager', signedIn('M1'), undefined],
    ['its deputy', signedIn('D1'), undefined],
    ['the product itself', systemActor, undefined],
    ['nobody of another house', signedIn('M9'), 'not-allowed'],
    ['nobody who has not signed in', aVisitor, 'sign-in-needed'],
  ])('is %s', (_, actor, code) => {
    expect(mayManage(managers, actor)).toBe(code === undefined)
    const required = () => requireManager(managers, actor)
    if (code === undefined) expect(required).not.toThrow()
    else expect(required).toThrow(expect.objectContaining({ code }))
  })
})

it('limits are there where one of them is', () => {
  const prime = { primeWeekdays: ['fr' as const], primeFrom: '18:00', primeTo: '20:00', primeHours: 9 }
  const limited = (of: object) => hasLimits({ ...aHouse(), ...of })
  expect([
    limited({}),
    limited({ maxHoursPerWeek: 1 }),
    limited({ maxDatesAhead: 1 }),
    limited(prime),
  ]).toEqual([false, true, true, true])
  for (const name of Object.keys(prime)) {
    const part = Object.fromEntries(Object.entries(prime).filter(([each]) => each !== name))
    expect([primeTimeOf(part), limited(part)]).toEqual([undefined, false])
  }
})

it('sentences to choose from stand one a line, without empty ones', () => {
  expect(linesOf(' Der Raum wird gebraucht. \n\n  \nEs ist zu laut.')).toEqual([
    'Der Raum wird gebraucht.',
    'Es ist zu laut.',
  ])
})
