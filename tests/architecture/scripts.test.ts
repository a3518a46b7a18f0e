import { describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { capabilities } from '../../functions/capabilities.ts'
import type { Route } from '../../shared/http/contract.ts'
import { codeOf, sources } from './sources.ts'

const scripts = sources.filter(({ path }) => path.startsWith('functions/site/browser/'))

/** What a control may be called: the fields of every form and of every address. */
const controls = new Set(
  capabilities
    .flatMap(({ routes }) => Object.values<Route>(routes))
    .flatMap(({ body, query }) => [...namesOf(body), ...namesOf(query)]),
)

function namesOf(schema: z.core.$ZodType | undefined): string[] {
  const { shape = {}, options = [] } = (schema?._zod.def ?? {}) as {
    shape?: Record<string, unknown>
    options?: z.core.$ZodType[]
  }
  return [...Object.keys(shape), ...options.flatMap(namesOf)]
}

/** A form answers with its control where one is called like what it is asked for: `contains`, `name`, `action`. */
describe('scripts in the browser', () => {
  it('ask a form for nothing that a control of it may be called', () => {
    expect([...controls]).toEqual(expect.arrayContaining(['contains', 'title', 'rooms']))
    const asked = scripts.flatMap((script) =>
      [...codeOf(script).matchAll(/\bform\??\.(\w+)/g)].map(([, name = '']) => ({ path: script.path, name })),
    )
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter(({ name }) => controls.has(name))).toEqual([])
  })

  it('call a form so, that this can be seen, and ask no place what it contains', () => {
    const finds = /(\w+)\s*=[^=\n]*(?:closest\('form'\)|<HTMLFormElement>)|(\w+)\??: HTMLFormElement/g
    const names = scripts.flatMap(({ text }) =>
      [...text.matchAll(finds)].map(([, one, other]) => one ?? other),
    )
    expect(names.length).toBeGreaterThan(3)
    expect(names.filter((name) => name !== 'form')).toEqual([])
    const asking = scripts.filter((script) => /(?<!classList)\.contains\(/.test(codeOf(script)))
    expect(asking.map(({ path }) => path)).toEqual([])
  })
})
