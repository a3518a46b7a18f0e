import { describe, expect, it } from 'vitest'
import { changedMeeting, saysOther, withProposed } from '../../functions/meetings/rules/change.ts'
import type { Said } from '../../functions/meetings/rules/change.ts'
import type { Meeting } from '../../functions/meetings/schema.ts'
import type { Registration, RegistrationChange } from '../../functions/meetings/schema/registration.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aStored, terms } from './values.ts'

const now = '2026-12-01T09:00:00.000Z'
const park = { kind: 'outdoors', place: 'Stadtpark' } as const
const full = aStored({
  words: {
    de: { title: 'Sprachcafé', description: 'Bei Tee.', practical: 'Hinten klingeln.' },
    en: { title: 'Language café' },
  },
  audience: ['newcomers'],
  languages: ['de'],
  access: ['step-free'],
  hosts: ['Mia'],
  cost: '2 Euro',
  venue: park,
  needsKey: true,
  suggestionsUntil: '2026-12-05',
})

describe('a change says something else to others', () => {
  it.each<[string, Said, boolean]>([
    ['the title', { title: 'Deutsch' }, true],
    ['the description', { description: 'Bei Kaffee.' }, true],
    ['what is practical', { practical: 'Vorn klingeln.' }, true],
    ['the English words', { english: { title: 'Talking' } }, true],
    ['for whom it is', { audience: [] }, true],
    ['the languages', { languages: ['de', 'uk'] }, true],
    ['the access', { access: [] }, true],
    ['the cost', { cost: '3 Euro' }, true],
    ['its hosts', { hosts: ['Mia', 'Ali'] }, true],
    ['its place', { venue: { ...park, place: 'Teich' } }, true],
    ['whether it needs a key', { needsKey: false }, false],
    ['how people sign up', { registration: { places: 3 } }, false],
    ['until when wishes are heard', { suggestionsUntil: '2026-12-06' }, false],
    ['nothing', {}, false],
    [
      'the words that it has',
      { title: 'Sprachcafé', hosts: ['Mia'], english: { title: 'Language café' } },
      false,
    ],
    ['the words that it has and another', { title: 'Sprachcafé', description: 'Bei Kaffee.' }, true],
  ])('where it says %s', (_, said, is) => {
    expect(saysOther(full, said)).toBe(is)
  })
})

const shown = { isRead: true, now, whole: false }
const form = { isRead: true, now, whole: true }
const unread = { isRead: false, now, whole: false }

describe('a change that is shown at once', () => {
  it('leaves what it does not name', () => {
    const after = changedMeeting(full, {}, shown)
    expect(after).toEqual({ ...full, updatedAt: now, version: 4 })
  })

  it('says each thing that it names', () => {
    const said = {
      audience: ['all-ages'],
      languages: ['uk'],
      access: ['induction-loop'],
      hosts: ['Ali'],
      cost: '3 Euro',
      venue: { kind: 'online' as const },
      needsKey: false,
      suggestionsUntil: '2026-12-06',
    }
    const words = { title: 'Deutsch', description: 'Reden.', practical: 'Vorn.' }
    const after = changedMeeting(full, { ...said, ...words, english: { title: 'Talking' } }, shown)
    const all = { de: words, en: { title: 'Talking' } }
    expect(after).toEqual({ ...full, ...said, words: all, updatedAt: now, version: 4 })
  })

  it('settles what was proposed before, and shows nothing of it', () => {
    const proposed = { words: { de: { title: 'KAUFT' } }, facets: { cost: 'viel' } }
    const after = changedMeeting({ ...full, proposed }, { description: 'Neu.' }, shown)
    expect(after).not.toHaveProperty('proposed')
    expect(after.words.de).toEqual({ ...full.words.de, description: 'Neu.' })
    expect(after.cost).toBe('2 Euro')
  })
})

describe('a form that says all there is', () => {
  it('takes back what is empty in it, but for the title and what is never empty', () => {
    const after = changedMeeting(full, {}, form)
    expect(after.words).toEqual({ de: { title: 'Sprachcafé' } })
    expect(after).not.toHaveProperty('cost')
    expect(after).not.toHaveProperty('suggestionsUntil')
    const { needsKey, venue, hosts } = full
    expect(after).toMatchObject({ needsKey, venue, hosts })
  })

  it('says what stands in it', () => {
    const said = { title: 'Deutsch', cost: '1 Euro', suggestionsUntil: '2026-12-06' }
    const after = changedMeeting(full, { ...said, english: { title: 'Talking' } }, form)
    expect(after.words).toEqual({ de: { title: 'Deutsch' }, en: { title: 'Talking' } })
    expect(after).toMatchObject({ cost: '1 Euro', suggestionsUntil: '2026-12-06' })
  })

  it('takes no cost away that somebody has yet to read about', () => {
    const after = changedMeeting(full, { title: 'Deutsch' }, { ...form, isRead: false })
    expect(after.cost).toBe('2 Euro')
    expect(after.words).toEqual(full.words)
    expect(after.proposed?.words).toEqual({ de: { title: 'Deutsch' } })
  })
})

