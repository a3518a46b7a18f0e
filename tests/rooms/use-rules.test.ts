import { describe, expect, it } from 'vitest'
import {
  elsewhereRefusal,
  isUndecided,
  meets,
  quarterAtOrAfter,
  useRefusal,
} from '../../functions/rooms/rules/use.ts'
import { headsRefusal, refusalIn, useOfRequest, whenRefusal } from '../../functions/rooms/rules/wanted.ts'
import type { Room } from '../../functions/rooms/schema.ts'
import { aHouse, roundTheClock } from '../support/builders.ts'
import { anEntry, aUse, day, theRoom, zone } from './sheets.ts'

/** 10 o'clock in the house. */
const now = '2026-12-01T09:00:00.000Z'

const refusal = (use: ReturnType<typeof aUse>, change: Partial<Room> = {}, byManager = false) => {
  const found = useRefusal(use, { room: theRoom(change), zone, now, byManager })
  return found && [found.code, found.facts.pointer]
}

describe('a use of a room', () => {
  it.each([
    [aUse('19:00', '19:00'), {}, ['invalid-input', '/to']],
    [aUse('19:00', '18:00'), {}, ['invalid-input', '/to']],
    [aUse('01:45', '02:15', '2027-03-28'), { hours: roundTheClock }, ['time-does-not-exist', '/to']],
    [aUse('02:15', '03:15', '2027-03-28'), { hours: roundTheClock }, ['time-does-not-exist', '/from']],
    [aUse('19:00', '20:00'), { minMinutes: 60 }, undefined],
    [aUse('19:00', '19:45'), { minMinutes: 60 }, ['too-short', '/to']],
    [aUse('19:00', '20:00'), { maxMinutes: 60 }, undefined],
    [aUse('19:00', '20:15'), { maxMinutes: 60 }, ['too-long', '/to']],
    [aUse('08:00', '22:00'), {}, undefined],
    [aUse('07:45', '22:00'), {}, ['outside-opening-hours', '/from']],
    [aUse('08:00', '22:15'), {}, ['outside-opening-hours', '/from']],
    [aUse('10:00', '11:00', '2028-12-01'), {}, undefined],
    [aUse('10:00', '11:00', '2028-12-02'), {}, ['too-far', '/date']],
    [aUse('10:00', '11:00', '2026-12-01'), {}, undefined],
    [aUse('09:45', '11:00', '2026-12-01'), {}, ['too-soon', '/date']],
    [aUse('12:00', '13:00', '2026-12-01'), { leadHours: 2 }, undefined],
    [aUse('11:45', '13:00', '2026-12-01'), { leadHours: 2 }, ['too-soon', '/date']],
  ])('%o in a room with %o', (use, change, expected) => {
    expect(refusal(use, change)).toEqual(expected)
  })

  it('by who runs the house may have begun, but not be over, and goes no further ahead', () => {
    const byManager = (from: string, to: string, date = '2026-12-01') =>
      refusal(aUse(from, to, date), { leadHours: 48 }, true)
    expect(byManager('08:00', '10:15')).toBeUndefined()
    expect(byManager('08:00', '10:00')).toEqual(['too-soon', '/date'])
    expect(byManager('10:00', '11:00', '2028-12-02')).toEqual(['too-far', '/date'])
  })

  it('lies in the opening hours with set-up and tidy-up, joined where they meet', () => {
    const open = [
      { from: '08:00', to: '10:00' },
      { from: '10:00', to: '12:00' },
      { from: '13:00', to: '15:00' },
    ]
    const change = { exceptions: [{ date: day, open }] }
    expect(refusal(aUse('08:00', '12:00'), change)).toBeUndefined()
    expect(refusal(aUse('13:00', '15:00'), change)).toBeUndefined()
    expect(refusal(aUse('11:00', '14:00'), change)?.[0]).toBe('outside-opening-hours')
    const early = { exceptions: [{ date: day, open: [{ from: '06:00', to: '07:00' }, ...open.slice(0, 2)] }] }
    expect(refusal(aUse('06:00', '07:00'), early)).toBeUndefined()
    const around = { ...aUse('08:15', '11:45'), setUpMinutes: 15, tidyUpMinutes: 15 }
    expect(refusal(around, change)).toBeUndefined()
    expect(refusal({ ...around, setUpMinutes: 30 }, change)?.[0]).toBe('outside-opening-hours')
    expect(refusal({ ...around, tidyUpMinutes: 30 }, change)?.[0]).toBe('outside-opening-hours')
    expect(refusal(aUse('08:00', '09:00'), { exceptions: [{ date: day, open: [] }] })?.[0]).toBe(
      'outside-opening-hours',
    )
  })

  it('of no room may be at any hour and as long as it likes, but in time', () => {
    const elsewhere = (use: ReturnType<typeof aUse>, byManager = false) =>
      elsewhereRefusal(use, { zone, now, byManager })?.code
    expect(elsewhere(aUse('00:00', '24:00'))).toBeUndefined()
    expect(elsewhere(aUse('19:00', '19:00'))).toBe('invalid-input')
    expect(elsewhere(aUse('10:00', '11:00', '2028-12-01'))).toBeUndefined()
    expect(elsewhere(aUse('10:00', '11:00', '2028-12-02'))).toBe('too-far')
    expect(elsewhere(aUse('09:45', '11:00', '2026-12-01'))).toBe('too-soon')
    expect(elsewhere(aUse('09:45', '11:00', '2026-12-01'), true)).toBeUndefined()
  })
})

