import { languages } from '../language.ts'
import type { Language } from '../language.ts'
import { aroundTime, monthsOf } from '../time/format.ts'

/** Joins two characters without a blank between them. */
const joiner = '\u2060'
const hardSpace = '\u00a0'

/** What is no running text stays as it is, and what lies between any two tags is text. */
const texts = /<(script|style|title|textarea|option)\b[\s\S]*?<\/\1>|>[^<]*\d[^<]*/g

/** `18:00–20:00`, `5.–7. Dezember`, `27 – 29 November`. */
const spans = /(?<=\d\.?)( ?)–( ?)(?=\d)/g

/** `2026 г.`, `12 m.` */
const units = /(?<=\d) (?=\p{L}\.)/gu

/**
 * A document in which no line ends inside a span of times, or between a day and its month, a time and its "Uhr". Only here, where nothing is
 * searched, compared or carried into a calendar any more: until then these are plain blanks and dashes.
 */
export function keptTogether(markup: string, language: string): string {
  const { months, clocks } = patternsOf(languages.find((each) => each === language) ?? languages[0])
  return markup.replace(texts, (text) =>
    text.startsWith('>')
      ? text
          .replace(spans, (_, before, after) => `${hard(before)}–${after === '' ? joiner : hard(after)}`)
          .replace(months, hardSpace)
          .replace(units, hardSpace)
          .replace(clocks, hard)
      : text,
  )
}

const hard = (text: string) => text.replaceAll(' ', hardSpace)

interface Patterns {
  months: RegExp
  clocks: RegExp
}

const known = new Map<Language, Patterns>()

function patternsOf(language: Language): Patterns {
  let patterns = known.get(language)
  if (patterns === undefined) known.set(language, (patterns = makePatterns(language)))
  return patterns
}

function makePatterns(language: Language): Patterns {
  const { before, after } = aroundTime(language)
  const months = new RegExp(`(?<=\\d\\.?) (?=(?:${monthsOf(language).join('|')})(?!\\p{L}))`, 'gu')
  const sides = [
    ...(before === '' ? [] : [`${before}(?=\\d\\d:\\d\\d)`]),
    ...(after === '' ? [] : [`(?<=\\d\\d:\\d\\d)${after}`]),
  ]
  return { months, clocks: new RegExp(sides.join('|') || '(?!)', 'g') }
}
