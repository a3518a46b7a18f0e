import { describe, expect, it } from 'vitest'
import { isMultipart, readMultipart } from '../../shared/http/multipart.ts'
import { Refusal } from '../../shared/refusal.ts'

const type = 'multipart/form-data; boundary=----x'
const part = (head: string, content: string) =>
  `------x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const read = (text: string, contentType = type) => [...readMultipart(Buffer.from(text, 'utf8'), contentType)]
const end = '------x--\r\n'

const codeOf = (text: string | Uint8Array, contentType = type) => {
  try {
    readMultipart(Buffer.from(text), contentType)
    return 'read'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return (error.facts['errors'] as { code: string }[])[0]?.code
  }
}

describe('a form with a file', () => {
  it('has its fields in order, and of a file its text', () => {
    const file = 'Content-Type: text/calendar\r\n'
    const text = `${part('name="room"', 'saal')}------x\r\n${file}Content-Disposition: form-data; name="file"; filename="a;name=b.ics"\r\n\r\nBEGIN\r\n--x\r\nEND\r\n${part('name="rooms"', 'Küche')}${end}`
    expect(read(text)).toEqual([
      ['room', 'saal'],
      ['file', 'BEGIN\r\n--x\r\nEND'],
      ['rooms', 'Küche'],
    ])
  })

  it('may have empty fields, no fields, and a boundary in quotes', () => {
    expect(read(`${part('name="file"; filename=""', '')}${end}`)).toEqual([['file', '']])
    expect(read(end)).toEqual([])
    expect(
      read(
        `--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--a b--`,
        'multipart/form-data; boundary="a b"',
      ),
    ).toEqual([['x', '1']])
  })

  it('drops control characters of files, and of nothing else', () => {
    expect(
      read(
        `${part('name="file"; filename="a"', 'a\u0000b\u000bc\td\r\n')}${part('name="x"', 'a\u0001')}${end}`,
      ),
    ).toEqual([
      ['file', 'abc\td\r\n'],
      ['x', 'a\u0001'],
    ])
  })

  it.each([
    ['nothing', ''],
    ['something before the first boundary', `hello\r\n${part('name="a"', '1')}${end}`],
    ['no end', part('name="a"', '1')],
    ['an end in the midst of a head', '------x\r\nContent-Disposition: form-data; name="a"'],
    ['no name', `${part('filename="a"', '1')}${end}`],
    ['another disposition', `------x\r\nContent-Disposition: attachment; name="a"\r\n\r\n1\r\n${end}`],
    ['no head', `------x\r\n\r\n1\r\n${end}`],
    [
      'an encoding of long ago',
      `------x\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n${end}`,
    ],
    ['a head without end', `------x\r\n${'A: b\r\n'.repeat(2000)}\r\n1\r\n${end}`],
    ['too many fields', `${part('name="a"', '1').repeat(51)}${end}`],
    ['a boundary glued to more', `------xy\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n${end}`],
  ])('is refused with %s', (_, text) => expect(codeOf(text)).toBe('malformed-form'))

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'x'.repeat(71)}`,
  ])('is refused with a boundary like %s', (contentType) =>
    expect(codeOf(`${part('name="a"', '1')}${end}`, contentType)).toBe('malformed-form'),
  )

  it('is refused where it is not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('------x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n'),
      Buffer.from([0xfc]),
      Buffer.from(`\r\n${end}`),
    ])
    expect(codeOf(bytes)).toBe('not-utf-8')
  })

  it('costs no more than its length, whatever stands in it', () => {
    const began = performance.now()
    codeOf(`${part('name="a"; filename="b"', '\r\n------'.repeat(250_000))}${end}`)
    codeOf(`------x\r\n${'; a="'.repeat(200_000)}\r\n\r\n`)
    codeOf(`${part(`name="a"${'; a="'.repeat(700)}`, '1')}${end}`)
    expect(performance.now() - began).toBeLessThan(1500)
  })

  it('is told by its content type', () => {
    expect(isMultipart('Multipart/Form-Data; boundary=x')).toBe(true)
    expect(isMultipart('application/x-www-form-urlencoded')).toBe(false)
  })
})
