import { expect, it } from 'vitest'
import { filled, shapeOf, wordsIn } from './filled.ts'
import { allRoutes, needed } from './sending.ts'

/** Every field of free text that a body of the contracts names, with the longest that it takes. */
const fields = allRoutes.flatMap(([name, { body }]) => {
  if (body === undefined) return []
  const whole = () => structuredClone(filled(shapeOf(body), needed[name], () => 'Wort')) as object
  const place = wordsIn(shapeOf(body))
  return place.map(({ path, longest }) => ({ name, body, whole, path, longest }))
})

/** What is refused of a body in which this field says so. */
function refusedOf({ body, whole, path }: (typeof fields)[number], text: string): string[] {
  const sent = whole()
  put(sent, path, text)
  return (body.safeParse(sent).error?.issues ?? []).map((issue) => issue.path.join('.'))
}

function put(into: object, [first = '', ...rest]: readonly string[], text: string): void {
  const inner: unknown = Reflect.get(into, first)
  if (rest.length === 0) Reflect.set(into, first, Array.isArray(inner) ? [text] : text)
  else if (typeof inner === 'object' && inner !== null) put(inner, rest, text)
}

const names = (wrong: typeof fields) => wrong.map(({ name, path }) => `${name} ${path.join('.')}`)

it('every field of words in every body of the contracts is looked at', () => {
  expect(fields.length).toBeGreaterThan(150)
})

it.each([
  ['marks that turn the direction of what follows', 'Wort \u202e trow'],
  ['what ends a text for programs', 'Wort \u0000'],
])('a field refuses %s, and is named', (_, text) => {
  const silent = fields.filter(
    (field) => !refusedOf(field, text).some((path) => path.startsWith(field.path.join('.'))),
  )
  expect(names(silent)).toEqual([])
})

it('a field refuses more than it holds, and is named', () => {
  const silent = fields.filter((field) => {
    const told = refusedOf(field, 'W'.repeat(field.longest + 1))
    return !told.some((path) => path.startsWith(field.path.join('.')))
  })
  expect(names(silent)).toEqual([])
})
