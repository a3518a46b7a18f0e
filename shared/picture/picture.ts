import type { BarePicture } from './bare.ts'
import { bareJpeg } from './jpeg.ts'
import { barePng } from './png.ts'
import { bareWebp } from './webp.ts'

/** A picture with nothing in it but the picture: no place, no device, no comment, nothing after its end. */
export interface Picture extends BarePicture {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
}

const formats = [
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff], read: bareJpeg },
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], read: barePng },
  { type: 'image/webp', begins: [0x52, 0x49, 0x46, 0x46], read: bareWebp },
] as const

/**
 * A JPEG, PNG or WebP by its first bytes, whatever its name and whatever the browser said it is; copied piece by known piece, so that all
 * other pieces stay behind. Nothing where it is something else, moves, is cut off or contradicts itself. What the pixels are is not looked at.
 */
export function bareOf(file: Uint8Array): Picture | undefined {
  const format = formats.find(({ begins }) => begins.every((byte, at) => file[at] === byte))
  const bare = format?.read(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  return format && bare && bare.width > 0 && bare.height > 0 ? { type: format.type, ...bare } : undefined
}
