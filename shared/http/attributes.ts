import type * as z from 'zod/mini'
import { partsOf } from './schema-parts.ts'

/** HTML attributes of a field, as the blocks of shared/html take them. */
export type FieldAttributes = Record<string, string | number | boolean>

/**
 * What the browser may help with: `attributesOf(Request, 'contact.email')` -> { required: true, maxlength: 200 }. The server checks
 * all of it again. A field inside something optional is not required.
 */
export function attributesOf(schema: z.core.$ZodType, name: string): FieldAttributes {
  let parts = partsOf(schema)
  let required = true
  for (const part of name.split('.')) {
    const field = childOf(parts.inner, part)
    if (field === undefined) throw new Error(`attributesOf: no field ${name}`)
    parts = partsOf(field)
    required &&= !parts.mayBeAbsent && !parts.mayBeNull
  }
  const { type } = parts.inner._zod.def
  if (type === 'boolean') return {}
  const checks = checksOf(parts.inner)
  return {
    ...(required && type !== 'array' ? { required } : {}),
    ...Object.assign({}, ...checks.map(attributeOf)),
  }
}

function childOf(schema: z.core.$ZodType, part: string): z.core.$ZodType | undefined {
  const definition = schema._zod.def as unknown as Composite
  if (definition.type === 'object') return definition.shape?.[part]
  return definition.type === 'record' ? definition.valueType : definition.element
}

function checksOf(schema: z.core.$ZodType): Check[] {
  const { checks = [], ...own } = schema._zod.def as unknown as Check & {
    checks?: { _zod: { def: Check } }[]
  }
  return [own, ...checks.map((check) => check._zod.def)]
}

function attributeOf({ check, minimum, maximum, value, inclusive, format, pattern }: Check): FieldAttributes {
  switch (check) {
    case 'min_length':
      return minimum === undefined || minimum < 2 ? {} : { minlength: minimum }
    case 'max_length':
      return maximum === undefined ? {} : { maxlength: maximum }
    case 'length_equals':
      return {}
    case 'greater_than':
      return value === undefined || inclusive !== true ? {} : { min: String(value) }
    case 'less_than':
      return value === undefined || inclusive !== true ? {} : { max: String(value) }
    case 'multiple_of':
      return value === undefined ? {} : { step: String(value) }
    case 'string_format':
      return format === 'regex' && pattern ? { pattern: pattern.source.replace(/^\^|\$$/g, '') } : {}
    default:
      return {}
  }
}

interface Check {
  check?: string
  minimum?: number
  maximum?: number
  value?: number | bigint
  inclusive?: boolean
  format?: string
  pattern?: RegExp
}

interface Composite {
  type: string
  shape?: Record<string, z.core.$ZodType>
  valueType?: z.core.$ZodType
  element?: z.core.$ZodType
}
