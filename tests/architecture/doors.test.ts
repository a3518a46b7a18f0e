import { describe, expect, it } from 'vitest'
import { codeOf, sources } from './sources.ts'

const product = sources.filter(({ path }) => !path.startsWith('infra/'))
const isBrowser = (path: string) => path.startsWith('functions/site/browser/')

/** The files of the product in whose code a pattern stands. */
function usersOf(pattern: RegExp): string[] {
  return product.filter((source) => pattern.test(codeOf(source))).map(({ path }) => path)
}

/** The files of the product that import one of these, or say the words. */
function naming(pattern: RegExp): string[] {
  return product.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
}

describe('what docs/security.md says of the whole product', () => {
  it('no text is run: neither as a command nor as a program', () => {
    expect(naming(/child_process/)).toEqual([])
    // Its text is always the same, `work()`: what counts is the watch over it.
    expect(naming(/node:vm/)).toEqual(['shared/within.ts'])
    expect(usersOf(/\beval\(|new Function\(/)).toEqual([])
  })

  it('the server fetches from AWS alone, never what somebody has typed', () => {
    const fetching = usersOf(/\bfetch\(/).filter((path) => !isBrowser(path))
    expect(fetching).toEqual(['shared/aws/signed-call.ts'])
    expect(naming(/node:(https?2?|net|tls|dgram)'/)).toEqual([])
  })

  it('files are written for the secret alone, and read besides for the languages of the product', () => {
    expect(naming(/node:fs/)).toEqual(['shared/secret-place.ts', 'shared/translations.ts'])
    expect(naming(/writeFile|appendFile|createWriteStream/)).toEqual(['shared/secret-place.ts'])
  })

  it('no page of another origin is allowed to read an answer', () => {
    expect(naming(/access-control-allow/i)).toEqual([])
  })

  it('browsers keep nothing for the pages but cookies', () => {
    expect(usersOf(/localStorage|sessionStorage|indexedDB|caches\.open|serviceWorker/)).toEqual([])
  })

  it('markup is trusted where the program drew it itself', () => {
    expect(usersOf(/\braw\(/).toSorted()).toMatchInlineSnapshot(`
      [
        "functions/duties/views/tally.ts",
        "functions/programme/views/meeting.ts",
        "shared/html/icons.ts",
        "shared/html/markup.ts",
        "shared/html/panels.ts",
      ]
    `)
  })
})
