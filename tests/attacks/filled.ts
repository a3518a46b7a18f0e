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

/** Free text: what people type as they like. */
export function isWords({ type, enum: choice, pattern, format }: Shape): boolean {
  return type === 'string' && choice === undefined && pattern === undefined && format === undefined
}

/** What stands in fields of free text; with it also those are filled that may stay empty. */
export type Words = (longest: number, name: string) => string

/** A body that fits, with every field that must be there, or that is named in `known`. */
export function filled(shape: Shape, known: Record<string, unknown> = {}, words?: Words): unknown {
  return part(shape, '', { known, words })
}

interface Filling {
  known: Record<string, unknown>
  words: Words | undefined
}

function part(shape: Shape, name: string, filling: Filling): unknown {
  const { known, words } = filling
  const own = known[name] ?? usual[name]
  if (own !== undefined) return own
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  const choice = (shape.oneOf ?? shape.anyOf)?.[0]
  if (choice !== undefined) return part(choice, name, filling)
  if (shape.properties !== undefined) {
    const wanted = Object.entries(shape.properties).filter(
      ([each, inner]) =>
        shape.required?.includes(each) === true || each in known || (words && mayHoldWords(each, inner)),
    )
    return Object.fromEntries(wanted.map(([each, inner]) => [each, part(inner, each, filling)]))
  }
  if (shape.type === 'array')
    return shape.items && (shape.minItems || (words && isWords(shape.items)))
      ? [part(shape.items, '', filling)]
      : []
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 1, 1)
  if (shape.type === 'boolean') return true
  if (words && isWords(shape)) return words(shape.maxLength ?? 1000, name)
  const written = byPattern.find(([pattern]) => pattern.test(shape.pattern ?? ''))?.[1]
  return written ?? byFormat[shape.format ?? ''] ?? 'Spieleabend'
}

/** Fields that are no words, though their schema takes any: where to go on, who somebody is, a file, a time, a tick. */
const noWords = 'anyway as at back calendar deputy file fromTime kept key next person toTime token'.split(' ')

function mayHoldWords(name: string, shape: Shape): boolean {
  if (noWords.includes(name)) return false
  return name === 'contact' || isWords(shape) || (shape.items !== undefined && isWords(shape.items))
}

/** Where in a body words may stand, and how long they may be. */
export function wordsIn(shape: Shape, path: string[] = []): { path: string[]; longest: number }[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    if (noWords.includes(name) || name in usual) return []
    const words = inner.items ?? inner
    if (isWords(words)) return [{ path: [...path, name], longest: words.maxLength ?? Infinity }]
    return name === 'contact' || shape.required?.includes(name) ? wordsIn(inner, [...path, name]) : []
  })
}
