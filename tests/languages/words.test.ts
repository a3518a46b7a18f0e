import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../infra/languages/faults.ts'
import { wordsBesideTheCode } from '../../infra/languages/german.ts'
import { projectRoot } from '../../infra/build.ts'
import { languages } from '../../shared/language.ts'
import { translationsIn } from '../../shared/translations.ts'

const german = wordsBesideTheCode(projectRoot, 'de')

describe('the words beside the code', () => {
  it('are there', () => {
    expect(german.size).toBeGreaterThan(50)
    expect(german.get('rooms')).toHaveProperty('free', 'frei')
    expect(german.get('rooms/people')).toBeDefined()
    expect(german.get('shared/time')).toHaveProperty('new-year', 'Neujahr')
  })

  it('have the same messages with the same gaps in English', () => {
    const translated = Object.fromEntries(wordsBesideTheCode(projectRoot, 'en'))
    expect(faultsOf('en', { german, translated })).toEqual([])
  })
})

describe.each(languages.filter((language) => language !== 'de' && language !== 'en'))('%s', (language) => {
  const translated = translationsIn(join(projectRoot, 'languages'), language)

  it('says everything, with the same gaps and in all forms of counting', () => {
    expect(faultsOf(language, { german, translated })).toEqual([])
  })
})

describe('what is held against a translation', () => {
  const faults = (german: string, translated: Record<string, string>) =>
    faultsOf('uk', { german: new Map([['a', { key: german }]]), translated: { a: translated } })

  it('is nothing where it says the same', () => {
    expect(faults('Hallo {name}', { key: 'Привіт, {name}' })).toEqual([])
  })

  it.each([
    ['Hallo', {}, 'a key: missing'],
    ['Hallo {name}', { key: 'Привіт' }, 'a key: has the gaps , not name'],
    ['Hallo', { key: 'Привіт', more: 'ще' }, 'a more: no such message'],
    [
      '{n, plural, one {ein Raum} other {# Räume}}',
      { key: '{n, plural, one {# зала} other {# зали}}' },
      'a key: lacks the forms many, few',
    ],
    ['{n} Räume', { key: '{n, plural, one {# зала}}' }, 'a key: SyntaxError: MISSING_OTHER_CLAUSE'],
  ])('of %j and %j: %s', (said, translated, fault) => {
    expect(faults(said, translated as Record<string, string>)).toEqual([fault])
  })

  it('asks for no form of a count that has words of its own', () => {
    const said = { a: { key: '{n, plural, =1 {1} other {#}}' } }
    expect(faultsOf('tr', { german: new Map([['a', said.a]]), translated: said })).toEqual([])
    expect(faultsOf('uk', { german: new Map([['a', said.a]]), translated: said })).toHaveLength(1)
  })

  it('asks for no forms where the number is not said', () => {
    expect(faults('{n, plural, =0 {} other {x}}', { key: '{n, plural, =0 {} other {y}}' })).toEqual([])
  })
})
