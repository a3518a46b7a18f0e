import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { gonePhotoWrite, photoWrite, readStoredPhoto } from '../../photos/actions/owned-photo.ts'
import { isOtherPhoto, meetingPhoto, waitingPhoto } from '../rules/photo.ts'
import type { Meeting } from '../schema.ts'

type Shown = Pick<Meeting, 'photo' | 'proposed'>

/** The photos that a meeting had before this write go with it: that which is shown, and that which waits. */
export function lostPhotoWrites(before: Meeting, after: Shown): Write[] {
  const isLost = before.photo !== undefined && after.photo === undefined
  const isSettled = isOtherPhoto(before) && !isOtherPhoto(after)
  return [
    ...(isLost ? [gonePhotoWrite(meetingPhoto(before))] : []),
    ...(isSettled ? [gonePhotoWrite(waitingPhoto(before))] : []),
  ]
}

/** The photo that waited takes the place of the one that was shown. */
export async function nowShownWrites(
  table: Table,
  before: Meeting,
  { photo }: Pick<Meeting, 'photo'>,
): Promise<Write[]> {
  if (!isOtherPhoto(before) || photo?.hash !== before.proposed?.photo?.hash) return []
  const stored = await readStoredPhoto(table, waitingPhoto(before))
  return stored ? [photoWrite({ ...stored, ...meetingPhoto(before) })] : []
}
