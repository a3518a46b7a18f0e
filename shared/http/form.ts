import type * as z from 'zod/mini'
import type { Refusal } from '../refusal.ts'
import { partsOf } from './schema-parts.ts'

/** A form that was sent: its value, or why it has none; `entered` either way. */
export type Form<T> =
  | { ok: true; value: T; entered: Entered }
  | { ok: false; refusal: Refusal; entered: Entered }

/** What stands in a form, by field name: `contact.name`, `rooms` (several), `hours.0.from`. */
export class Entered {
  private readonly fields: URLSearchParams
  /** Why a form with these fields is not taken, whatever stands in them and however it is read again. */
  readonly refused: Refusal | undefined

  constructor(fields: URLSearchParams = new URLSearchParams(), refused?: Refusal) {
    this.fields = fields
    this.refused = refused
  }

  /** The same fields, of a form that is not taken. */
  refusedBy(refusal: Refusal): Entered {
    return new Entered(this.fields, refusal)
  }

  /** The text of a field, '' if there is none. */
  get(name: string): string {
    return this.fields.get(name) ?? ''
  }

  /** All values of a field that may have several, such as checkboxes. */
  all(name: string): string[] {
    return this.fields.getAll(name)
  }

  has(name: string, value?: string): boolean {
    return value === undefined ? this.fields.has(name) : this.fields.getAll(name).includes(value)
  }

  /** The same fields, of which one has this text. */
  with(name: string, text: string): Entered {
    return this.withAll(name, [text])
  }

  /** The same fields, of which one has these texts. */
  withAll(name: string, texts: readonly string[]): Entered {
    const fields = new URLSearchParams(this.fields)
    fields.delete(name)
    for (const text of texts) fields.append(name, text)
    return new Entered(fields, this.refused)
  }

  /** The next parts of the names that begin with `prefix`, each once: of `hours.mo.from` below `hours.` it is `mo`. */
  below(prefix: string): string[] {
    const names = [...this.fields.keys()].filter((name) => name.startsWith(prefix))
    return [...new Set(names.map((name) => name.slice(prefix.length).split('.')[0]!))]
  }

  /** Whether nothing was entered in any field whose name begins so. */
  isBlank(prefix: string): boolean {
    return [...this.fields].every(([name, text]) => !name.startsWith(prefix) || text.trim() === '')
  }
}

/** Fills a form from a value: `enteredOf({ contact: { name: 'Mia' }, rooms: ['a', 'b'] })`. Booleans become `yes` or nothing. */
export function enteredOf(value: object): Entered {
  const fields = new URLSearchParams()
  const add = (name: string, part: unknown): void => {
    if (part === undefined || part === null || part === false) return
    if (Array.isArray(part)) {
      part.forEach((one: unknown, place) =>
        add(typeof one === 'object' && one !== null ? `${name}.${place}` : name, one),
      )
    } else if (typeof part === 'object') {
      for (const [key, inner] of Object.entries(part)) add(name === '' ? key : `${name}.${key}`, inner)
    } else fields.append(name, part === true ? 'yes' : String(part as string | number))
  }
  add('', value)
  return new Entered(fields)
}

/**
 * Turns texts into the shape that the schema asks for; what the schema does not name is not looked at. Fields left empty are absent,
 * numbers may have a comma, a missing checkbox is `false`. What cannot be turned stays text, so that the schema refuses it.
 * `commas`: one value may hold a list, as in `?rooms=a,b`.
 */
export function readForm(
  schema: z.core.$ZodType,
  entered: Entered,
  { commas = false }: { commas?: boolean } = {},
): unknown {
  return read(schema, '', { entered, commas }, 0)
}

interface Source {
  entered: Entered
  commas: boolean
}

const deepest = 8
const most = 500

function read(schema: z.core.$ZodType, name: string, source: Source, depth: number): unknown {
  const { inner, mayBeAbsent, mayBeNull } = partsOf(schema)
  const below = (key: string) => (name === '' ? key : `${name}.${key}`)
  const { def } = inner._zod as unknown as { def: Definition }
  if (depth > deepest) return undefined
  switch (def.type) {
    case 'object': {
      if (mayBeAbsent && name !== '' && source.entered.isBlank(`${name}.`)) return undefined
      const fields = Object.entries(def.shape).map(
        ([key, field]) => [key, read(field, below(key), source, depth + 1)] as const,
      )
      return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
    }
    case 'record': {
      const keys = source.entered.below(`${name}.`).slice(0, most)
      if (keys.length === 0 && mayBeAbsent) return undefined
      return Object.fromEntries(keys.map((key) => [key, read(def.valueType, below(key), source, depth + 1)]))
    }
    case 'array':
      return readList(def.element, name, source, depth, mayBeAbsent)
    case 'boolean':
      return readFlag(source.entered.all(name).at(-1), mayBeAbsent)
    default: {
      const text = source.entered.get(name).replace(/\r\n?/g, '\n')
      if (text.trim() === '') return mayBeNull && !mayBeAbsent ? null : undefined
      return scalar(inner, text)
    }
  }
}

function readList(
  element: z.core.$ZodType,
  name: string,
  source: Source,
  depth: number,
  mayBeAbsent: boolean,
): unknown {
  const plain = !['object', 'record'].includes(partsOf(element).inner._zod.def.type)
  if (plain) {
    const texts = source.entered.all(name).flatMap((text) => (source.commas ? text.split(',') : [text]))
    const values = texts
      .filter((text) => text.trim() !== '')
      .map((text) => scalar(partsOf(element).inner, text))
    return values.length === 0 && mayBeAbsent ? undefined : values
  }
  const places = source.entered.below(`${name}.`).filter((place) => /^\d{1,4}$/.test(place))
  const rows = places
    .sort((a, b) => Number(a) - Number(b))
    .slice(0, most)
    .filter((place) => !source.entered.isBlank(`${name}.${place}.`))
  if (rows.length === 0 && mayBeAbsent) return undefined
  return rows.map((place) => read(element, `${name}.${place}`, source, depth + 1))
}

function readFlag(text: string | undefined, mayBeAbsent: boolean): unknown {
  if (text === undefined || text === '') return mayBeAbsent ? undefined : false
  if (['yes', 'on', 'true', '1'].includes(text)) return true
  return ['no', 'off', 'false', '0'].includes(text) ? false : text
}

function scalar(schema: z.core.$ZodType, text: string): unknown {
  const { type } = schema._zod.def
  if (type === 'union') {
    const { options } = schema._zod.def as unknown as { options: readonly z.core.$ZodType[] }
    return (
      options.map((option) => scalar(partsOf(option).inner, text)).find((value) => value !== text) ?? text
    )
  }
  if (type === 'boolean') return readFlag(text, false)
  if (type !== 'number') return text
  return /^\s*[+-]?\d{1,15}([.,]\d{1,9})?\s*$/.test(text) ? Number(text.replace(',', '.')) : text
}

type Definition =
  | { type: 'object'; shape: Record<string, z.core.$ZodType> }
  | { type: 'record'; valueType: z.core.$ZodType }
  | { type: 'array'; element: z.core.$ZodType }
  | { type: 'boolean' | 'string' }
