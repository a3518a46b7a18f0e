import { entity } from '../../shared/table/entity.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Write } from '../../shared/table/write.ts'
import { StoredPhoto } from './schema.ts'
import type { PhotoPlace } from './schema.ts'

/** One for each thing that it shows: another takes its place. */
const Photos = entity({
  type: 'photo',
  schema: StoredPhoto,
  key: ({ house, of }: PhotoPlace) => ({ pk: `PHOTO#${house}#${of}`, sk: 'PHOTO' }),
})

/** It stays as it is while its hash is the same, so an old copy is as good as a new one. */
export async function readStoredPhoto(table: Table, place: PhotoPlace): Promise<StoredPhoto | undefined> {
  const item = await table.get(Photos.key(place), { consistent: true })
  return item && Photos.parse(item)
}

export const photoWrite = (photo: StoredPhoto): Write => Photos.put(photo)

export function gonePhotoWrite(place: PhotoPlace): Write {
  return { kind: 'delete', key: Photos.key(place) }
}
