import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareOf } from '../../../shared/picture/picture.ts'
import {
  exif,
  pngChunk,
  secret,
  segment,
  small,
  webpChunks,
  webpOf,
  withChunks,
  withSegments,
} from './pieces.ts'

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')
const size = { width: 24, height: 16 }

describe('a picture is known by its first bytes', () => {
  it.each([
    ['jpg', 'image/jpeg'],
    ['png', 'image/png'],
    ['webp', 'image/webp'],
    ['alpha.webp', 'image/webp'],
  ] as const)('%s', (name, type) => {
    const bare = bareOf(small(name))
    expect(bare).toMatchObject({ type, ...size })
    expect(bareOf(bare!.bytes)).toEqual(bare)
  })

  it.each([
    ['nothing', ''],
    ['a text', 'Ein Foto vom Garten'],
    ['a page', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a GIF', 'GIF89a\x01\x00\x01\x00\x00\x00\x00;'],
    ['a page behind the start of a JPEG', '\xff\xd8\xff<script>alert(1)</script>'],
    ['a sound', 'RIFF\x04\x00\x00\x00WAVE'],
  ])('%s is none', (_, text) => {
    expect(bareOf(Buffer.from(text, 'latin1'))).toBeUndefined()
  })
})

describe('of a JPEG nothing is left but the picture', () => {
  const jpeg = small('jpg')

  it('no place, comment, profile, thumbnail, and nothing behind its end', () => {
    const told = withSegments(
      jpeg,
      segment(0xe1, exif(1)),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`),
      segment(0xed, `Photoshop 3.0\0${secret}`),
      segment(0xfe, secret),
      segment(0xee, `Adobe but longer ${secret}`),
    )
    const bare = bareOf(Buffer.concat([told, Buffer.from(`<video>${secret}`)]))
    expect(bare).toMatchObject(size)
    expect(textOf(bare?.bytes)).not.toMatch(/GPS|somebody|ICC_PROFILE|JFIF|Exif|video/)
    expect(bare).toEqual(bareOf(jpeg))
  })

  it.each(['II', 'MM'] as const)(
    'but for which way it is turned, and then its sides change places (%s)',
    (order) => {
      const bare = bareOf(withSegments(jpeg, segment(0xe1, exif(6, order))))
      expect(bare).toMatchObject({ width: 16, height: 24 })
      expect(textOf(bare?.bytes)).not.toContain('GPS')
      expect(bareOf(bare!.bytes)).toEqual(bare)
      expect(bareOf(withSegments(jpeg, segment(0xe1, exif(3, order))))).toMatchObject(size)
      expect(bareOf(withSegments(jpeg, segment(0xe1, exif(9, order))))).toEqual(bareOf(jpeg))
    },
  )

  it.each([0, 1, 5, 9, 12, 20, 33])('EXIF that ends after %i bytes says nothing', (length) => {
    const cut = segment(0xe1, exif(6).subarray(0, length))
    expect(bareOf(withSegments(jpeg, cut))).toEqual(bareOf(jpeg))
  })

  it('and how Adobe means its colours', () => {
    const colours = Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 1])
    expect(textOf(bareOf(withSegments(jpeg, segment(0xee, colours)))?.bytes)).toContain('Adobe')
  })

  it('in as many scans as it comes, with what is restarted and stuffed in them', () => {
    const scanAt = jpeg.indexOf(Buffer.from([0xff, 0xda]))
    const scan = jpeg.subarray(scanAt, -2)
    const more = Buffer.concat([scan, Buffer.from([0xff, 0xd0, 1, 0xff, 0, 2]), segment(0xfe, secret), scan])
    const whole = Buffer.concat([jpeg.subarray(0, scanAt), more, Buffer.from([0xff, 0xd9])])
    const bytes = Buffer.from(bareOf(whole)!.bytes)
    expect(bytes.subarray(bytes.indexOf(scan))).toEqual(
      Buffer.concat([scan, Buffer.from([0xff, 0xd0, 1, 0xff, 0, 2]), scan, Buffer.from([0xff, 0xd9])]),
    )
  })

  it('two frames, none, an empty one or one that browsers cannot show are no picture', () => {
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    const head = jpeg.subarray(frame, frame + 2 + jpeg.readUInt16BE(frame + 2))
    expect(bareOf(withSegments(jpeg, head))).toBeUndefined()
    expect(
      bareOf(Buffer.from(jpeg.toString('latin1').replace('\xff\xc0', '\xff\xe5'), 'latin1')),
    ).toBeUndefined()
    expect(
      bareOf(Buffer.from(jpeg.toString('latin1').replace('\xff\xc0', '\xff\xc3'), 'latin1')),
    ).toBeUndefined()
    const flat = Buffer.from(jpeg)
    flat.writeUInt16BE(0, frame + 5)
    expect(bareOf(flat)).toBeUndefined()
    expect(bareOf(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBeUndefined()
  })
})

describe('of a PNG nothing is left but the picture', () => {
  const png = small('png')

  it('no texts, no times, no EXIF, no film, and nothing behind its end', () => {
    const told = withChunks(
      png,
      ...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'acTL', 'fdAT', 'prVt'].map((type) =>
        pngChunk(type, `Comment\0${secret}`),
      ),
    )
    const bare = bareOf(Buffer.concat([told, Buffer.from(secret)]))
    expect(bare).toMatchObject(size)
    expect(bare).toEqual(bareOf(png))
    expect(textOf(bare?.bytes)).not.toMatch(/GPS|tEXt|eXIf/)
  })

  it('what stays is copied as it is', () => {
    const bare = bareOf(withChunks(png, pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f]))))
    expect(textOf(bare?.bytes)).toContain('gAMA')
    expect(textOf(bareOf(png)?.bytes)).toContain('IDAT')
  })

  it('a wrong sum, two heads, none first, no data or a chunk that has to be known are no picture', () => {
    const wrong = Buffer.from(png)
    wrong[20] = 7
    expect(bareOf(wrong)).toBeUndefined()
    expect(bareOf(withChunks(png, png.subarray(8, 33)))).toBeUndefined()
    expect(
      bareOf(Buffer.concat([png.subarray(0, 8), pngChunk('tEXt', 'x'), png.subarray(8)])),
    ).toBeUndefined()
    expect(bareOf(Buffer.concat([png.subarray(0, 33), pngChunk('IEND', '')]))).toBeUndefined()
    expect(bareOf(withChunks(png, pngChunk('ABCD', 'x')))).toBeUndefined()
    expect(
      bareOf(Buffer.concat([png.subarray(0, 8), pngChunk('IHDR', 'x'), png.subarray(33)])),
    ).toBeUndefined()
  })
})

describe('of a WebP nothing is left but the picture', () => {
  const of = (name: 'webp' | 'alpha.webp') => webpChunks(small(name))
  const canvas = Buffer.from([0x2c, 0, 0, 0, 23, 0, 0, 15, 0, 0])

  it('no EXIF, no XMP, no profile, nothing unknown, and nothing behind its end', () => {
    const told = webpOf(
      ['VP8X', canvas],
      ['ICCP', secret],
      ['VP8 ', of('webp').get('VP8 ')!],
      ['EXIF', secret],
      ['XMP ', secret],
      ['what', secret],
    )
    const bare = bareOf(Buffer.concat([told, Buffer.from(secret)]))
    expect(bare).toMatchObject({ type: 'image/webp', ...size })
    expect(bare).toEqual(bareOf(small('webp')))
    expect([...webpChunks(Buffer.from(bare!.bytes)).keys()]).toEqual(['VP8 '])
  })

  it('but for what is transparent in it, which is all that it announces then', () => {
    const chunks = webpChunks(Buffer.from(bareOf(small('alpha.webp'))!.bytes))
    expect([...chunks.keys()]).toEqual(['VP8X', 'ALPH', 'VP8 '])
    expect(chunks.get('VP8X')!.readUInt32LE(0)).toBe(0x10)
  })

  it('without loss it has a head of its own', () => {
    const bits = 23 | (15 << 14)
    const head = Buffer.from([0x2f, bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, bits >> 24])
    expect(bareOf(webpOf(['VP8L', Buffer.concat([head, Buffer.alloc(9)])]))).toMatchObject(size)
    expect(bareOf(webpOf(['VP8L', Buffer.alloc(9)]))).toBeUndefined()
  })

  it('one that moves, has two pictures, none, or another size than it says is no picture', () => {
    const drawn = of('webp').get('VP8 ')!
    expect(bareOf(webpOf(['VP8X', canvas], ['ANIM', 'x'], ['VP8 ', drawn]))).toBeUndefined()
    expect(bareOf(webpOf(['VP8 ', drawn], ['VP8L', Buffer.from([0x2f, 0, 0, 0, 0])]))).toBeUndefined()
    expect(bareOf(webpOf(['VP8 ', drawn], ['VP8 ', drawn]))).toBeUndefined()
    expect(bareOf(webpOf(['VP8X', canvas]))).toBeUndefined()
    const other = Buffer.from(canvas)
    other[4] = 99
    expect(bareOf(webpOf(['VP8X', other], ['VP8 ', drawn]))).toBeUndefined()
    expect(bareOf(webpOf(['VP8X', canvas.subarray(0, 9)], ['VP8 ', drawn]))).toBeUndefined()
  })
})

describe('what is cut off or spoilt', () => {
  const all = (['jpg', 'png', 'webp', 'alpha.webp'] as const).map((name) => small(name))

  it('is no picture, wherever it is cut', () => {
    for (const whole of all)
      for (let length = 0; length < whole.length; length += 1)
        expect([length, bareOf(whole.subarray(0, length))]).toEqual([length, undefined])
  })

  it('breaks nothing: there is a picture of some size, or none', () => {
    const spoilt = fc.tuple(
      fc.constantFrom(...all),
      fc.array(fc.tuple(fc.nat(900), fc.nat(255)), { minLength: 1, maxLength: 6 }),
    )
    fc.assert(
      fc.property(spoilt, ([whole, changes]) => {
        const file = Buffer.from(whole)
        for (const [at, byte] of changes) file[at % file.length] = byte
        const bare = bareOf(file)
        expect(
          bare === undefined || (bare.width > 0 && bare.height > 0 && bare.bytes.length <= file.length + 36),
        ).toBe(true)
      }),
    )
  })
})
