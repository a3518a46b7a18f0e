import { describe, expect, it } from 'vitest'
import type { MeetingForm, PlaceForm } from '../../functions/hosting/contract/forms.ts'
import { changeOfForm, dutiesOfForm, venueOfForm } from '../../functions/hosting/rules/forms.ts'

const registration = {
  mode: 'none',
  newcomersUntilHours: 24,
  closesMinutesBefore: 0,
  waitingList: true,
} as const

const form: MeetingForm = {
  version: 3,
  title: 'Offenes Singen',
  needsKey: true,
  registration,
  releaseHoursBefore: 24,
}

describe('a filled form of a meeting', () => {
  it('asks for what it says, and empties what it leaves out', () => {
    expect(changeOfForm(form)).toEqual({
      title: 'Offenes Singen',
      needsKey: true,
      registration,
      audience: [],
      languages: [],
      access: [],
      hosts: [],
    })
  })

  it('takes those for whom it is from its boxes and from words with commas, each once', () => {
    const { audience } = changeOfForm({
      ...form,
      audience: ['kids', 'all'],
      otherAudience: 'Eltern, kids ,, ',
    })
    expect(audience).toEqual(['kids', 'all', 'Eltern'])
    expect(changeOfForm({ ...form, otherAudience: 'Eltern' }).audience).toEqual(['Eltern'])
  })

  it('takes one host a line, ten at most, and no empty lines', () => {
    expect(changeOfForm({ ...form, hosts: ' Mira \n\n  \nOle, Jo' }).hosts).toEqual(['Mira', 'Ole, Jo'])
    const twelve = Array.from({ length: 12 }, (_, at) => `N${at}`).join('\n')
    expect(changeOfForm({ ...form, hosts: twelve }).hosts).toHaveLength(10)
  })

  it('keeps what is told late together with how late, and only if there is something to tell', () => {
    expect(changeOfForm({ ...form, accessText: 'Code 123', releaseHoursBefore: 12 })).toMatchObject({
      accessData: { text: 'Code 123', releaseHoursBefore: 12 },
    })
    expect(changeOfForm({ ...form, languages: ['de', 'tr'], access: ['lift'] })).toMatchObject({
      languages: ['de', 'tr'],
      access: ['lift'],
    })
  })
})

describe('a filled form of a place', () => {
  it.each<[PlaceForm, object]>([
    [{ kind: 'online', place: 'nirgends' }, { kind: 'online' }],
    [
      { kind: 'rooms', rooms: ['werkstatt'], place: 'x' },
      { kind: 'rooms', rooms: ['werkstatt'] },
    ],
    [
      { kind: 'outdoors', place: 'Park', address: 'Weg 1', map: 'https://karte.example/' },
      { kind: 'outdoors', place: 'Park', address: 'Weg 1', map: 'https://karte.example/' },
    ],
    [
      { kind: 'partner', place: 'Café', rooms: ['werkstatt'] },
      { kind: 'partner', place: 'Café' },
    ],
  ])('%o is %o', (place, venue) => {
    expect(venueOfForm(place)).toEqual(venue)
  })

  it.each<[PlaceForm, string]>([
    [{ kind: 'rooms' }, '/at/rooms'],
    [{ kind: 'rooms', rooms: [] }, '/at/rooms'],
    [{ kind: 'outdoors' }, '/at/place'],
    [{ kind: 'partner', address: 'Weg 1' }, '/at/place'],
  ])('%o lacks %s', (place, pointer) => {
    expect(() => venueOfForm(place)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ pointer }) }),
    )
  })
})

describe('a filled form of duties', () => {
  it('asks for those with a number, and for one of its own by its words', () => {
    const duties = [{ duty: 'tea', needed: 2 }, { duty: 'key', needed: 0 }, { duty: 'stage' }]
    expect(dutiesOfForm({ duties } as never)).toEqual([{ duty: 'tea', needed: 2 }])
    expect(dutiesOfForm({ duties, other: 'Stühle & Tische!', otherNeeded: 3 } as never)).toEqual([
      { duty: 'tea', needed: 2 },
      { duty: 'own-st-hle-tische', label: 'Stühle & Tische!', needed: 3 },
    ])
    expect(dutiesOfForm({ other: 'Tische', otherNeeded: 0 } as never)).toEqual([])
    expect(dutiesOfForm({ otherNeeded: 2 } as never)).toEqual([])
  })

  it('has one of its own once, with what is said last', () => {
    const duties = [{ duty: 'own-tische', needed: 1 }]
    expect(dutiesOfForm({ duties, other: 'Tische', otherNeeded: 4 } as never)).toEqual([
      { duty: 'own-tische', label: 'Tische', needed: 4 },
    ])
  })

  it('gives it a name of at most twenty letters that does not end in a line', () => {
    const [own] = dutiesOfForm({ other: 'Abwaschen und trocknen und mehr', otherNeeded: 1 } as never)
    expect(own?.duty).toBe('own-abwaschen-und-trockn')
    const [cut] = dutiesOfForm({ other: 'Abwaschen und trock nen', otherNeeded: 1 } as never)
    expect(cut?.duty).toBe('own-abwaschen-und-trock')
  })
})
