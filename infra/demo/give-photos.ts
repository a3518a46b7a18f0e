import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setMeetingPhoto } from '../../functions/meetings/actions/meeting-photo.ts'
import type { PhotoForm } from '../../functions/photos/schema.ts'
import { setRoomPhoto } from '../../functions/rooms/actions/room-photo.ts'
import { roomPhotos } from './data/photos.ts'
import type { DrawnPhoto } from './data/photos.ts'
import { house, inTurn } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'

/** Every room gets its photo from the manager. */
export async function showRooms({ ctx, manager }: Pick<Furnishing, 'ctx' | 'manager'>): Promise<void> {
  await inTurn(Object.entries(roomPhotos), ([room, photo]) =>
    setRoomPhoto(ctx, manager, { house, room, form: formOf(photo) }),
  )
}

/** So does a meeting. */
export async function showMeeting(
  { ctx, manager }: Pick<Furnishing, 'ctx' | 'manager'>,
  id: string,
  photo: DrawnPhoto,
): Promise<void> {
  await setMeetingPhoto(ctx, manager, { id, form: formOf(photo) })
}

/** As a browser sends it. */
function formOf({ file, alt }: DrawnPhoto): PhotoForm {
  const path = join(import.meta.dirname, 'photos', `${file}.webp`)
  return { alt, file: readFileSync(path).toString('base64') }
}