describe('a change that somebody has to read first', () => {
  it('says what it said until then, but for what is nobody’s words', () => {
    const said = { title: 'KAUFT', cost: 'viel', venue: { kind: 'online' as const }, needsKey: false }
    const after = changedMeeting(full, { ...said, registration: { places: 5 } }, unread)
    const { proposed, ...rest } = after
    const registration = { ...terms, places: 5 }
    expect(rest).toEqual({ ...full, needsKey: false, registration, updatedAt: now, version: 4 })
    expect(proposed).toEqual({
      words: { ...full.words, de: { ...full.words.de, title: 'KAUFT' } },
      facets: { cost: 'viel' },
      venue: { kind: 'online' },
    })
  })

  it('adds to what was proposed before', () => {
    const proposed = {
      words: { de: { title: 'Deutsch' }, en: { title: 'Talking' } },
      facets: { hosts: ['Ali'], cost: 'viel' },
      venue: { kind: 'online' as const },
    }
    const after = changedMeeting({ ...full, proposed }, { description: 'Reden.', cost: 'wenig' }, unread)
    expect(after.proposed).toEqual({
      words: { de: { title: 'Deutsch', description: 'Reden.' }, en: { title: 'Talking' } },
      facets: { hosts: ['Ali'], cost: 'wenig' },
      venue: { kind: 'online' },
    })
  })
})

describe('what was proposed', () => {
  it('is what the meeting says when somebody has read it, and nothing is left of it', () => {
    const words = { de: { title: 'Deutsch' } }
    const venue = { kind: 'online' as const }
    const told = (proposed: NonNullable<Meeting['proposed']>) => withProposed({ ...full, proposed })
    expect(told({ words, facets: { hosts: ['Ali'] }, venue })).toEqual({
      ...full,
      words,
      hosts: ['Ali'],
      venue,
    })
    expect(told({ words, facets: {} })).toEqual({ ...full, words })
    expect(withProposed(full)).toEqual(full)
  })
})

describe('how people sign up', () => {
  const before: Registration = {
    mode: 'needed',
    places: 6,
    newcomerPlaces: 2,
    newcomersUntilHours: 48,
    opensDaysBefore: 14,
    closesMinutesBefore: 30,
    waitingList: false,
  }
  const after = (registration: RegistrationChange, how = shown) =>
    changedMeeting({ ...full, registration: before }, { registration }, how).registration

  it.each<[string, RegistrationChange, Partial<Registration>]>([
    ['nothing', {}, {}],
    ['the mode', { mode: 'wanted' }, { mode: 'wanted' }],
    ['places', { places: 2 }, { places: 2 }],
    ['kept places', { newcomerPlaces: 6 }, { newcomerPlaces: 6 }],
    ['when it opens', { opensDaysBefore: 0 }, { opensDaysBefore: 0 }],
    ['when it closes', { closesMinutesBefore: 0 }, { closesMinutesBefore: 0 }],
    ['that people wait', { waitingList: true }, { waitingList: true }],
    ['how long places are kept', { newcomersUntilHours: 0 }, { newcomersUntilHours: 0 }],
  ])('keeps what is not named: %s', (_, change, other) => {
    expect(after(change)).toEqual({ ...before, ...other })
  })

  it('has always room, and is always open, where that is said', () => {
    const { places: _places, ...roomy } = { ...before, newcomerPlaces: 0 }
    expect(after({ places: null })).toEqual(roomy)
    const { opensDaysBefore: _opens, ...open } = before
    expect(after({ opensDaysBefore: null })).toEqual(open)
  })

  it('is as usual where a form says nothing', () => {
    expect(after({}, form)).toEqual(terms)
    expect(after({ mode: 'wanted', places: 4 }, form)).toEqual({ ...terms, mode: 'wanted', places: 4 })
  })

  it('keeps no more places than there are', () => {
    for (const change of [{ places: 1 }, { newcomerPlaces: 7 }, { places: null, newcomerPlaces: 1 }])
      expect(() => after(change)).toThrow(Refusal)
  })
})
