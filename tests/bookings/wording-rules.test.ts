import { describe, expect, it } from 'vitest'
import {
  changedBooking,
  datesReworded,
  newCrowds,
  newlyAsks,
  otherWords,
  shownOn,
} from '../../functions/bookings/rules/details.ts'
import type { NewDetails } from '../../functions/bookings/rules/details.ts'
import { wordsOn } from '../../functions/bookings/rules/words.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { aBooking, aSeries, moment, onDate } from './a-booking.ts'

const said = { purpose: 'Chor', label: 'Probe', attendees: 10, note: 'Tee' }
const other = { purpose: 'Band', label: 'Lärm', attendees: 20, note: 'Bier' }
const days = ['2026-12-08', '2026-12-15', '2026-12-22']
const key = (at: number) => `${days[at]}T19:00`
const series = (changes: Partial<Occurrence>[] = [], more: Partial<Booking> = {}) =>
  aSeries(
    days.map((date, at) => onDate(date, { state: 'approved', ...changes[at] })),
    { ...said, state: 'approved', ...more },
  )
const all = (booking: Booking) => booking.occurrences.map((date) => wordsOn(booking, date))

describe('a booking whose words are changed', () => {
  const contact = { name: 'Gruppe Würfel' }
  const change = (
    booking: Booking,
    words: Partial<NewDetails>,
    more: { at?: number; meant?: number[]; asking?: number[] } = {},
  ) => {
    const { at, meant = [0, 1, 2], asking = [] } = more
    const pick = (places: number[]) => places.flatMap((place) => booking.occurrences[place] ?? [])
    const named = at === undefined ? undefined : booking.occurrences[at]
    return changedBooking(booking, {
      details: { ...said, contact, ...words },
      meant: pick(meant),
      named,
      asking: pick(asking),
      moment,
    })
  }

  it('has them for all dates, with the person and the group, and keeps its address', () => {
    const after = change(series([], { groupName: 'Alt', deadline: 'd', remindAt: 'r', lookAt: 'l' }), {
      ...other,
      contact: { name: 'Neu', phone: '1' },
      groupName: 'Neue',
    })
    expect(after).toMatchObject({
      ...other,
      groupName: 'Neue',
      contact: { name: 'Neu', phone: '1', email: 'wuerfel@gruppe.example' },
    })
    expect(all(after)).toEqual([other, other, other])
    for (const name of ['deadline', 'remindAt', 'lookAt']) expect(after).not.toHaveProperty(name)
    expect(change(series([], { contact: { name: 'A', phone: '1' } }), {}).contact).toEqual(contact)
  })

  it('has them at some dates alone, and is called as before', () => {
    const after = change(series(), { note: 'Bier' }, { at: 1, meant: [1] })
    expect([after.note, ...all(after).map(({ note }) => note)]).toEqual(['Tee', 'Tee', 'Bier', 'Tee'])
    expect(change(series([{ state: 'cancelled' }]), { note: 'Bier' }, { meant: [1, 2] }).note).toBe('Bier')
    const single = aBooking({
      ...said,
      state: 'approved',
      occurrences: [onDate(days[0]!, { state: 'approved' })],
    })
    expect(change(single, { note: 'Bier' }, { meant: [0] })).toMatchObject({
      note: 'Bier',
      occurrences: [onDate(days[0]!, { state: 'approved' })],
    })
  })

  it('asks for more heads where somebody has to decide about them, and has fewer at once', () => {
    const more = change(series(), { attendees: 30 }, { asking: [0, 1, 2] })
    expect([more.attendees, ...all(more).map(({ attendees }) => attendees)]).toEqual([10, 10, 10, 10])
    expect(more.occurrences.map(({ asked }) => asked)).toEqual(
      days.map((date) => ({ date, from: '19:00', to: '21:00', attendees: 30 })),
    )
    const fewer = change(series(), { attendees: 5 }, { asking: [0, 1, 2] })
    expect([fewer.attendees, fewer.occurrences.some(({ asked }) => asked)]).toEqual([5, false])
    const open = change(series([{ state: 'requested' }, {}, {}]), { attendees: 30 }, { asking: [0, 1, 2] })
    expect(open.occurrences.map(({ asked }) => asked?.attendees)).toEqual([undefined, 30, 30])
    expect(all(open).map(({ attendees }) => attendees)).toEqual([30, 10, 10])
    const direct = change(series(), { attendees: 30 }, { asking: [1] })
    expect(all(direct).map(({ attendees }) => attendees)).toEqual([30, 10, 30])
    expect(
      change(series(), { attendees: 10, note: 'Bier' }, { asking: [0, 1, 2] }).occurrences[0]!.asked,
    ).toBeUndefined()
  })

  const wish = { date: days[1]!, from: '19:00', to: '21:00' }

  it('keeps heads asked for at one date alone, and another time that is asked for', () => {
    const asking = series([{}, { asked: { ...wish, attendees: 40 } }])
    const after = change(asking, { attendees: 5 }, { at: 0 })
    expect(after.occurrences.map(({ asked }) => asked?.attendees)).toEqual([undefined, 40, undefined])
    expect(change(asking, { attendees: 5 }, { at: 1 }).occurrences[1]!.asked).toBeUndefined()
    const moving = series([{}, { asked: { ...wish, from: '18:00', attendees: 40 } }])
    expect(change(moving, { attendees: 5 }, { at: 1 }).occurrences[1]!.asked).toEqual({
      ...wish,
      from: '18:00',
    })
    const elsewhere = series([{}, { asked: { ...wish, from: '18:00' } }])
    expect(change(elsewhere, { attendees: 5 }, { at: 1 }).occurrences[1]!.asked).toEqual({
      ...wish,
      from: '18:00',
    })
    expect(change(elsewhere, { attendees: 30 }, { asking: [1] }).occurrences[1]!.asked).toEqual({
      ...wish,
      from: '18:00',
      attendees: 30,
    })
    const noted = change(asking, { attendees: 10, note: 'Bier' }, { at: 0 })
    expect(noted.occurrences[1]).toMatchObject({ asked: { attendees: 40 } })
  })

  it('is like the date that was shown, where nothing else is said', () => {
    const odd = series([{}, {}, { note: 'X' }])
    const { note: _note, ...rest } = said
    const same = change(odd, { ...rest, note: 'X' }, { at: 2 })
    expect(all(same).map(({ note }) => note)).toEqual(['X', 'X', 'X'])
    for (const person of [
      { contact: { name: 'Neu' } },
      { contact: { ...contact, phone: '1' } },
      { groupName: 'Neue' },
    ])
      expect(all(change(odd, { note: 'X', ...person }, { at: 2 })).map(({ note }) => note)).toEqual([
        'Tee',
        'Tee',
        'X',
      ])
    expect(all(change(series([{ note: 'X' }]), { label: 'Neu' })).map(({ note }) => note)).toEqual([
      'X',
      'Tee',
      'Tee',
    ])
  })
})

