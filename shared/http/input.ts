import type * as z from 'zod/mini'
import { Refusal, together } from '../refusal.ts'
import type { Route, Upload } from './contract.ts'
import { Entered, readForm } from './form.ts'
import type { Form } from './form.ts'
import { guarded } from './kept-form.ts'
import { isMultipart, readMultipart } from './multipart.ts'
import { fieldErrorsOf, invalidInput, malformed } from './problem.ts'
import { unsoundPart } from './sound.ts'
import type { Incoming } from './request.ts'

/** More than nearly every form needs (a route says where it is more); API Gateway itself would let 10 MB in. */
const largestBody = 64 * 1024
const longestParameter = 200

/** A path that does not fit names nothing there is. */
export function readParams(route: Route, params: Incoming['params']): never {
  const values = Object.values(params)
  const fits = values.every((value) => value.length <= longestParameter && !unsoundPart(value))
  const parsed = route.params?.safeParse(params) ?? { success: true, data: params }
  if (!fits || !parsed.success) throw new Refusal('not-found', 'not-found')
  return parsed.data as never
}

export function readQuery(route: Route, query: URLSearchParams): never {
  if (route.query === undefined) return {} as never
  return parse(route.query, readForm(route.query, new Entered(query), { commas: true }))
}

/** All headers as they are, those of the contract as it says. */
export function readHeaders(route: Route, headers: Incoming['headers']): never {
  if (route.headers === undefined) return headers as never
  const own = Object.fromEntries(Object.keys(route.headers.shape).map((name) => [name, headers[name]]))
  return { ...headers, ...(parse(route.headers, own) as object) } as never
}

/** The JSON body; `undefined` if the contract knows none (what was sent is then not looked at). */
export function readJson(
  route: Route,
  call: Pick<Incoming, 'body' | 'headers'>,
  wrongToo: (sent: unknown) => Refusal | undefined = () => undefined,
): unknown {
  if (route.body === undefined) return undefined
  const empty = call.body.length === 0
  if (!empty) expectType(call.headers, /^application\/(?:[\w.-]+\+)?json$/)
  // Nothing sent means nothing filled in: an operation without required fields may be called without a body.
  const text = empty ? '{}' : textOf(call.body)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw malformed('malformed-json')
  }
  try {
    return parse(route.body, value)
  } catch (error) {
    throw (error instanceof Refusal ? together([error, wrongToo(value)]) : undefined) ?? error
  }
}

/** A urlencoded form, or one with a file. Wrong fields are its result, a wrong file too; what is not a form at all throws. */
export async function readFormBody(
  schema: z.ZodMiniType,
  call: Pick<Incoming, 'body' | 'headers'>,
  { upload, longest }: Pick<Route, 'upload' | 'longest'> = {},
): Promise<Form<unknown>> {
  if (upload && isMultipart(call.headers['content-type'] ?? '')) return readUpload(schema, call, upload)
  if (call.body.length > 0) expectType(call.headers, /^application\/x-www-form-urlencoded$/)
  return parseForm(schema, new Entered(new URLSearchParams(textOf(call.body, longest))))
}

async function readUpload(
  schema: z.ZodMiniType,
  { body, headers }: Pick<Incoming, 'body' | 'headers'>,
  { most, isBinary = false }: Upload,
): Promise<Form<unknown>> {
  let entered = new Entered()
  try {
    const fields = await readMultipart(body, headers['content-type'] ?? '', { isBinary })
    const isTooLarge = body.length > most + largestBody
    // What was typed beside a file that is too large stays in the form.
    if (isTooLarge) fields.delete('file')
    entered = new Entered(fields)
    if (isTooLarge) throw malformed('body-too-large', { maximum: most })
    return parseForm(schema, entered)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const errors = fieldErrorsOf(error).map(({ code, facts }) => ({ ...facts, pointer: '/file', code }))
    const refusal = new Refusal('invalid', 'invalid-input', { errors })
    return { ok: false, refusal, entered }
  }
}

/** The form that these entries make: for handlers that change an entry (a slot was chosen) and read the form again. */
export function parseForm<T>(schema: z.ZodMiniType<T>, entered: Entered): Form<T> {
  if (entered.refused) return { ok: false, refusal: entered.refused, entered }
  try {
    return guarded({ ok: true, value: parse(schema, readForm(schema, entered)), entered })
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error, entered }
    throw error
  }
}

function parse(schema: z.ZodMiniType, value: unknown): never {
  const unsound = unsoundPart(value)
  if (unsound) throw new Refusal('invalid', 'invalid-input', { errors: [unsound] })
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalidInput(parsed.error, value)
  return parsed.data as never
}

function textOf(body: Uint8Array, most = largestBody): string {
  if (body.length > most) throw malformed('body-too-large', { maximum: most })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw malformed('not-utf-8')
  }
}

function expectType(headers: Incoming['headers'], expected: RegExp): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(parameter)?.[1])
    .find(Boolean)
  if (!expected.test(type.trim())) throw malformed('wrong-content-type')
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset)) throw malformed('not-utf-8')
}
