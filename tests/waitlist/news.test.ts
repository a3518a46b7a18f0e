import { describe, expect, test } from 'vitest'
import type { Manager } from '../../functions/houses/schema.ts'
import type { HouseFacts } from '../../functions/rooms/actions/house-facts.ts'
import { place as news } from '../../functions/waitlist/news.ts'
import type { Place, PlaceLine } from '../../functions/waitlist/schema.ts'
import type { Item } from '../../shared/table/write.ts'
import { aHouse } from '../support/builders.ts'
import { aLine, aPlace, idOf, offered, until } from './a-place.ts'

const itemOf = (place: Place): Item => ({ ...place, pk: 'PLACE#aaaaa', sk: idOf('a'), type: 'place' })
const line = (what: PlaceLine['what'], at = 2) =>
  aLine({ id: `l-${at}`, at: '2026-12-01T12:00:00.000Z', what })
const waits = aPlace()
const isOffered = aPlace({ ...offered, version: 2, history: [aLine(), line('offered')] })
const after = (what: PlaceLine['what']) =>
  aPlace({ state: what, version: 3, history: [...isOffered.history, line(what, 3)] })

describe('of a place', () => {
  test.each<[string, Place | undefined, Place, string[]]>([
    ['that begins', undefined, waits, []],
    ['that is offered', waits, isOffered, ['offered']],
    ['that begins with an offer', undefined, isOffered, ['offered']],
    ['that stays offered', isOffered, { ...isOffered, version: 3 }, []],
    ['whose offer nobody took', isOffered, after('expired'), ['expired']],
    ['whose offer the house took back', isOffered, after('waiting'), ['waiting']],
    ['that is taken', isOffered, after('taken'), []],
    ['that is left', isOffered, after('left'), []],
    [
      'that was waited for in vain',
      waits,
      aPlace({ state: 'expired', history: [aLine(), line('expired')] }),
      [],
    ],
    ['that stays over', after('expired'), { ...after('expired'), version: 4 }, []],
  ])('%s is told what is worth a mail: %#', (_, before, now, told) => {
    const change = news.changeOf(before && itemOf(before), itemOf(now))
    expect(change?.lines.map(({ entry }) => entry.what) ?? []).toEqual(told)
    expect(change?.place).toEqual(told.length === 0 ? undefined : now)
  })

  test.each<[string, Place | undefined, Place, string]>([
    ['an offer holds', waits, isOffered, until],
    ['one held that is over', isOffered, after('expired'), until],
    // Both in one look: what it held until is gone.
    ['one held of which nobody knows any more', undefined, after('expired'), line('offered').at],
  ])('it is told until when %s', (_, before, now, told) => {
    const change = news.changeOf(before && itemOf(before), itemOf(now))
    expect(change?.lines.at(-1)?.until).toBe(told)
  })

  test('only an offer is too late to be told once it is over', () => {
    const notice = { about: 'place' as const, to: { kind: 'contact' as const }, place: waits, until }
    expect(news.overAt?.({ ...notice, entry: line('offered') })).toBe(until)
    expect(news.overAt?.({ ...notice, entry: line('expired') })).toBeUndefined()
  })
})

describe('who hears', () => {
  const manager = (person: string, role: Manager['role']) => ({ person, role, house: 'aef' }) as Manager
  const managers = [manager('lead', 'manager'), manager('deputy', 'deputy')]
  const absence = { id: '1', house: 'aef', person: 'lead', deputy: 'deputy' }
  const away = [{ ...absence, from: '2026-12-02', to: '2026-12-02' }]
  const told = (place: Place, what: PlaceLine['what'], now = '2026-12-01T12:00:00.000Z') => {
    const facts = { house: { ...aHouse(), version: 1 }, managers, absences: away, now }
    return news.tell({ place, lines: [{ entry: line(what), until }] }, facts as unknown as HouseFacts)
  }
  const byPhone = aPlace({ contact: { name: 'Eva', phone: '02131 1' } })

  test('is whoever waits, once, with all but what happened before', () => {
    const of = { ...waits, fingerprint: 'print' }
    const { history: _history, ...snapshot } = waits
    const entry = line('offered')
    expect(told(of, 'offered')).toStrictEqual([
      {
        name: [idOf('a'), 'l-2', 'contact'],
        notice: { about: 'place', to: { kind: 'contact' }, place: snapshot, entry, until },
        parkedWith: 'aef',
      },
    ])
  })

  test.each<[PlaceLine['what'], string, string[]]>([
    ['offered', '2026-12-01T22:59:00.000Z', ['lead']],
    // It is the second in the house.
    ['offered', '2026-12-01T23:00:00.000Z', ['deputy']],
    ['waiting', '2026-12-01T12:00:00.000Z', ['lead']],
    ['expired', '2026-12-01T12:00:00.000Z', []],
  ])('of what is %s at %s, to somebody who has but a telephone, is %j', (what, now, people) => {
    const hear = told(byPhone, what, now).map(({ notice }) => notice.to)
    expect(hear).toEqual(people.map((person) => ({ kind: 'manager', person })))
  })
})
