import { decoded, isUtf8 } from '../decoded.ts'
import { malformed } from './problem.ts'

/** More fields than any form of ours has, and longer heads than any browser writes. */
const most = { parts: 50, head: 4096 }

/**
 * The fields of a form with a file (RFC 7578), a file as the text that it holds in whichever encoding, or its bytes in base64: read by the
 * platform, which has no limits of its own, so parts and heads are measured before. Throws a Refusal `invalid-input`: `malformed-form`, or
 * `not-utf-8`.
 */
export async function readMultipart(
  body: Uint8Array,
  contentType: string,
  { isBinary = false }: { isBinary?: boolean } = {},
): Promise<URLSearchParams> {
  const boundary = boundaryOf(contentType)
  if (!isWithinLimits(Buffer.from(body.buffer, body.byteOffset, body.byteLength), boundary)) refuse()
  const isSound = isUtf8(body)
  const fields = new URLSearchParams()
  for (const [name, value] of await formIn(body, boundary)) {
    if (!isSound && typeof value === 'string' && value.includes('\uFFFD')) throw malformed('not-utf-8')
    fields.append(name, typeof value === 'string' ? value : written(await value.bytes(), isBinary))
  }
  return fields
}

function written(file: Uint8Array, isBinary: boolean): string {
  return isBinary ? Buffer.from(file).toString('base64') : printable(decoded(file))
}

export function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data\s*;/i.test(contentType.trim())
}

function boundaryOf(contentType: string): string {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"\\\r\n]{1,70})"|([^\s;"\\]{1,70})(?=[\s;]|$))/i.exec(contentType) ?? []
  return quoted ?? plain ?? refuse()
}

/** Each part begins with the boundary and a head that ends with an empty line; the last boundary has no part. */
function isWithinLimits(bytes: Buffer, boundary: string): boolean {
  let parts = 0
  for (let at = bytes.indexOf(boundary); at >= 0; parts++) {
    const next = bytes.indexOf(boundary, at + boundary.length)
    const head = bytes.subarray(at, at + boundary.length + most.head)
    if (next >= 0 && (parts === most.parts || !head.includes('\r\n\r\n'))) return false
    at = next
  }
  return true
}

async function formIn(body: Uint8Array, boundary: string): Promise<FormData> {
  const headers = { 'content-type': `multipart/form-data; boundary="${boundary}"` }
  try {
    return await new Response(body as BodyInit, { headers }).formData()
  } catch {
    return refuse()
  }
}

/** Files of other programs hold control characters that no field of ours may. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
}

function refuse(): never {
  throw malformed('malformed-form')
}
