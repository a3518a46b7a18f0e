import { malformed } from './problem.ts'

/** More fields than any form of ours has, and longer heads than any browser writes. */
const most = { parts: 50, head: 4096 }

/**
 * The fields of a form with a file (RFC 7578), a file as the text that it holds. Throws a Refusal `invalid-input`: `malformed-form`, or
 * `not-utf-8`. One search for the boundary each: what a stranger sends costs no more than its length.
 */
export function readMultipart(body: Uint8Array, contentType: string): URLSearchParams {
  const boundary = boundaryOf(contentType)
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const fields = new URLSearchParams()
  if (!bytes.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2))) refuse()
  let at = delimiter.length - 2
  for (let count = 0; !startsWith(bytes, at, '--'); count++) {
    if (count === most.parts || !startsWith(bytes, at, '\r\n')) refuse()
    const headEnd = bytes.indexOf('\r\n\r\n', at)
    if (headEnd < 0 || headEnd - at > most.head) refuse()
    const end = bytes.indexOf(delimiter, headEnd + 2)
    if (end < 0) refuse()
    const { name, isFile } = headOf(textOf(bytes.subarray(at + 2, headEnd)))
    const text = textOf(bytes.subarray(Math.min(headEnd + 4, end), end))
    fields.append(name, isFile ? printable(text) : text)
    at = end + delimiter.length
  }
  return fields
}

export function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data\s*;/i.test(contentType.trim())
}

function boundaryOf(contentType: string): string {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70})(?=[\s;]|$))/i.exec(contentType) ?? []
  return quoted ?? plain ?? refuse()
}

function headOf(head: string): { name: string; isFile: boolean } {
  const lines = head.split('\r\n')
  const value = (header: string) =>
    lines.find((line) => line.toLowerCase().startsWith(`${header}:`))?.slice(header.length + 1) ?? ''
  const encoding = value('content-transfer-encoding').trim().toLowerCase()
  if (!['', '7bit', '8bit', 'binary'].includes(encoding)) refuse()
  const disposition = value('content-disposition')
  if (!/^\s*form-data\s*;/i.test(disposition)) refuse()
  const parameters = [...disposition.matchAll(/;\s*([\w*-]+)=(?:"([^"]*)"|([^\s;"]*))/g)]
  const named = new Map(parameters.map(([, key = '', quoted, plain]) => [key.toLowerCase(), quoted ?? plain]))
  return { name: named.get('name') ?? refuse(), isFile: named.has('filename') || named.has('filename*') }
}

function startsWith(bytes: Buffer, at: number, text: string): boolean {
  return bytes.subarray(at, at + text.length).toString('latin1') === text
}

/** Files of other programs hold control characters that no field of ours may. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw malformed('not-utf-8')
  }
}

function refuse(): never {
  throw malformed('malformed-form')
}