describe('what differs by other words', () => {
  const wish = { date: days[1]!, from: '19:00', to: '21:00' }

  it('are the heads that are asked for, as the form shows them', () => {
    const booking = series([{}, { asked: { ...wish, attendees: 40 } }, { asked: wish }])
    expect(booking.occurrences.map((date) => shownOn(booking, date).attendees)).toEqual([10, 40, 10])
  })

  it('are more heads than before, at the date and at the time asked for beside it', () => {
    const after = series([
      { attendees: 11 },
      { attendees: 12, asked: { ...wish, rooms: ['x'] } },
      { attendees: 9 },
    ])
    expect(newCrowds(series(), after).map(({ place: { rooms }, heads }) => [rooms, heads])).toEqual([
      [undefined, 11],
      [undefined, 12],
      [['x'], 12],
    ])
    expect(newCrowds(series(), series())).toEqual([])
    const uncounted = series([], { attendees: undefined })
    expect(newCrowds(uncounted, uncounted)).toEqual([])
    expect(newCrowds(series([], { attendees: undefined }), series())).toHaveLength(3)
  })

  it('are the dates at which something else is said', () => {
    const after = series([{}, { note: 'X' }, { asked: { ...wish, attendees: 40 } }])
    expect(datesReworded(series(), after).map((each) => each.key)).toEqual([key(1), key(2)])
  })

  it.each<[string, Partial<Booking>, object]>([
    ['purpose', { purpose: 'Band' }, { old: 'Chor', new: 'Band' }],
    ['groupName', { groupName: 'Neue' }, { new: 'Neue' }],
    ['attendees', { attendees: 20 }, { old: '10', new: '20' }],
    ['label', { label: undefined }, { old: 'Probe' }],
    ['note', { note: 'Bier' }, { old: 'Tee', new: 'Bier' }],
    ['name', { contact: { name: 'Neu' } }, { old: 'Gruppe Würfel', new: 'Neu' }],
    ['phone', { contact: { name: 'Gruppe Würfel', phone: '1' } }, { new: '1' }],
  ])('is told of the %s', (field, change, words) => {
    const before = series()
    expect(otherWords(before, { ...before, ...change }, before.occurrences)).toEqual([{ field, ...words }])
  })

  it('is told of the first date at which it is so', () => {
    const after = series([{}, { note: 'X' }, { note: 'Y' }])
    expect(otherWords(series(), after, after.occurrences)).toEqual([{ field: 'note', old: 'Tee', new: 'X' }])
    expect(otherWords(series(), after, after.occurrences.slice(2))).toEqual([
      { field: 'note', old: 'Tee', new: 'Y' },
    ])
    expect(otherWords(series(), series(), after.occurrences)).toEqual([])
  })

  it('asks anew where other heads are asked for than before', () => {
    const asking = (attendees?: number) =>
      series([{ asked: { ...wish, ...(attendees ? { attendees } : {}) } }])
    expect([
      newlyAsks(series(), asking(40)),
      newlyAsks(asking(40), asking(40)),
      newlyAsks(asking(40), asking(50)),
    ]).toEqual([true, false, true])
    expect([newlyAsks(series(), asking()), newlyAsks(asking(40), series())]).toEqual([false, false])
  })
})
