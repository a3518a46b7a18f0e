import * as z from 'zod/mini'

/**
 * The languages in which everything is said, how `Intl` and people call each of them, and its comma and semicolon where they look unlike
 * the German ones. `smallDays`: names of days are small inside of a sentence. The first is the one that the others are held
 * against, and the one spoken in doubt. German and English stand beside the code, each other one in a folder of `languages`.
 */
const spoken = {
  de: { locale: 'de-DE', name: 'Deutsch' },
  'de-simple': { locale: 'de-DE', name: 'Einfaches Deutsch' },
  en: { locale: 'en-GB', name: 'English' },
  tr: { locale: 'tr-TR', name: 'Türkçe', smallDays: true },
  ar: { locale: 'ar-u-nu-latn', name: 'العربية', marks: '،؛' },
  uk: { locale: 'uk-UA', name: 'Українська', smallDays: true },
  ro: { locale: 'ro-RO', name: 'Română', smallDays: true },
  bg: { locale: 'bg-BG', name: 'Български', smallDays: true },
} as const

export type Language = keyof typeof spoken
export const languages = Object.keys(spoken) as [Language, ...Language[]]
export const Language = z.enum(languages)

/** The name by which `Intl` knows the language, with the digits that stand on German clocks and doors. */
export function localeOf(language: Language): string {
  return spoken[language].locale
}

/** What those who speak a language call it. */
export function nameOf(language: Language): string {
  return spoken[language].name
}

/** The comma and the semicolon of the language; `Intl` knows them inside lists and dates only. */
export function marksOf(language: Language): string {
  const its = spoken[language]
  return 'marks' in its ? its.marks : ',;'
}

/** Whether the names of days are small inside of a sentence; beside a number Turkish has capitals even there. */
export function hasSmallDays(language: Language): boolean {
  return 'smallDays' in spoken[language]
}

/** Whether who speaks it reads German as it is. */
export function isGerman(language: Language): boolean {
  return localeOf(language).startsWith('de')
}

/**
 * The language of an answer: what the address asks for, else what was chosen before (the value of the cookie), else what the browser
 * likes best, else German.
 */
export function chooseLanguage(wish: {
  asked?: string | undefined
  cookie?: string | undefined
  acceptLanguage?: string | undefined
}): Language {
  return known(wish.asked) ?? known(wish.cookie) ?? accepted(wish.acceptLanguage ?? '') ?? languages[0]
}

/** The language of this name, if it is one of ours. */
export function known(name: string | undefined): Language | undefined {
  return languages.find((language) => language === name)
}

function accepted(header: string): Language | undefined {
  const ranked = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.toLowerCase().split(';')
      const quality = parameters
        .map((parameter) => /^\s*q=(\d(?:\.\d*)?)\s*$/.exec(parameter)?.[1])
        .find(Boolean)
      const name = range.trim()
      return { language: known(name) ?? known(name.split('-')[0]), quality: Number(quality ?? 1) }
    })
    .filter(({ language, quality }) => language && quality > 0)
  return ranked.sort((a, b) => b.quality - a.quality)[0]?.language
}
