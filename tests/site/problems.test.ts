import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { problemWords } from '../../functions/site/views/problem.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

const root = join(import.meta.dirname, '../..')

/** Refusal codes as they stand in the code: the second word of `new Refusal(kind, code)` and of `invalidField(pointer, code)`. */
function codesInSources(): string[] {
  const files = ['functions', 'shared']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
  const patterns = [
    /new Refus(?:al|e)\(\s*'[\w-]+',\s*'([\w-]+)'/g,
    /invalidField\(\s*[^,()]+(?:\([^)]*\))?,\s*'([\w-]+)'/g,
  ]
  return files.flatMap(({ parentPath, name }) => {
    const text = readFileSync(join(parentPath, name), 'utf8')
    return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => code))
  })
}

/** Refusals that no caller ever meets: one slice says it to itself, or it names a single field. */
const untold = ['not-sent', 'required']

describe('the words for refusals', () => {
  const inContracts = capabilities.flatMap(({ routes }) =>
    Object.values(routes).flatMap(({ refusals }) => refusals),
  )
  const always = ['invalid-input', 'internal-error', 'try-again', 'cross-site-request']
  const codes = [...new Set([...inContracts, ...codesInSources(), ...always])].filter(
    (code) => !untold.includes(code),
  )

  it('are many', () => expect(codes.length).toBeGreaterThan(25))

  it.each(codes)('explain %s with a title and a sentence, in both languages', (code) => {
    for (const language of ['de', 'en'] as const) {
      const say = problemWords(language)
      expect(say(`problem.${code}` as never)).toMatch(/^[A-ZÄÖÜ].*[.!]$/)
      expect(say(`problem.${code}.detail` as never)).toMatch(/^[A-ZÄÖÜ].*[.!]$/)
    }
  })

  it('stand on a page of their own, where problems lead', async () => {
    await using world = await aWorld()
    const german = await world.call('GET', '/problems/room-taken', { cookies: { language: 'de' } })
    expect(wordsOf(german.text)).toContain('Diese Zeit ist schon vergeben. Jemand war schneller')
    const english = await world.call('GET', '/problems/room-taken', { cookies: { language: 'en' } })
    expect(wordsOf(english.text)).toContain('This time has already been taken.')
    expect((await world.call('GET', '/problems/no-such-thing')).status).toBe(404)
  })
})
