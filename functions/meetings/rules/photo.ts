import type { PhotoPlace } from '../../photos/schema.ts'
import type { Meeting } from '../schema.ts'

/** Where the photo of a meeting lies. */
export function meetingPhoto({ house, id }: Pick<Meeting, 'house' | 'id'>): PhotoPlace {
  return { house, of: `meeting-${id}` }
}

/** A meeting as it ends: what it looked like stays nowhere. */
export function endedMeeting({ photo: _gone, ...meeting }: Meeting): Meeting {
  return { ...meeting, state: 'ended' }
}
