import * as z from 'zod/mini'
import { partsOf } from './http/schema-parts.ts'
import { secureSessionCookie } from './http/session.ts'
import type { Access, Capability, Route, SendingLimit } from './http/contract.ts'

type Json = Record<string, unknown>

/** Whether programs may use this route: JSON, and files such as calendars, but no pages. */
function isForPrograms({ path, answer }: Route): boolean {
  return (
    path.startsWith('/api/') ||
    (answer.contentType !== undefined && !answer.contentType.startsWith('text/html'))
  )
}

/** What schemas are called in the description, wherever they occur: `{ Booking: BookingView }`. */
export type SchemaNames = Readonly<Record<string, z.ZodMiniType>>

/** The description of the whole API, OpenAPI 3.1, out of the contracts; what has a name there is written once. */
export function openApiOf(
  capabilities: readonly Capability[],
  info: { title: string; version: string; description?: string },
  names: SchemaNames = {},
): Json {
  const paths: Record<string, Json> = {}
  const components = new Components(names)
  for (const { name, routes } of capabilities) {
    for (const [operationId, route] of Object.entries(routes)) {
      if (!isForPrograms(route)) continue
      const operations = (paths[route.path] ??= {})
      operations[route.method.toLowerCase()] = operationOf(components, name, operationId, route)
    }
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    security: usualSecurity,
    tags: capabilities.map(({ name }) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: secureSessionCookie,
          description: 'Set by signing in; without https it is called `session`.',
        },
        token: { type: 'http', scheme: 'bearer', description: 'The token of a manage link.' },
      },
      schemas: { Problem: problem, ...components.schemas },
      parameters: components.parameters,
      responses: { Refused: refused },
    },
  }
}

function operationOf(components: Components, capability: string, operationId: string, route: Route): Json {
  const { summary, access, body, answer, limit } = route
  return {
    operationId,
    summary,
    ...toldOf(limit),
    tags: [capability],
    ...(access === 'holder' ? {} : { security: securityOf[access] }),
    parameters: parametersOf(components, route),
    ...(body ? { requestBody: requestBodyOf(components, route, body) } : {}),
    responses: {
      [String(answer.status)]: { description: 'Done.', ...contentOf(components, answer) },
      default: refusalOf(route),
    },
  }
}

function toldOf(limit: SendingLimit | undefined): { description?: string } {
  if (limit === 'counted-in-the-write')
    return { description: 'How often is limited; 429 tells when to come again.' }
  if (typeof limit !== 'object') return {}
  return { description: `At most ${limit.most} calls in ${limit.minutes} minutes from one network address.` }
}

/** Of every operation that does not say otherwise: most are done by whoever holds a link, or runs the house. */
const usualSecurity: Json[] = [{ token: [] }, { session: [] }]

const securityOf: Record<Exclude<Access, 'holder'>, Json[]> = { anyone: [], 'signed-in': [{ session: [] }] }

function parametersOf(components: Components, { path, params, query, headers }: Route): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const schema = params?.shape[name] ? components.schemaOf(params.shape[name], 'input') : { type: 'string' }
    return components.parameterOf({ name, in: 'path', required: true, schema })
  })
  return [...inPath, ...fieldsOf(components, 'query', query), ...fieldsOf(components, 'header', headers)]
}

function fieldsOf(
  components: Components,
  place: 'query' | 'header',
  schema: z.ZodMiniObject | undefined,
): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { inner, mayBeAbsent } = partsOf(field)
    const list = inner._zod.def.type === 'array'
    return {
      name,
      in: place,
      required: !mayBeAbsent,
      schema: components.schemaOf(field, 'input'),
      ...(list && place === 'query' ? { style: 'form', explode: false } : {}),
    }
  })
}

/** A body without a required field may be left out. */
function requestBodyOf(components: Components, { path }: Route, body: z.ZodMiniType): Json {
  const type = path.startsWith('/api/') ? 'application/json' : 'application/x-www-form-urlencoded'
  return {
    required: !body.safeParse({}).success,
    content: { [type]: { schema: components.schemaOf(body, 'input') } },
  }
}

