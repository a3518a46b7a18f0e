import { describe, expect, it } from 'vitest'
import { newBooking } from '../../functions/bookings/rules/new-booking.ts'
import { firstState, wholeRefusal } from '../../functions/bookings/rules/request.ts'
import type { WantedDate } from '../../functions/bookings/rules/series.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { fingerprintOf } from '../../shared/fingerprint.ts'
import { aHouse, aRequest } from '../support/builders.ts'
import { knownRoom, moment } from './a-booking.ts'

const slot = { from: '19:00', to: '21:00' }
const given = ['2026-12-08', '2026-12-15']
const wantedOn = (date: string): WantedDate => ({ key: `${date}T19:00`, date, ...slot })

describe('a booking as it begins', () => {
  const rooms = [knownRoom('saal', { approval: 'direct' })]
  const house = { ...aHouse(), version: 1 }
  const request: BookingRequest = aRequest({ rooms: ['saal'], date: given[0]! })
  const known = { byManager: false, isProved: true, trusted: false, rooms }

  it.each<[Partial<typeof known> & { meeting?: string }, boolean | undefined, string]>([
    [{ byManager: true }, true, 'approved'],
    [{ byManager: true }, undefined, 'requested'],
    [{ byManager: true, isProved: false }, undefined, 'requested'],
    [{ isProved: false }, true, 'unconfirmed'],
    [{}, undefined, 'approved'],
    [{ rooms: [knownRoom('saal')] }, undefined, 'requested'],
    [{ rooms: [knownRoom('saal', { approval: 'trusted' })] }, undefined, 'requested'],
    [{ rooms: [knownRoom('saal', { approval: 'trusted' })], trusted: true }, undefined, 'approved'],
    [{ meeting: 'm' }, undefined, 'requested'],
    [{ meeting: 'm', trusted: true }, undefined, 'approved'],
  ])('for %j, approve: %s, is %s', (change, approve, state) => {
    expect(firstState({ ...request, ...(approve ? { approve } : {}) }, { ...known, ...change })).toBe(state)
  })

  it('is refused as a whole by its length or the telephone alone, not by what binds one date', () => {
    const whole = (change: object, room: Parameters<typeof knownRoom>[1] = {}) =>
      wholeRefusal(
        { date: given[0]!, ...slot, ...change },
        { house, rooms: [knownRoom('saal', room)], now: moment.now, byManager: false },
      )?.code
    expect(whole({})).toBeUndefined()
    expect(whole({}, { approval: 'phone-only' })).toBe('phone-only')
    expect(whole({}, { maxMinutes: 60 })).toBe('too-long')
    expect(whole({}, { leadHours: 1000 })).toBeUndefined()
  })

  const actor = { kind: 'person', address: 'x', person: { id: 'p', name: 'Leitung' } } as const
  const terms = {
    house,
    rooms,
    now: moment.now,
    byManager: false,
    refused: new Map(),
    actor,
    state: 'requested',
  } as const
  const named = { id: 'b', line: 'l', contactId: 'c', house: 'aef', request }
  const begun = (more: object = {}, other: object = {}) =>
    newBooking({ ...named, ...more }, [wantedOn(given[0]!), wantedOn(given[1]!)], { ...terms, ...other })

  it('has what was asked for, its first line, and its deadline', () => {
    const booking = begun()
    expect(booking).toMatchObject({
      id: 'b',
      state: 'requested',
      contactId: 'c',
      setUpMinutes: 0,
      tidyUpMinutes: 0,
      language: 'de',
      origin: 'public',
      version: 1,
      sequence: 0,
      deadline: '2026-12-04T09:00:00.000Z',
    })
    expect(booking.history).toEqual([
      {
        id: 'l',
        at: moment.now,
        by: { kind: 'contact', name: request.contact.name },
        what: 'requested',
        state: 'requested',
      },
    ])
    for (const name of [
      'approve',
      'date',
      'from',
      'to',
      'fingerprint',
      'enteredBy',
      'personId',
      'continues',
      'meeting',
      'elsewhere',
    ])
      expect(booking).not.toHaveProperty(name)
  })

  it('by the house says so, and has what else is known of it', () => {
    const said = {
      continues: 'a',
      meeting: 'm',
      elsewhere: 'Park',
      inName: { enteredBy: 'e', personId: 'p' },
      idempotencyKey: 'k',
    }
    const wish = { ...request, setUpMinutes: 15, tidyUpMinutes: 30, language: 'en' as const }
    const booking = begun({ ...said, request: wish }, { byManager: true, state: 'approved' })
    expect(booking).toMatchObject({
      continues: 'a',
      meeting: 'm',
      elsewhere: 'Park',
      enteredBy: 'e',
      personId: 'p',
      fingerprint: fingerprintOf(wish),
      setUpMinutes: 15,
      tidyUpMinutes: 30,
      language: 'en',
      origin: 'manager',
    })
    expect(booking.history[0]).toMatchObject({ what: 'entered', by: { kind: 'manager', name: 'Leitung' } })
  })

  it('keeps dates that are refused with their reason', () => {
    const why = { code: 'room-taken', kind: 'booking' } as const
    const { occurrences } = begun({}, { refused: new Map([[`${given[1]}T19:00`, why]]) })
    expect(occurrences).toEqual([
      { ...wantedOn(given[0]!), state: 'requested' },
      { ...wantedOn(given[1]!), state: 'refused', refused: why },
    ])
  })
})
