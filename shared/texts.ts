import { IntlMessageFormat } from 'intl-messageformat'
import type { Catalogue, Label, Messages } from './catalogue.ts'
import { directionOf } from './direction.ts'
import { alwaysIsolated, isolated } from './isolated.ts'
import { localeOf } from './language.ts'
import type { Language } from './language.ts'
import { translationOf } from './translations.ts'

/** What fills the gaps of a message. Dates and times come as words out of `time/format.ts`; numbers as numbers. */
export type Values = Record<string, string | number | boolean>

/** Says one message in one language, as plain text (escaping is the template's task). */
export type Translate<Key extends string = string> = (key: Key, values?: Values) => string

/** Words in all languages: a language gives the function that speaks it. */
export interface Texts<Key extends string> {
  (language: Language): Translate<Key>
  /** Whether there is such a message: for keys made of data, such as the code of a refusal. */
  has(key: string): key is Key
}

/** The German messages are the type: a key more or less in English does not compile. */
type Matching<Given extends readonly Catalogue[]> = {
  [At in keyof Given]: keyof Given[At]['en'] extends keyof Given[At]['de']
    ? keyof Given[At]['de'] extends keyof Given[At]['en']
      ? Given[At]
      : never
    : never
}

type KeysOf<Given extends readonly Catalogue[]> = { [At in keyof Given]: keyof Given[At]['de'] }[number] &
  string

/**
 * Makes words out of catalogues, keys flat; of a key that several have, the last counts. A message is parsed when it is first said, once
 * per language. What a language has no words for yet is said in German. Throws if a value that the message names is not given.
 */
export function textsOf<const Given extends readonly Catalogue[]>(
  ...catalogues: Given & Matching<Given>
): Texts<KeysOf<Given>> {
  const given: readonly Catalogue[] = catalogues
  const german: Messages = Object.assign({}, ...given.map(({ de }) => de))
  const spoken = new Map<Language, Translate>()
  const texts = (language: Language) => {
    let say = spoken.get(language)
    if (say === undefined) spoken.set(language, (say = speak(messagesIn(language, given, german), language)))
    return say
  }
  return Object.assign(texts, { has: (key: string): key is KeysOf<Given> => Object.hasOwn(german, key) })
}

/** A message that a contract brought along as data. */
export function said({ catalogue, key, de, en }: Label, language: Language): string {
  if (language === 'de') return de
  return language === 'en' ? en : (translationOf(language, catalogue)[key] ?? de)
}

function messagesIn(language: Language, catalogues: readonly Catalogue[], german: Messages): Messages {
  if (language === 'de') return german
  const translated = catalogues.map(({ name, en }) =>
    language === 'en' ? en : translationOf(language, name),
  )
  return Object.assign({}, german, ...translated)
}

function speak(messages: Messages, language: Language): Translate {
  const parsed = new Map<string, IntlMessageFormat>()
  const isolate = directionOf(language) === 'rtl' ? alwaysIsolated : isolated
  return (key, values) => {
    const message = messages[key]
    if (message === undefined) throw new Error(`No text has the key ${key}`)
    if (!/[{}']/.test(message)) return message
    let format = parsed.get(key)
    if (!format) parsed.set(key, (format = formatOf(message, localeOf(language))))
    return String(format.format(values && withPrinted(values, isolate)))
  }
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** Where a value is printed it is asked for by this name: what a message only chooses by must stay as it is. */
const printed = (name: string) => `${name}, printed`

function formatOf(message: string, locale: string): IntlMessageFormat {
  const plain = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
  return new IntlMessageFormat(plain.getAst().map(asPrinted), locale)
}

/** The kind of a value that stands in the sentence as it is. */
const isPrinted = ({ type }: { type: number }) => type === 1

/** Values to choose by have sentences of their own inside. */
function asPrinted(part: Part): Part {
  if (isPrinted(part) && 'value' in part) return { ...part, value: printed(part.value as string) } as Part
  if (!('options' in part)) return part
  const options = Object.entries(part.options).map(([name, { value, ...rest }]) => [
    name,
    { ...rest, value: value.map(asPrinted) },
  ])
  return { ...part, options: Object.fromEntries(options) } as Part
}

/** A name that is read the other way does not turn the words and numbers beside it. */
function withPrinted(values: Values, isolate: (text: string) => string): Values {
  const each = Object.entries(values).map(([name, value]) => [
    printed(name),
    typeof value === 'string' ? isolate(value) : value,
  ])
  return { ...values, ...Object.fromEntries(each) }
}
