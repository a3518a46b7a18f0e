import { IntlMessageFormat } from 'intl-messageformat'
import { isolated } from './isolated.ts'
import type { Language } from './language.ts'

/** What fills the gaps of a message. Dates and times come as words out of `time/format.ts`; numbers as numbers. */
export type Values = Record<string, string | number | boolean>

/** Says one message in one language, as plain text (escaping is the template's task). */
export type Translate<Key extends string = string> = (key: Key, values?: Values) => string

/** A catalogue in all languages: a language gives the function that speaks it. */
export interface Texts<Key extends string> {
  (language: Language): Translate<Key>
  /** Whether there is such a message: for keys made of data, such as the code of a refusal. */
  has(key: string): key is Key
}

type Messages = Record<string, string>

/** The German messages are the type: a key more or less in another language does not compile. */
type Matching<German, Other> = keyof Other extends keyof German ? Other : never

/**
 * Makes a catalogue of `texts/de.json` and its translations, keys flat, messages in ICU MessageFormat without tags. A message is
 * parsed when it is first said, once per language. Throws if a value that the message names is not given.
 */
export function textsOf<German extends Messages, English extends Record<keyof German, string>>(catalogues: {
  de: German
  en: Matching<German, English>
}): Texts<keyof German & string> {
  const spoken: Record<Language, Translate<keyof German & string>> = {
    de: speak(catalogues.de, 'de'),
    en: speak(catalogues.en, 'en-GB'),
  }
  const has = (key: string): key is keyof German & string => Object.hasOwn(catalogues.de, key)
  return Object.assign((language: Language) => spoken[language], { has })
}

/** A name that is read from the right does not turn the words and numbers beside it. */
function eachIsolated(values: Values): Values {
  const isolate = (value: Values[string]) => (typeof value === 'string' ? isolated(value) : value)
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)]))
}

function speak(messages: Messages, locale: string): Translate {
  const parsed = new Map<string, IntlMessageFormat>()
  return (key, values) => {
    const message = messages[key]
    if (message === undefined) throw new Error(`No text has the key ${key}`)
    if (!/[{}']/.test(message)) return message
    let format = parsed.get(key)
    if (!format)
      parsed.set(key, (format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })))
    return String(format.format(values && eachIsolated(values)))
  }
}
