import * as z from 'zod/mini'

/** The languages every text exists in; the first is the one the others are held against, and the one spoken in doubt. */
export const languages = ['de', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** The language of an answer: what was chosen (the value of the cookie), else what the browser likes best, else German. */
export function chooseLanguage(wish: {
  cookie?: string | undefined
  acceptLanguage?: string | undefined
}): Language {
  return known(wish.cookie) ?? accepted(wish.acceptLanguage ?? '') ?? languages[0]
}

function known(name: string | undefined): Language | undefined {
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
      return { language: known(range.trim().split('-')[0]), quality: Number(quality ?? 1) }
    })
    .filter(({ language, quality }) => language && quality > 0)
  return ranked.sort((a, b) => b.quality - a.quality)[0]?.language
}
