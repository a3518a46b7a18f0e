import { describe, expect, it } from 'vitest'
import { decoded } from '../../shared/decoded.ts'

const words = 'Übung – „Lüften“ €'
const littleEndian = Buffer.from(`\uFEFF${words}`, 'utf16le')

describe('a text file of another program is read whether it is written in', () => {
  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${words}`)],
    ['UTF-16, low byte first', littleEndian],
    ['UTF-16, high byte first', Buffer.from(littleEndian).swap16()],
    [
      'Windows-1252',
      Buffer.from([
        0xdc, 0x62, 0x75, 0x6e, 0x67, 0x20, 0x96, 0x20, 0x84, 0x4c, 0xfc, 0x66, 0x74, 0x65, 0x6e, 0x93, 0x20,
        0x80,
      ]),
    ],
  ])('%s', (_, bytes) => expect(decoded(bytes)).toBe(words))
})
