import type { Write } from '../../../shared/table/write.ts'
import { gonePhotoWrite } from '../../photos/actions/owned-photo.ts'
import { meetingPhoto } from '../rules/photo.ts'
import type { Meeting } from '../schema.ts'

/** The photo that a meeting had before this write goes with it. */
export function lostPhotoWrites(before: Meeting, after: Pick<Meeting, 'photo'>): Write[] {
  const isLost = before.photo !== undefined && after.photo === undefined
  return isLost ? [gonePhotoWrite(meetingPhoto(before))] : []
}