function contentOf(components: Components, { schema, contentType }: Route['answer']): Json {
  if (schema) return { content: { 'application/json': { schema: components.schemaOf(schema, 'output') } } }
  if (contentType === undefined) return {}
  return { content: { [contentType.split(';')[0]!]: { schema: { type: 'string' } } } }
}

/** Every refusal looks the same; which there are of an operation alone stands beside the reference. */
function refusalOf({ refusals }: Route): Json {
  const own = [...new Set(refusals)].join(', ')
  return { $ref: '#/components/responses/Refused', ...(own ? { description: own } : {}) }
}

/** Schemas that have a name, as far as they occur. What goes in and what comes out differ where fields have a default. */
class Components {
  readonly schemas: Record<string, Json> = {}
  readonly parameters: Record<string, Json> = {}
  private readonly registry = z.registry<{ id: string }>()

  constructor(names: SchemaNames) {
    for (const [id, schema] of Object.entries(names)) this.registry.add(schema, { id })
  }

  /** A schema written out, or the reference to it. Recursive ones throw. */
  schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
    const whole = z.toJSONSchema(z.object({ root: schema as z.ZodMiniType }), {
      io,
      unrepresentable: 'any',
      cycles: 'throw',
      metadata: this.registry,
    }) as unknown as { properties: { root: Json }; $defs?: Record<string, Json> }
    const defs = Object.entries(whole.$defs ?? {})
    const renamed = new Map(defs.map(([name, def]) => [name, this.nameOf(name, plain(def), io)]))
    for (const [name, def] of defs) this.schemas[renamed.get(name) ?? name] = rename(plain(def), renamed)
    return rename(plain(whole.properties.root), renamed)
  }

  /** The reference to a parameter of a path; one that means something else under the same name is written out. */
  parameterOf(parameter: { name: string } & Json): Json {
    const known = (this.parameters[parameter.name] ??= parameter)
    const isSame = JSON.stringify(known) === JSON.stringify(parameter)
    return isSame ? { $ref: `#/components/parameters/${parameter.name}` } : parameter
  }

  private nameOf(name: string, def: Json, io: 'input' | 'output'): string {
    const known = this.written.get(name)
    const text = JSON.stringify(def)
    if (known === undefined) this.written.set(name, text)
    return known === undefined || known === text ? name : `${name}${io === 'input' ? 'Input' : 'Output'}`
  }

  private readonly written = new Map<string, string>()
}

/**
 * Without what a format says already, and bounds that only say that JSON numbers are safe. That nothing else comes out is no promise:
 * fields may be added.
 */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    const { id, pattern, maximum, minimum, additionalProperties, ...rest } = part as Json
    const isDate = rest['format'] === 'date' || rest['format'] === 'date-time'
    return {
      // A field of this name is an object; the name of a schema is a text.
      ...(typeof id === 'object' ? { id } : {}),
      ...rest,
      ...(additionalProperties === undefined || additionalProperties === false
        ? {}
        : { additionalProperties }),
      ...(pattern === undefined || isDate ? {} : { pattern }),
      ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
      ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
    }
  }) as Json
}

function rename(value: Json, names: ReadonlyMap<string, string>): Json {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) => {
    if (key !== '$ref' || typeof part !== 'string') return part
    const name = part.replace('#/$defs/', '')
    return `#/components/schemas/${names.get(name) ?? name}`
  }) as Json
}

const refused = {
  description:
    'Refused: `type` is /problems/ and one of the codes that the operation names, or `invalid-input`, or `sign-in-needed` unless anyone may. With a status of 500 or more it is not your fault; try again later.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** RFC 9457, with what this house adds. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'requestId'],
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: 'Begins with /problems/ and ends with the code.',
    },
    title: { type: 'string', description: 'In the language of the request.' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    requestId: { type: 'string', description: 'Names this request in the logs.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: {
            type: 'string',
            format: 'json-pointer',
            description: 'Which field; empty for the whole.',
          },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
}
