import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { requireSettings } from '../../houses/rules.ts'
import { gonePhotoWrite, photoWrite } from '../../photos/actions/owned-photo.ts'
import { photoOfForm } from '../../photos/rules.ts'
import type { PhotoForm } from '../../photos/schema.ts'
import { roomPhoto } from '../rules/photo.ts'
import type { Room } from '../schema.ts'
import { changedRoomWrite } from '../store/rooms.ts'
import { findRoom, loadRooms } from './load-rooms.ts'

interface OfRoom {
  house: string
  room: string
}

/** Another photo of the room, in the place of the one before, or other words for it. Refuses as `photoOfForm`. */
export function setRoomPhoto(ctx: Pick<Context, 'table'>, actor: Actor, of: OfRoom & { form: PhotoForm }) {
  return change(ctx, actor, of, (room) => {
    const { photo, stored } = photoOfForm(of.form, roomPhoto(room), room.photo)
    return { room: { ...room, photo }, writes: stored ? [photoWrite(stored)] : [] }
  })
}

/** The room without a photo; without one before, nothing. */
export function removeRoomPhoto(ctx: Pick<Context, 'table'>, actor: Actor, of: OfRoom): Promise<void> {
  return change(ctx, actor, of, ({ photo: _gone, ...room }) => ({
    room,
    writes: [gonePhotoWrite(roomPhoto(room))],
  }))
}

function change(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, room: id }: OfRoom,
  next: (room: Room) => { room: Room; writes: readonly Write[] },
): Promise<void> {
  return retryIfChanged(async () => {
    const { managers, rooms } = await loadRooms(ctx, house)
    requireSettings(managers, actor)
    const before = findRoom(rooms, id)
    const { room, writes } = next(before)
    const after = { ...room, version: before.version + 1 }
    await ctx.table.transact([changedRoomWrite(after, before.version), ...writes])
  })
}