it('hours that begin in the hour which spring takes away begin when it is over', () => {
  const at = (time: string) => quarterAtOrAfter('2027-03-28', time, zone)
  expect([at('01:45'), at('02:00'), at('02:45'), at('03:00')]).toEqual([7, 8, 8, 8])
  const gone = (time: string) => quarterAtOrAfter('2011-12-30', time, 'Pacific/Apia')
  expect(gone('23:30')).toBe(quarterAtOrAfter('2011-12-30', '24:00', 'Pacific/Apia'))
})

describe('entries of a day', () => {
  it('wait for a decision if somebody asks, and nobody has said yes', () => {
    const undecided = (change: object) => isUndecided(anEntry(change))
    expect([undecided({ state: 'requested' }), undecided({ state: 'unconfirmed' })]).toEqual([true, true])
    expect([undecided({}), undecided({ kind: 'offer', state: 'requested' })]).toEqual([false, false])
  })

  it.each([
    [anEntry(), aUse('17:00', '19:00'), 0, false],
    [anEntry(), aUse('17:00', '19:15'), 0, true],
    [anEntry(), aUse('21:00', '22:00'), 0, false],
    [anEntry(), aUse('20:45', '22:00'), 0, true],
    [anEntry({ setUp: 15 }), aUse('17:00', '19:00'), 0, true],
    [anEntry({ tidyUp: 15 }), aUse('21:00', '22:00'), 0, true],
    [anEntry(), { ...aUse('17:00', '18:45'), tidyUpMinutes: 30 }, 0, true],
    [anEntry(), aUse('17:00', '19:00'), 1, true],
    [anEntry(), aUse('17:00', '18:45'), 1, false],
    [anEntry(), aUse('21:00', '22:00'), 1, true],
    [anEntry(), aUse('21:15', '22:00'), 1, false],
  ])('%o and a use %o with %i quarters between them meet: %s', (entry, use, gap, is) => {
    expect(meets(entry, use, day, zone, gap)).toBe(is)
  })
})

describe('what somebody wishes for', () => {
  const house = { ...aHouse(), version: 1 }
  const [saal, telefon] = [
    theRoom({ capacity: 30 }),
    theRoom({ id: 'telefon', approval: 'phone-only', capacity: 5 }),
  ]
  const wish = (rooms: Room[], byManager = false, from = '19:00') =>
    whenRefusal({ date: day, from, to: '21:00' }, { house, rooms, now, byManager })?.facts

  it('is asked for on the phone in such rooms, but for the house', () => {
    expect(wish([saal])).toBeUndefined()
    expect(wish([saal, telefon])).toMatchObject({ room: 'telefon', phone: house.phone })
    expect(wish([saal, telefon], true)).toBeUndefined()
    expect(wish([saal], false, '21:00')).toMatchObject({ pointer: '/to' })
  })

  it('is refused by the first room that cannot be used so, or by the time alone', () => {
    const terms = { zone, now, byManager: false }
    const refused = (rooms: Room[], use = aUse('19:00', '21:00')) => refusalIn(rooms, use, terms)?.facts
    const [short, far] = [theRoom({ id: 'kurz', maxMinutes: 60 }), theRoom({ id: 'klein', maxMinutes: 90 })]
    expect(refused([saal])).toBeUndefined()
    expect(refused([saal, short, far])).toMatchObject({ room: 'kurz' })
    expect(refused([])).toBeUndefined()
    expect(refused([], aUse('19:00', '19:00'))).toMatchObject({ pointer: '/to' })
  })

  it('takes no set-up and tidy-up that nobody named', () => {
    expect(useOfRequest({ date: day, from: '19:00', to: '21:00' })).toEqual(aUse('19:00', '21:00'))
    const around = { ...aUse('19:00', '21:00'), setUpMinutes: 15, tidyUpMinutes: 30 }
    expect(useOfRequest(around)).toEqual(around)
  })

  it('is for as many as the rooms hold together', () => {
    const heads = (attendees?: number) => headsRefusal(attendees, [saal, telefon])?.facts
    expect([heads(35), heads()]).toEqual([undefined, undefined])
    expect(heads(36)).toMatchObject({ pointer: '/attendees', most: 35 })
  })
})
