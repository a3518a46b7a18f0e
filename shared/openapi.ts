import * as z from 'zod/mini'
import { partsOf } from './http/schema-parts.ts'
import type { Access, Capability, Route, SendingLimit } from './http/contract.ts'

type Json = Record<string, unknown>

/** Whether programs may use this route: JSON, and files such as calendars, but no pages. */
function isForPrograms({ path, answer }: Route): boolean {
  return (
    path.startsWith('/api/') ||
    (answer.contentType !== undefined && !answer.contentType.startsWith('text/html'))
  )
}

/** The description of the whole API, OpenAPI 3.1, out of the contracts and nothing else. */
export function openApiOf(
  capabilities: readonly Capability[],
  info: { title: string; version: string; description?: string },
): Json {
  const paths: Record<string, Json> = {}
  for (const { name, routes } of capabilities) {
    for (const [operationId, route] of Object.entries(routes)) {
      if (!isForPrograms(route)) continue
      const operations = (paths[route.path] ??= {})
      operations[route.method.toLowerCase()] = operationOf(name, operationId, route)
    }
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    tags: capabilities.map(({ name }) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'Set by signing in.' },
        token: { type: 'http', scheme: 'bearer', description: 'The token of a manage link.' },
      },
      schemas: { Problem: problem },
    },
  }
}

function operationOf(capability: string, operationId: string, route: Route): Json {
  const { summary, access, body, answer, limit } = route
  return {
    operationId,
    summary,
    ...toldOf(limit),
    tags: [capability],
    security: securityOf[access],
    parameters: parametersOf(route),
    ...(body ? { requestBody: requestBodyOf(route, body) } : {}),
    responses: {
      [String(answer.status)]: { description: 'Done.', ...contentOf(answer) },
      '4XX': refusalOf(route),
      '5XX': {
        description: 'Not your fault; try again later.',
        content: problemContent({ $ref: problemRef }),
      },
    },
  }
}

function toldOf(limit: SendingLimit | undefined): { description?: string } {
  if (limit === 'counted-in-the-write')
    return { description: 'How often is limited; 429 tells when to come again.' }
  if (typeof limit !== 'object') return {}
  return { description: `At most ${limit.most} calls in ${limit.minutes} minutes from one network address.` }
}

const securityOf: Record<Access, Json[]> = {
  anyone: [],
  holder: [{ token: [] }, { session: [] }],
  'signed-in': [{ session: [] }],
}

function parametersOf({ path, params, query, headers }: Route): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: params?.shape[name] ? schemaOf(params.shape[name], 'input') : { type: 'string' },
  }))
  return [...inPath, ...fieldsOf('query', query), ...fieldsOf('header', headers)]
}

function fieldsOf(place: 'query' | 'header', schema: z.ZodMiniObject | undefined): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { inner, mayBeAbsent } = partsOf(field)
    const list = inner._zod.def.type === 'array'
    return {
      name,
      in: place,
      required: !mayBeAbsent,
      schema: schemaOf(field, 'input'),
      ...(list && place === 'query' ? { style: 'form', explode: false } : {}),
    }
  })
}

/** A body without a required field may be left out. */
function requestBodyOf({ path }: Route, body: z.ZodMiniType): Json {
  const type = path.startsWith('/api/') ? 'application/json' : 'application/x-www-form-urlencoded'
  return { required: !body.safeParse({}).success, content: { [type]: { schema: schemaOf(body, 'input') } } }
}

function contentOf({ schema, contentType }: Route['answer']): Json {
  if (schema) return { content: { 'application/json': { schema: schemaOf(schema, 'output') } } }
  if (contentType === undefined) return {}
  return { content: { [contentType.split(';')[0]!]: { schema: { type: 'string' } } } }
}

function refusalOf({ access, refusals }: Route): Json {
  const always = ['invalid-input', ...(access === 'anyone' ? [] : ['sign-in-needed'])]
  const types = [...new Set([...always, ...refusals])].map((code) => `/problems/${code}`)
  const schema = { allOf: [{ $ref: problemRef }, { properties: { type: { enum: types } } }] }
  return {
    description: `Refused: ${types.map((type) => type.slice(10)).join(', ')}.`,
    content: problemContent(schema),
  }
}

function problemContent(schema: Json): Json {
  return { 'application/problem+json': { schema } }
}

/** References inside one schema would point nowhere in the document, so schemas must be written out; recursive ones throw. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    cycles: 'throw',
  }) as Json
  if ('$defs' in plain) throw new Error('openApiOf: a schema refers to itself or carries an id')
  return plain
}

const problemRef = '#/components/schemas/Problem'

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
