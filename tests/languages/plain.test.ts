import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../infra/build.ts'
import { translated } from '../../infra/demo/data/facts.ts'
import { wordsBesideTheCode } from '../../infra/languages/german.ts'
import type { Messages } from '../../shared/catalogue.ts'
import { translationsIn } from '../../shared/translations.ts'

const folder = join(projectRoot, 'languages')
const hard = JSON.parse(readFileSync(join(folder, 'hard-words.json'), 'utf8')) as string[]
interface Message {
  place: string
  message: string
}

const messagesOf = (catalogues: Iterable<[string, Messages]>): Message[] =>
  [...catalogues].flatMap(([name, words]) =>
    Object.entries(words).map(([key, message]) => ({ place: `${name} ${key}`, message })),
  )
/** What the invented house says of itself is held to the same. */
const ofDemo = Object.entries(translated['de-simple']).map(([part, said]): [string, Messages] => [
  `demo ${part}`,
  { ...said },
])
const messages = messagesOf([...Object.entries(translationsIn(folder, 'de-simple')), ...ofDemo])

/** The sentences of a message, each variant by itself; a gap is one word. */
function sentencesOf(message: string): string[] {
  const choices = message
    .replace(/\{\w+, *(?:plural|select|selectordinal),/g, '\n')
    .replace(/=?[\w-]+ *\{(?=[^}]*\}|[^{]*\{)/g, '\n')
  const read = choices.replace(/\{\w+(?:, *\w+)?\}/g, ' x ').replace(/[{}]/g, '\n')
  return read.split(/[.!?:;\n]|,? – /).map((each) => each.trim())
}

const wordsIn = (sentence: string) => sentence.match(/[\p{L}\p{N}#][\p{L}\p{N}’-]*/gu) ?? []

/** Names in law that have to stand as they are, and words that other programs show. */
const mayBeLong = (place: string) => /^legal\/templates |^feeds\/how-to /.test(place)

/** Sentences of more than twelve words. */
function longIn(all: readonly Message[]): string[] {
  return all
    .filter(({ place }) => !mayBeLong(place))
    .flatMap(({ place, message }) =>
      sentencesOf(message)
        .filter((sentence) => wordsIn(sentence).length > 12)
        .map((sentence) => `${place}: ${sentence}`),
    )
}

describe('plain German', () => {
  it('has no sentence above twelve words', () => {
    expect(longIn(messages)).toEqual([])
    // So that it is known that long ones are found: usual German has them.
    expect(longIn(messagesOf(wordsBesideTheCode(projectRoot, 'de'))).length).toBeGreaterThan(100)
  })

  it('has none of the hard words', () => {
    expect(hard.length).toBeGreaterThan(80)
    const found = hard.flatMap((stem) =>
      messages
        .filter(({ message }) => new RegExp(`(?<!\\p{L})${stem}`, 'iu').test(message))
        .map(({ place }) => `${stem} in ${place}`),
    )
    expect(found).toEqual([])
  })
})
