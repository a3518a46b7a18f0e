import { describe, expect, it } from 'vitest'
import { decidedWrites, silenceSeenWrites, silenceWrite } from '../../functions/houses/actions/silence.ts'
import {
  isWorkday,
  noticedAfter,
  silenceNow,
  silenceSeen,
  silentFrom,
} from '../../functions/houses/rules/silence.ts'
import type { House, Silence } from '../../functions/houses/schema.ts'
import { dueSilences } from '../../functions/houses/store/silence.ts'
import type { Write } from '../../shared/table/write.ts'
import { aHouse } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { readDue } from '../../shared/table/due.ts'

/** Tuesday, ten o'clock in the house; five whole working days later it is the 9th, so that the morning of the 9th tells. */
const now = '2026-12-01T09:00:00.000Z'
const house: House = { ...aHouse({ silentAfterDays: 2 }), version: 1 }
const never: House = { ...house, silentAfterDays: 0 }
/** Two whole working days after Tuesday the 1st are over on Friday morning. */
const noticed = '2026-12-04T07:00:00.000Z'
const earlier = '2026-11-30T09:00:00.000Z'
const later = '2026-12-02T09:00:00.000Z'

describe('working days', () => {
  it.each([
    ['2026-12-04', undefined, true],
    ['2026-12-05', undefined, false],
    ['2026-12-05', ['sa'], true],
    ['2026-12-04', ['sa'], false],
    ['2026-12-25', undefined, false],
    ['2026-12-25', ['fr'], false],
  ] as const)('%s of a house that works on %o: %s', (date, workWeekdays, is) => {
    expect(
      isWorkday({ land: 'NW', ...(workWeekdays ? { workWeekdays: [...workWeekdays] } : {}) }, date),
    ).toBe(is)
  })

  it.each([
    [now, 1, '2026-12-03T07:00:00.000Z'],
    [now, 2, noticed],
    [now, 3, '2026-12-07T07:00:00.000Z'],
    ['2026-12-23T09:00:00.000Z', 1, '2026-12-28T07:00:00.000Z'],
    ['2026-12-01T23:30:00.000Z', 1, noticed],
  ])('from %s on, %i of them are over at %s', (since, silentAfterDays, at) => {
    expect(noticedAfter(since, { ...house, silentAfterDays })).toBe(at)
  })

  it('do not count where the house does not ask for it', () => {
    expect(noticedAfter(now, never)).toBeUndefined()
  })
})

describe('what a silence has come to', () => {
  it.each<[string, Pick<Silence, 'since' | 'isMissed'>, string[], object]>([
    ['something waited all the time', { since: now }, [later, earlier], { is: 'noticed' }],
    ['something waited from its first moment on', { since: now }, [now], { is: 'noticed' }],
    [
      'all that is open came later',
      { since: now },
      ['2026-12-03T09:00:00.000Z', later],
      { is: 'later', since: later },
    ],
    ['a deadline passed', { since: now, isMissed: true }, [], { is: 'noticed' }],
    [
      'a deadline passed, and something came later',
      { since: now, isMissed: true },
      [later],
      { is: 'noticed' },
    ],
    ['no deadline passed, and nothing is open', { since: now, isMissed: false }, [], { is: 'over' }],
    ['nothing began', {}, [earlier], { is: 'later', since: earlier }],
    ['nothing began, whatever passed', { isMissed: true }, [], { is: 'over' }],
  ])('where %s', (_, known, waiting, come) => {
    expect(silenceNow(known, waiting)).toEqual(come)
  })
})

