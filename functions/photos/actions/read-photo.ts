import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { PhotoPlace, StoredPhoto } from '../schema.ts'
import { readStoredPhoto } from '../store.ts'

/** The photo of that hash; one that was replaced or taken away is gone. Refuses with `not-found`. */
export async function readPhoto(
  ctx: Pick<Context, 'table'>,
  { hash, ...place }: PhotoPlace & { hash: string },
): Promise<StoredPhoto> {
  const photo = await readStoredPhoto(ctx.table, place)
  if (photo?.hash !== hash) throw new Refusal('not-found', 'not-found')
  return photo
}
