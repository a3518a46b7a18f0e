import { describe, expect, it } from 'vitest'
import { areIn, lookUps, mostWords, placesOf, wholeIn, wordsIn } from '../../functions/search/rules/words.ts'

/** Plain to see; the real one is keyed. */
const hash = (text: string) => `<${text}>`

describe('words', () => {
  it.each([
    ['Müller', 'Mueller'],
    ['MÜLLER', 'müller'],
    ['Mu\u0308ller', 'Müller'],
    ['Straße', 'strasse'],
    ['Café René', 'cafe rene'],
    ['Łódź', 'lodz'],
    ['Yılmaz', 'yilmaz'],
    ['İnci', 'inci'],
    ['Șerban', 'serban'],
    ['Ёлка', 'елка'],
    ['Björk Ærø', 'bjoerk aero'],
    ['Müller', 'Muller'],
    ['Mueller', 'Muller'],
    ['Özdemir Şahin', 'ozdemir sahin'],
    ['Doğan Işık', 'dogan isik'],
    ['IŞIK', 'ışık'],
    ['Țăran', 'Ţăran'],
    ['Mureș', 'Mureş'],
    ['Андрій Їжак', 'андріи іжак'],
    ['Ґалаґан', 'Галаган'],
    ['Лук’яненко', "лук'яненко"],
    ['Лукʼяненко', 'ЛУК’ЯНЕНКО'],
    ['Νίκος', 'ΝΙΚΟΣ'],
    ['أحمد فاطمة', 'احمد فاطمه'],
    ['علي', 'على'],
    ['محـــمد', 'محمد'],
  ])('are the same in %s and %s', (one, other) => {
    expect(wordsIn(one)).toEqual(wordsIn(other))
  })

  it.each([
    ['Анна Коваленко', ['анна', 'коваленко']],
    ['\u202Eسلمى\u202C الحسن', ['سلمي', 'الحسن']],
    ['* % _ ? .* "', []],
    ['Chor–Morgenröte/2', ['chor', 'morgenrote', '2']],
    ['🎉', []],
  ])('in „%s“ are %j', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })
})

it('of another sound stay others', () => {
  for (const [one, other] of [
    ['Müller', 'Möller'],
    ['Weber', 'Wieber'],
    ['Шевчук', 'Шевчік'],
  ] as const)
    expect(wordsIn(one)).not.toEqual(wordsIn(other))
})

it('however far a name is typed, its beginning begins what is kept', () => {
  for (const name of ['Mueller', 'Bauer', 'Straße', 'Joel', 'Doğan', 'Лукʼяненко', 'Aeueoe']) {
    for (let length = 1; length <= name.length; length++)
      expect(areIn(wordsIn(name), wordsIn(name.slice(0, length))), name.slice(0, length)).toBe(true)
  }
})

describe('a word leads', () => {
  it('where its first three letters do, with a mark for each longer beginning', () => {
    const long = placesOf(['muehlenbergstrasse'], (text) => `${text.length} ${text}`)
    expect(long).toEqual([
      { place: '3 mue', marks: ['4 mue', '5 mue', '6 mue', '7 mue', '8 mue', '9 mue', '10 mu'] },
    ])
  })

  it('of less than three letters to itself alone', () => {
    expect(placesOf(['li'], hash)).toEqual([{ place: '<li>', marks: [] }])
    expect(lookUps(['li'], hash)).toEqual([{ place: '<li>' }])
  })

  it('and the beginnings of it lead to the same', () => {
    const [kept] = placesOf(['mueller'], reversed)
    for (const typed of ['mue', 'muel', 'muell', 'mueller']) {
      const [sought] = lookUps([typed], reversed)
      expect(sought!.place).toBe(kept!.place)
      expect(sought!.mark === undefined || kept!.marks.includes(sought!.mark)).toBe(true)
    }
    expect(kept!.marks).not.toContain(lookUps(['muemmel'], reversed)[0]!.mark)
  })

  it('however many there are, to a bounded number of places', () => {
    const many = Array.from({ length: 500 }, (_, at) => `wort${at}`.split('').toReversed().join(''))
    expect(placesOf(many, hash).length).toBeLessThanOrEqual(mostWords)
    expect(placesOf(['ä'.repeat(300)], hash)[0]!.marks.length).toBeLessThanOrEqual(7)
    expect(lookUps(many, hash)).toHaveLength(3)
  })

  it('not cut through the middle of a letter', () => {
    expect(placesOf(['𐐷𐐷𐐷𐐷'], (text) => text)[0]!.place).toBe('𐐷𐐷𐐷')
  })
})

/** Hashes whose beginnings differ. */
const reversed = (text: string) => `${Array.from(text).toReversed().join('')}-${text.length}`

it('what is found has each word that was typed, and whole words count more', () => {
  const words = wordsIn('Chor Morgenröte')
  expect(areIn(words, ['morgen', 'chor'])).toBe(true)
  expect(areIn(words, ['morgen', 'abend'])).toBe(false)
  expect([wholeIn(words, ['chor', 'morgen']), wholeIn(words, ['ch'])]).toEqual([1, 0])
})
