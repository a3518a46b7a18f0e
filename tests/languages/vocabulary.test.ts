import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../infra/build.ts'
import { wordsBesideTheCode } from '../../infra/languages/german.ts'

const rows = readFileSync(join(projectRoot, 'docs/words.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!-)/.test(line) && !/\| never +\|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const never = rows.flatMap(([, code = '', , , words = '']) =>
  words.split(', ').map((word) => ({ code, word })),
)

/** Without the names of its gaps and of its choices. */
function asRead(message: string): string {
  return message.replace(/\{\w+/g, '{').replace(/\b[\w-]+ \{(?!\})/g, ' ')
}

const catalogues = (['de', 'en'] as const).map(
  (language) => [language, [...wordsBesideTheCode(projectRoot, language)]] as const,
)

/** Messages in which a word begins so, in German or English. */
function saying(word: string): string[] {
  const found = new RegExp(`(?<![\\p{L}-])${word}`, 'iu')
  return catalogues.flatMap(([language, all]) =>
    all.flatMap(([name, messages]) =>
      Object.entries(messages)
        .filter(([, message]) => found.test(asRead(message)))
        .map(([key, message]) => `${language} ${name} ${key}: ${message}`),
    ),
  )
}

describe('docs/words.md', () => {
  it('has a row for each thing', () => {
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.every(({ length }) => length === 6)).toBe(true)
    expect(saying('Hausleitung').length).toBeGreaterThan(3)
  })

  it.each(never)('$code: nothing says "$word"', ({ word }) => {
    expect(saying(word)).toEqual([])
  })
})
