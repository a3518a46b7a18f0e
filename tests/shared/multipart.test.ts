import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isMultipart, readMultipart } from '../../shared/http/multipart.ts'
import { Refusal } from '../../shared/refusal.ts'
import { some } from '../support/budget.ts'
import { itInTurn } from '../support/in-turn.ts'

const type = 'multipart/form-data; boundary=----x'
const part = (head: string, content: string) =>
  `------x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const read = async (text: string, contentType = type) => [
  ...(await readMultipart(Buffer.from(text, 'utf8'), contentType)),
]
const end = '------x--\r\n'

const codeOf = async (text: string | Uint8Array, contentType = type) => {
  try {
    await readMultipart(Buffer.from(text), contentType)
    return 'read'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return (error.facts['errors'] as { code: string }[])[0]?.code
  }
}

describe('a form with a file', () => {
  it('has its fields in order, and of a file its text', async () => {
    const file = 'Content-Type: text/calendar\r\n'
    const text = `${part('name="room"', 'saal')}------x\r\n${file}Content-Disposition: form-data; name="file"; filename="a;name=b.ics"\r\n\r\nBEGIN\r\n--x\r\nEND\r\n${part('name="rooms"', 'Küche')}${end}`
    expect(await read(text)).toEqual([
      ['room', 'saal'],
      ['file', 'BEGIN\r\n--x\r\nEND'],
      ['rooms', 'Küche'],
    ])
  })

  it('may have empty fields, no fields, names with quotes as browsers write them, and a boundary in quotes', async () => {
    expect(await read(`${part('name="file"; filename=""', '')}${end}`)).toEqual([['file', '']])
    expect(await read(end)).toEqual([])
    expect(await read(`${part('name="a%22b"', '1')}${end}`)).toEqual([['a"b', '1']])
    expect(
      await read(
        `--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--a b--`,
        'multipart/form-data; boundary="a b"',
      ),
    ).toEqual([['x', '1']])
  })

  it('drops control characters of files, and of nothing else', async () => {
    expect(
      await read(
        `${part('name="file"; filename="a"', 'a\u0000b\u000bc\td\r\n')}${part('name="x"', 'a\u0001')}${end}`,
      ),
    ).toEqual([
      ['file', 'abc\td\r\n'],
      ['x', 'a\u0001'],
    ])
  })

  it('may have fifty fields, and heads of four thousand characters', async () => {
    expect(await read(`${part('name="a"', '1').repeat(50)}${end}`)).toHaveLength(50)
    expect(await read(`${part(`name="a"; b="${'x'.repeat(4000)}"`, '1')}${end}`)).toEqual([['a', '1']])
  })

  // What no browser sends, and the platform reads nevertheless.
  it.each([
    ['something before the first boundary', `hello\r\n${part('name="a"', '1')}${end}`],
    [
      'an encoding of long ago',
      `------x\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name="a"\r\n\r\nMQ==\r\n${end}`,
    ],
  ])('is read with %s', async (_, text) => expect(await read(text)).toEqual([['a', '1']]))

  it.each([
    ['nothing', ''],
    ['no end', part('name="a"', '1')],
    ['an end in the midst of a head', '------x\r\nContent-Disposition: form-data; name="a"'],
    ['no name', `${part('filename="a"', '1')}${end}`],
    ['a name that is not encoded as it says', `${part(`name*=utf-8''%ff`, '1')}${end}`],
    ['another disposition', `------x\r\nContent-Disposition: attachment; name="a"\r\n\r\n1\r\n${end}`],
    ['no head', `------x\r\n\r\n1\r\n${end}`],
    ['a head without end', `------x\r\n${'A: b\r\n'.repeat(2000)}\r\n1\r\n${end}`],
    ['too many fields', `${part('name="a"', '1').repeat(51)}${end}`],
    ['a boundary glued to more', `------xy\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n${end}`],
    // A browser draws its boundary by lot, so no file holds it.
    ['its boundary within a file', `${part('name="a"; filename="b"', 'a ----x b')}${end}`],
  ])('is refused with %s', async (_, text) => expect(await codeOf(text)).toBe('malformed-form'))

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="a\\"b"',
    'multipart/form-data; boundary="ä\u2028"',
    `multipart/form-data; boundary=${'x'.repeat(71)}`,
  ])('is refused with a boundary like %s', async (contentType) =>
    expect(await codeOf(`${part('name="a"', '1')}${end}`, contentType)).toBe('malformed-form'),
  )

  const withByte = (head: string) =>
    Buffer.concat([
      Buffer.from(`------x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from([0xfc]),
      Buffer.from(`\r\n${end}`),
    ])

  it('is refused where a field is not UTF-8, but a file may be in another encoding', async () => {
    expect(await codeOf(withByte('name="a"'))).toBe('not-utf-8')
    expect(await codeOf(withByte('name="a"; filename="b"'))).toBe('read')
  })

  it.each([
    ['too many fields', part('name="a"', '').repeat(20_000)],
    ['boundaries alone', '------x'.repeat(200_000)],
    ['a head of endless lines', `------x\r\n${'a:b\r\n'.repeat(200_000)}\r\n`],
    ['a head of endless parameters', part(`name="a"${';a=b'.repeat(200_000)}`, '1')],
  ])('is refused before the platform has read of it, with %s', async (_, text) => {
    const platform = vi.spyOn(Response.prototype, 'formData')
    expect(await codeOf(`${text}${end}`)).toBe('malformed-form')
    expect(platform).not.toHaveBeenCalled()
    platform.mockRestore()
  })

  itInTurn('of any pieces whatsoever is read or refused', async () => {
    const pieces = ['------x', '--', '\r\n', '\r\n\r\n', 'Content-Disposition:', 'form-data', ';', 'name="a"']
    const piece = fc.oneof(
      fc.constantFrom(...pieces, 'filename', '*=', '="', "utf-8''%", 'Content-Transfer-Encoding: base64'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 24 }), async (parts) => {
        const codes = ['read', 'malformed-form', 'not-utf-8']
        expect(codes).toContain(await codeOf(parts.join('')))
        expect(codes).toContain(await codeOf(`${part('name="b"', '1')}${parts.join('')}${end}`))
        expect(codes).toContain(await codeOf(`${part(parts.join(''), '1')}${end}`))
      }),
      { numRuns: Math.max(25, some(100)) },
    )
  })

  it('is told by its content type', () => {
    expect(isMultipart('Multipart/Form-Data; boundary=x')).toBe(true)
    expect(isMultipart('application/x-www-form-urlencoded')).toBe(false)
  })
})