describe('what an open request says of a silence', () => {
  const seen = (known: Partial<Silence> | undefined, waitingSince: string, isMissed = false) =>
    silenceSeen(known && { house: 'aef', ...known }, { waitingSince, isMissed })

  it.each<[string, Parameters<typeof seen>, object | undefined]>([
    ['the first says when it began', [undefined, now], { since: now }],
    ['one that missed its deadline says so, too', [undefined, now, true], { since: now, isMissed: true }],
    ['one that came later says nothing new', [{ since: now }, later], undefined],
    ['one of the same moment says nothing new', [{ since: now }, now], undefined],
    ['one that came earlier says when it really began', [{ since: now }, earlier], { since: earlier }],
    ['before a decision it does not count', [{ since: later, decidedAt: now }, earlier], { since: now }],
    ['after a decision it does', [{ decidedAt: earlier }, now], { since: now }],
    ['what is noticed already is noticed', [{ since: now, noticedAt: later }, earlier, true], undefined],
    ['a deadline that passed stays passed', [{ since: now, isMissed: true }, later], undefined],
    [
      'it stays passed for an earlier one',
      [{ since: now, isMissed: true }, earlier],
      { since: earlier, isMissed: true },
    ],
    ['a deadline that passes now is new', [{ since: now }, later, true], { since: now, isMissed: true }],
  ])('%s', (_, said, expected) => {
    expect(seen(...said)).toEqual(expected)
  })
})

describe('when managers would count as away', () => {
  const far = '2027-12-01T09:00:00.000Z'
  const from = (known: Partial<Silence> | undefined, matters: [string, string?][], of = house) =>
    silentFrom(
      known && { house: 'aef', ...known },
      matters.map(([waitingSince, until = far]) => ({ waitingSince, until })),
      of,
    )

  it.each<[string, Parameters<typeof from>, string | undefined]>([
    ['it is known', [{ noticedAt: later }, []], later],
    ['nothing is open, and nothing began', [undefined, []], undefined],
    ['something waits', [undefined, [[now]]], noticed],
    ['several wait: the first', [undefined, [[later], [now]]], noticed],
    ['the house does not ask for it', [undefined, [[now]], never], undefined],
    ['a manager decided after it came', [{ decidedAt: now }, [[earlier]]], noticed],
    ['it began, and what waited is over before', [{ since: now }, [[later, noticed]]], noticed],
    ['it began, and something comes later', [{ since: now }, [[later]]], '2026-12-07T07:00:00.000Z'],
    ['it began, and nothing is open', [{ since: now }, []], undefined],
    ['it began with a deadline that passed', [{ since: now, isMissed: true }, []], noticed],
    ['it ends a minute after it would be noticed', [undefined, [[now, '2026-12-04T07:01:00.000Z']]], noticed],
  ])('%s', (_, said, at) => {
    expect(from(...said)).toBe(at)
  })
})

