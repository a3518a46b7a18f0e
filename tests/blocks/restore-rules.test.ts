import { describe, expect, it } from 'vitest'
import { restoredBy, stillLost } from '../../functions/blocks/rules/restore.ts'
import type { Loss } from '../../functions/blocks/rules/restore.ts'
import type { AffectedDate } from '../../functions/blocks/schema/closure.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { aBooking, aDate, day, doing, now, series, zone } from './rules-of.ts'

const key = `${day}T19:00`
const slot = { date: day, from: '19:00', to: '21:00' }
const until = '2026-12-03T09:00:00.000Z'
const [offer, before] = [
  { ...slot, date: '2026-12-06', until },
  { ...slot, date: '2026-12-08', until: '2026-12-03T10:00:00.000Z' },
]
const wish = { ...slot, date: '2026-12-07' }
const gone = (of: Partial<Occurrence> = {}) => aDate({ state: 'cancelled', ...of })
const note = (of: Partial<AffectedDate> = {}): AffectedDate => ({
  occurrence: key,
  state: 'approved',
  slot,
  ...of,
})

describe('what a booking lost and still does without', () => {
  const lost = (date: Occurrence, noted: AffectedDate, at = now) =>
    stillLost(aBooking([aDate({ key: 'other' }), date]), [noted], { now: at, zone }).map(({ what }) => what)

  it.each<[string, Occurrence, AffectedDate, Loss['what'][]]>([
    ['the date', gone(), note(), ['date']],
    [
      'the date, though another time is offered for it',
      gone({ offered: offer }),
      note({ offered: offer }),
      ['date'],
    ],
    ['the date with what was asked for beside it', gone(), note({ asked: wish }), ['date', 'asked']],
    ['nothing, of a date that is there again', aDate(), note(), []],
    [
      'nothing, of a date that waits for a decision',
      aDate({ state: 'requested' }),
      note({ asked: wish }),
      [],
    ],
    [
      'what was asked for beside a date that it kept',
      aDate(),
      note({ beside: 'asked', asked: wish }),
      ['asked'],
    ],
    [
      'nothing, where something else is asked for by now',
      aDate({ asked: slot }),
      note({ beside: 'asked', asked: wish }),
      [],
    ],
    ['nothing, where the date was cancelled meanwhile', gone(), note({ beside: 'asked', asked: wish }), []],
    ['nothing, where nothing was asked for', aDate(), note({ beside: 'asked' }), []],
    ['what was offered before', gone(), note({ beside: 'offered', wasOffered: before }), ['offered']],
    [
      'what was offered before, in the place of the new offer',
      gone({ offered: offer }),
      note({ beside: 'offered', wasOffered: before, offered: offer }),
      ['offered'],
    ],
    [
      'nothing, where something else is offered by now',
      gone({ offered: { ...offer, until: now } }),
      note({ beside: 'offered', wasOffered: before, offered: offer }),
      [],
    ],
    ['nothing, where nothing was offered before', gone(), note({ beside: 'offered' }), []],
    ['nothing, where the offer was taken', aDate(), note({ beside: 'offered', wasOffered: before }), []],
    [
      'the date, and no offer, of a date that was lost itself',
      gone(),
      note({ wasOffered: before }),
      ['date'],
    ],
    ['nothing, of a date that is not there', gone(), note({ occurrence: 'unknown' }), []],
  ])('is %s', (_, date, noted, expected) => {
    expect(lost(date, noted)).toEqual(expected)
  })

  it('is nothing that is over: a date, a question, or an offer', () => {
    expect([
      lost(gone(), note(), '2026-12-05T19:59:00.000Z'),
      lost(gone(), note(), '2026-12-05T20:00:00.000Z'),
    ]).toEqual([['date'], []])
    const asks = (at: string) => lost(aDate(), note({ beside: 'asked', asked: wish }), at)
    expect([asks('2026-12-05T17:59:00.000Z'), asks('2026-12-05T18:00:00.000Z')]).toEqual([['asked'], []])
    const offers = (at: string) => lost(gone(), note({ beside: 'offered', wasOffered: before }), at)
    expect([offers('2026-12-03T09:59:00.000Z'), offers(before.until)]).toEqual([['offered'], []])
  })
})

