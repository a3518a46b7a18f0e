import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, test, vi } from 'vitest'
import { alwaysIsolated } from '../../shared/isolated.ts'
import { chooseLanguage } from '../../shared/language.ts'
import { textsOf } from '../../shared/texts.ts'

const de = {
  welcome: 'Willkommen',
  greeting: 'Guten Tag, {name}!',
  rooms: '{count, plural, =0 {kein Raum} one {ein Raum} other {# Räume}}',
  state: '{state, select, approved {sicher} other {noch nicht sicher}}',
  markup: '<b>{name}</b> & "mehr"',
  apostrophe: "So geht's",
}

const en = {
  welcome: 'Welcome',
  greeting: 'Hello {name}!',
  rooms: '{count, plural, =0 {no room} one {one room} other {# rooms}}',
  state: '{state, select, approved {certain} other {not certain yet}}',
  markup: '<b>{name}</b> & "more"',
  apostrophe: "It's like this",
}

const texts = textsOf({ name: 'test', de, en })

describe('a catalogue', () => {
  it('speaks both languages', () => {
    expect(texts('de')('welcome')).toBe('Willkommen')
    expect(texts('en')('welcome')).toBe('Welcome')
  })

  it('fills the gaps', () => {
    expect(texts('de')('greeting', { name: 'Nähgruppe' })).toBe('Guten Tag, Nähgruppe!')
    expect(texts('en')('greeting', { name: 'Nähgruppe' })).toBe('Hello Nähgruppe!')
  })

  test.each([
    [0, 'kein Raum', 'no room'],
    [1, 'ein Raum', 'one room'],
    [1200, '1.200 Räume', '1,200 rooms'],
  ])('counts %i', (count, german, english) => {
    expect(texts('de')('rooms', { count })).toBe(german)
    expect(texts('en')('rooms', { count })).toBe(english)
  })

  it('chooses by a word', () => {
    expect(texts('de')('state', { state: 'approved' })).toBe('sicher')
    expect(texts('de')('state', { state: 'requested' })).toBe('noch nicht sicher')
  })

  it('takes tags for text, in messages and in values', () => {
    expect(texts('de')('markup', { name: '<i>' })).toBe('<b><i></b> & "mehr"')
  })

  it('leaves an apostrophe as it is', () => {
    expect(texts('de')('apostrophe')).toBe("So geht's")
    expect(texts('en')('apostrophe')).toBe("It's like this")
  })

  it('says the same message again with other values', () => {
    const t = texts('de')
    expect(['a', 'b'].map((name) => t('greeting', { name }))).toEqual(['Guten Tag, a!', 'Guten Tag, b!'])
  })

  it('knows which keys it has', () => {
    expect(texts.has('welcome')).toBe(true)
    expect(texts.has('farewell')).toBe(false)
    expect(texts.has('toString')).toBe(false)
  })

  it('throws when a value is missing', () => {
    expect(() => texts('de')('greeting')).toThrow(/name/)
    expect(() => texts('de')('greeting', { nme: 'x' })).toThrow(/name/)
  })

  it('does not compile with a wrong key, and throws', () => {
    // @ts-expect-error the key is not in the German catalogue
    expect(() => texts('de')('farewell')).toThrow('farewell')
  })

  it('does not compile when a language lacks a key or has one too many', () => {
    // @ts-expect-error English lacks a key
    textsOf({ name: 'test', de: { yes: 'ja', no: 'nein' }, en: { yes: 'yes' } })
    const more = { yes: 'yes', no: 'no' }
    // @ts-expect-error English has a key too many
    textsOf({ name: 'test', de: { yes: 'ja' }, en: more })
  })
})

describe('a message that is read from the right', () => {
  const said = '{by, select, contact {ihr, {by}} other {das Haus}}: {phone}, {name}'
  const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-words-'))
  const right = textsOf({ name: 'test', de: { said }, en: { said } })

  it('keeps names and numbers apart, and chooses by what was given', () => {
    vi.stubGlobal('LANGUAGES_FOLDER', JSON.stringify(folder))
    mkdirSync(join(folder, 'ar'))
    writeFileSync(join(folder, 'ar/test.json'), JSON.stringify({ test: { said } }))
    expect(right('ar')('said', { by: 'contact', phone: '02131 000-0', name: 'Würfel' })).toBe(
      'ihr, \u2068contact\u2069: \u206602131 000-0\u2069, \u2068Würfel\u2069',
    )
    vi.unstubAllGlobals()
  })

  it('leaves times, dates and addresses as they are', () => {
    for (const text of ['08:00–22:00', '2027', 'https://treff.example/x'])
      expect(alwaysIsolated(text)).toBe(text)
  })
})

describe('the language of an answer', () => {
  test.each([
    [undefined, undefined, 'de'],
    ['en', 'de', 'en'],
    ['de', 'en', 'de'],
    ['fr', 'en', 'en'],
    ['', 'en-US,en;q=0.9', 'en'],
    [undefined, 'de-AT', 'de'],
    [undefined, 'EN', 'en'],
    [undefined, 'tr-TR,tr;q=0.9,en;q=0.8,de;q=0.7', 'tr'],
    [undefined, 'de-simple', 'de-simple'],
    ['ar', 'de', 'ar'],
    [undefined, 'en;q=0.3, de;q=0.8', 'de'],
    [undefined, 'en; q=0.9, de; q=0.1', 'en'],
    [undefined, 'en;q=0, fr', 'de'],
    [undefined, 'en,de', 'en'],
    [undefined, 'fr, it', 'de'],
    [undefined, '*', 'de'],
    [undefined, ';;q=,,=', 'de'],
    [undefined, 'x'.repeat(100_000), 'de'],
  ])('cookie %j and Accept-Language %j', (cookie, acceptLanguage, expected) => {
    expect(chooseLanguage({ cookie, acceptLanguage })).toBe(expected)
  })
})
