import { IntlMessageFormat } from 'intl-messageformat'
import type { Messages } from '../../shared/catalogue.ts'
import { localeOf } from '../../shared/language.ts'
import type { Language } from '../../shared/language.ts'

/** What is wrong with a language, held against the German words; both by the name of the catalogue. One line for each message. */
export function faultsOf(
  language: Language,
  { german, translated }: { german: ReadonlyMap<string, Messages>; translated: Record<string, Messages> },
): string[] {
  const unknown = Object.keys(translated)
    .filter((name) => !german.has(name))
    .map((name) => `${name}: no such catalogue`)
  return [
    ...unknown,
    ...[...german].flatMap(([name, messages]) => faultsIn(language, name, messages, translated[name] ?? {})),
  ]
}

function faultsIn(language: Language, name: string, german: Messages, translated: Messages): string[] {
  const more = Object.keys(translated).filter((key) => !Object.hasOwn(german, key))
  const faults = Object.entries(german).map(([key, message]) => {
    const said = translated[key]
    return said === undefined ? `${name} ${key}: missing` : faultOf(language, `${name} ${key}`, message, said)
  })
  return [...more.map((key) => `${name} ${key}: no such message`), ...faults.filter((fault) => fault !== '')]
}

function faultOf(language: Language, place: string, german: string, said: string): string {
  try {
    const [wanted, given] = [germanPartsOf(german), partsOf(said, language)]
    if (wanted.gaps !== given.gaps) return `${place}: has the gaps ${given.gaps}, not ${wanted.gaps}`
    const lacks = given.counted.flatMap((forms) => lackingIn(language, forms))
    return lacks.length > 0 ? `${place}: lacks the forms ${[...new Set(lacks)].join(', ')}` : ''
  } catch (error) {
    return `${place}: ${String(error)}`
  }
}

/** The forms that a count needs and has not: Ukrainian counts in `one few many`; what stands as `=1` needs no form for 1. */
function lackingIn(language: Language, forms: readonly string[]): string[] {
  const needed = formsOf(language).filter((_, count) => !forms.includes(`=${count}`))
  return needed.filter((form) => !forms.includes(form))
}

/** Keeps what a function has said: all languages are held against the same German. */
function kept<Asked, Said>(make: (asked: Asked) => Said): (asked: Asked) => Said {
  const known = new Map<Asked, Said>()
  return (asked) => {
    if (!known.has(asked)) known.set(asked, make(asked))
    return known.get(asked) as Said
  }
}

const germanPartsOf = kept((message: string) => partsOf(message, 'de'))

/** In which form a language counts to 120, from 0 on. */
const formsOf = kept((language: Language) => {
  const rules = new Intl.PluralRules(localeOf(language))
  return Array.from({ length: 121 }, (_, count) => rules.select(count))
})

interface Part {
  type: number
  value?: string
  pluralType?: string
  options?: Record<string, { value: Part[] }>
}

interface Parts {
  /** Names of the values that the message needs. */
  gaps: string
  /** The forms of each count whose number is said: where it only chooses between words, whoever writes them knows which. */
  counted: string[][]
}

/** Reads a message, which throws where it is not one. */
function partsOf(message: string, language: Language): Parts {
  const { getAst } = new IntlMessageFormat(message, localeOf(language), undefined, { ignoreTag: true })
  const all = everyPart(getAst() as unknown as Part[])
  // 0 is a literal, 7 the sign `#`.
  const names = all.filter(({ type }) => type !== 0 && type !== 7).map(({ value }) => value ?? '')
  const counted = all.filter(
    ({ pluralType, options = {} }) =>
      pluralType === 'cardinal' &&
      Object.values(options).some(({ value }) => value.some(({ type }) => type === 7)),
  )
  return {
    gaps: [...new Set(names)].toSorted().join(', '),
    counted: counted.map(({ options = {} }) => Object.keys(options)),
  }
}

function everyPart(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [
    part,
    ...Object.values(part.options ?? {}).flatMap(({ value }) => everyPart(value)),
  ])
}
