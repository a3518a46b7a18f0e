import { createHash } from 'node:crypto'
import { bareOf } from '../../shared/picture/picture.ts'
import { invalidField } from '../../shared/refusal.ts'
import { mostPhotoBytes, mostPhotoSide } from './schema.ts'
import type { Photo, PhotoForm, PhotoPlace, StoredPhoto } from './schema.ts'

/**
 * What a form makes of a photo: with a file another one, without one the same in other words. Refuses with the field that is wrong: no
 * file where there was none before, too large a one (measured without all that is left out of it), or none that is a picture.
 */
export function photoOfForm(
  { alt, file }: PhotoForm,
  place: PhotoPlace,
  before: Photo | undefined,
): { photo: Photo; stored?: StoredPhoto } {
  if (file === undefined) {
    if (before === undefined) throw invalidField('/file', 'required')
    return { photo: { ...before, alt } }
  }
  const picture = bareOf(Buffer.from(file, 'base64'))
  if (picture === undefined) throw invalidField('/file', 'no-picture')
  const { width, height, type, bytes } = picture
  if (bytes.length > mostPhotoBytes)
    throw invalidField('/file', 'body-too-large', { maximum: mostPhotoBytes })
  if (Math.max(width, height) > mostPhotoSide)
    throw invalidField('/file', 'too-many-pixels', { most: mostPhotoSide })
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 24)
  return {
    photo: { hash, alt, width, height },
    stored: { ...place, hash, contentType: type, bytes: new Uint8Array(bytes) },
  }
}