describe('a booking that gets back what it lost', () => {
  const back = (booking: Booking, noted: AffectedDate[], ...lost: Loss[]) =>
    restoredBy(booking, lost, { noted, doing, zone })
  const line = ({ history }: Booking) => history.at(-1)

  it('has its date as it was, without the offer of the closure', () => {
    const after = back(aBooking([gone({ offered: offer })]), [note({ offered: offer })], {
      key,
      what: 'date',
    })
    expect([after.occurrences, after.state]).toEqual([[aDate()], 'approved'])
    expect(line(after)).toMatchObject({ what: 'restored', state: 'approved', words: 'Rohrbruch' })
    expect(line(after)).not.toHaveProperty('dates')
    const waits = back(aBooking([gone()]), [note({ state: 'requested' })], { key, what: 'date' })
    expect([waits.state, waits.occurrences[0]?.state]).toEqual(['requested', 'requested'])
  })

  it('has what was asked for with it, if the date is approved', () => {
    const both: Loss[] = [
      { key, what: 'date' },
      { key, what: 'asked' },
    ]
    const after = back(aBooking([gone()]), [note({ asked: wish })], ...both)
    expect([after.occurrences, line(after)?.what]).toEqual([[aDate({ asked: wish })], 'restored'])
    const waits = back(aBooking([gone()]), [note({ asked: wish, state: 'requested' })], ...both)
    expect(waits.occurrences[0]).not.toHaveProperty('asked')
    const alone = back(aBooking([gone()]), [note({ asked: wish })], { key, what: 'asked' })
    expect(alone.occurrences).toEqual([gone()])
  })

  it('has again a question alone, or what was offered before, told as what it is', () => {
    const asked = back(aBooking([aDate()]), [note({ beside: 'asked', asked: wish })], { key, what: 'asked' })
    expect([asked.occurrences, line(asked)?.what]).toEqual([[aDate({ asked: wish })], 'change-asked'])
    const offered = back(
      aBooking([gone({ offered: offer })]),
      [note({ beside: 'offered', wasOffered: before, offered: offer })],
      { key, what: 'offered' },
    )
    expect([offered.occurrences, line(offered)?.what]).toEqual([[gone({ offered: before })], 'displaced'])
    const nothing = back(aBooking([gone({ offered: offer })]), [note({ beside: 'offered' })], {
      key,
      what: 'offered',
    })
    expect(nothing.occurrences).toEqual([gone()])
  })

  it('of a series names the dates that are there again, and leaves others alone', () => {
    const other = aDate({ date: '2026-12-12', state: 'cancelled', offered: offer })
    const beside = aDate({ date: '2026-12-19' })
    const noted = [note(), note({ occurrence: beside.key, beside: 'asked', asked: wish })]
    const after = back(
      aBooking([gone(), other, beside], series),
      noted,
      { key, what: 'date' },
      { key: beside.key, what: 'asked' },
    )
    expect(after.occurrences).toEqual([aDate(), other, { ...beside, asked: wish }])
    expect(line(after)).toMatchObject({
      what: 'restored',
      dates: [{ state: 'approved', start: '19:00', keys: expect.anything() }],
    })
    const alone = back(aBooking([gone(), beside], series), noted.slice(1), { key: beside.key, what: 'asked' })
    expect(line(alone)).toMatchObject({ what: 'change-asked', dates: [{ state: 'approved' }] })
    expect(line(after)?.dates?.[0]?.keys).not.toEqual(line(alone)?.dates?.[0]?.keys)
  })

  it('without what it lost keeps what it has, noted or not', () => {
    const after = back(aBooking([gone({ offered: offer })]), [note({ offered: offer })])
    expect(after.occurrences).toEqual([gone({ offered: offer })])
  })
})
