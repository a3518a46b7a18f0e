import * as z from 'zod/mini'
import { Line } from '../../shared/text-shapes.ts'
import { HouseId } from '../houses/schema.ts'

/** What a picture shows, for those who do not see it. */
const Alt = Line(200)

/** A photo as the thing that it shows knows it; its bytes lie apart. */
export const Photo = z.object({
  /** Of its bytes: another picture has another address. */
  hash: z.string(),
  alt: Alt,
  /** Pixels, as it is shown. */
  width: z.int(),
  height: z.int(),
})
export type Photo = z.infer<typeof Photo>

/** Whose photo it is: `room-saal`, `meeting-<id>`. One each, so that photos are never more than what they show. */
export const PhotoOf = z.string().check(z.regex(/^(room|meeting)-[a-z0-9-]{1,60}$/i))

export interface PhotoPlace {
  house: string
  of: string
}

/** The bytes of a photo. */
export const StoredPhoto = z.object({
  house: HouseId,
  of: PhotoOf,
  hash: z.string(),
  contentType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  bytes: z.instanceof(Uint8Array),
})
export type StoredPhoto = z.infer<typeof StoredPhoto>

/** Bytes that a photo may have; an item of the table takes 400 KB. */
export const mostPhotoBytes = 200 * 1024

/** Pixels on a side: more than any screen needs, and no browser has to fear them. */
export const mostPhotoSide = 4096

/** A photo as a form brings it. Without a file the words alone change. */
export const PhotoForm = z.object({
  alt: Alt,
  /** In base64; whatever is larger than a form with a photo is refused before it is read. */
  file: z.optional(z.string().check(z.maxLength(400_000), z.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
})
export type PhotoForm = z.infer<typeof PhotoForm>
