import * as z from 'zod/mini'

export interface Shape {
  type?: string
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  oneOf?: Shape[]
  format?: string
  pattern?: string
  minimum?: number
  minItems?: number
  maxLength?: number
}

/** What a body must look like, as data. */
export function shapeOf(schema: z.core.$ZodType): Shape {
  return z.toJSONSchema(schema as z.ZodMiniType, { io: 'input', unrepresentable: 'any' }) as Shape
}

/** What a field says whose name or form leaves no choice. */
const usual: Record<string, unknown> = {
  date: '2026-12-18',
  from: '10:00',
  to: '12:00',
  rooms: ['teekueche'],
  room: 'seminarraum',
  phone: '02131 000-99',
  language: 'de',
  languages: ['de'],
  map: 'https://karte.example/park',
  until: '2026-12-31',
  code: '123456',
  duty: 'key',
  adults: 3,
  by: '2026-12-08T15:00~000000000000',
  with: '2026-12-08T15:00~000000000000',
  venue: { kind: 'outdoors', place: 'Park' },
}

/** Texts that are none: an id that nobody has, a date of a series, a part of a day. */
const byPattern = [
  [/^\^\[0-9a-hjkm/, '000000000000'],
  [/^\^\\d\{4\}-\\d\{2\}-\\d\{2\}T/, '2026-12-08T15:00'],
] as const

const byFormat: Record<string, unknown> = {
  email: 'wer@nebenan.example',
  date: '2026-12-18',
  uri: 'https://karte.example/park',
  phone: '02131 000-99',
}

/** A body that fits, with every field that must be there. `texts` says what stands in a field of free text. */
export function filled(shape: Shape, known: Record<string, unknown> = {}, name = ''): unknown {
  const own = known[name] ?? usual[name]
  if (own !== undefined) return own
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  const choice = (shape.oneOf ?? shape.anyOf)?.[0]
  if (choice !== undefined) return filled(choice, known, name)
  if (shape.properties !== undefined) {
    const wanted = Object.entries(shape.properties).filter(
      ([each]) => shape.required?.includes(each) === true || each in known,
    )
    return Object.fromEntries(wanted.map(([each, inner]) => [each, filled(inner, known, each)]))
  }
  if (shape.type === 'array') return shape.items && shape.minItems ? [filled(shape.items, known)] : []
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 1, 1)
  if (shape.type === 'boolean') return true
  const written = byPattern.find(([pattern]) => pattern.test(shape.pattern ?? ''))?.[1]
  return written ?? byFormat[shape.format ?? ''] ?? 'Spieleabend'
}