describe('a silence in the table', () => {
  const stored = async ({ ctx }: World) =>
    ctx.table.get({ pk: 'HOUSE#aef', sk: 'SILENCE' }, { consistent: true })
  const does = ({ ctx }: World, writes: Write[]) => ctx.table.transact(writes)
  const due = ({ ctx }: World, at: string) => readDue(dueSilences, ctx.table, at, 9)
  const request = { waitingSince: now, isMissed: false }
  const begun: Silence = { house: 'aef', since: now }

  it('begins with a request, is due when it would be noticed, and is noticed then', async () => {
    await using world = await aWorld()
    await does(world, silenceSeenWrites({ house }, request))
    expect(await stored(world)).toMatchObject({ since: now, dueAt: noticed })
    expect([await due(world, '2026-12-04T06:59:00.000Z'), await due(world, noticed)]).toEqual([[], ['aef']])
    await does(world, silenceWrite({ house, silence: begun }, [now, later], noticed))
    expect(await stored(world)).toMatchObject({ noticedAt: noticed, open: 2, since: now })
    for (const name of ['duePk', 'dueAt']) expect(await stored(world)).not.toHaveProperty(name)
  })

  it('is written anew with what is open later, is over with nothing, and is not looked at too early', async () => {
    await using world = await aWorld()
    await does(world, silenceSeenWrites({ house }, { ...request, isMissed: true }))
    expect(await stored(world)).toMatchObject({ isMissed: true })
    await does(world, silenceWrite({ house, silence: begun }, [now], '2026-12-04T06:59:00.000Z'))
    expect(await stored(world)).toMatchObject({ since: now, dueAt: noticed })
    await does(world, silenceWrite({ house, silence: begun }, [later], noticed))
    expect(await stored(world)).toMatchObject({ since: later, dueAt: '2026-12-07T07:00:00.000Z' })
    await does(
      world,
      silenceWrite({ house, silence: { ...begun, since: later } }, [], '2026-12-07T07:00:00.000Z'),
    )
    for (const name of ['since', 'isMissed', 'duePk', 'dueAt', 'noticedAt'])
      expect(await stored(world)).not.toHaveProperty(name)
  })

  it('is over where the house asks no more, or nothing had begun', async () => {
    await using world = await aWorld()
    await does(world, silenceSeenWrites({ house }, request))
    await does(world, silenceWrite({ house: never, silence: begun }, [now], noticed))
    expect(await due(world, '9')).toEqual([])
    await does(world, silenceWrite({ house }, [now], noticed))
    expect(await stored(world)).not.toHaveProperty('since')
  })

  it('ends with a decision, from which on it may begin anew; once a day is enough', async () => {
    await using world = await aWorld()
    const noticedNow = { ...begun, isMissed: true, noticedAt: noticed }
    await does(world, decidedWrites({ house, silence: noticedNow }, later))
    expect(await stored(world)).toMatchObject({
      decidedAt: later,
      since: later,
      dueAt: '2026-12-07T07:00:00.000Z',
    })
    const again = (silence: Silence | undefined, of = house) =>
      decidedWrites({ house: of, ...(silence ? { silence } : {}) }, '2026-12-01T20:00:00.000Z').length
    expect([
      again(undefined),
      again(begun),
      again(begun, never),
      again({ ...begun, since: earlier }),
    ]).toEqual([1, 0, 0, 1])
    expect([
      again({ ...begun, isMissed: true }),
      again({ ...begun, noticedAt: now }),
      again({ house: 'aef' }),
    ]).toEqual([1, 1, 1])
    expect([again({ ...begun, isMissed: false })]).toEqual([0])
  })

  it('takes away what a decision has made up for', async () => {
    await using world = await aWorld()
    await does(world, silenceSeenWrites({ house }, { ...request, isMissed: true }))
    await does(world, silenceWrite({ house, silence: { ...begun, isMissed: true } }, [now], noticed))
    await does(
      world,
      decidedWrites({ house, silence: { ...begun, isMissed: true, noticedAt: noticed } }, later),
    )
    for (const name of ['isMissed', 'noticedAt', 'open']) expect(await stored(world)).not.toHaveProperty(name)
  })

  it.each<[string, Silence | undefined]>([
    ['nothing', undefined],
    ['another beginning', { ...begun, since: earlier }],
    ['no decision', { house: 'aef', since: later }],
    ['another decision', { house: 'aef', since: later, decidedAt: now }],
  ])('that was read as %s is refused where a manager decided meanwhile', async (_, silence) => {
    await using world = await aWorld()
    await does(world, decidedWrites({ house }, later))
    const known = silence ? { silence } : {}
    const writes = [
      silenceWrite({ house, ...known }, [], '9'),
      silenceWrite({ house, ...known }, [earlier], '9'),
    ]
    for (const each of writes)
      await expect(does(world, each)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  it('that is noticed by now is refused whoever has not read so', async () => {
    await using world = await aWorld()
    await does(world, silenceSeenWrites({ house }, request))
    const notice = silenceWrite({ house, silence: begun }, [now], noticed)
    await does(world, notice)
    await expect(does(world, notice)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(
      does(world, silenceSeenWrites({ house, silence: begun }, { waitingSince: earlier, isMissed: false })),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  it('is not begun where the house does not ask for it, or nothing new is said', () => {
    expect(silenceSeenWrites({ house: never }, request)).toEqual([])
    expect(silenceSeenWrites({ house, silence: begun }, request)).toEqual([])
  })
})
