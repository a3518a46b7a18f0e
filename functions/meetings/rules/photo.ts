import { known } from '../../../shared/known.ts'
import type { Photo, PhotoPlace } from '../../photos/schema.ts'
import type { Meeting } from '../schema.ts'

/** Where the photo of a meeting lies. */
export function meetingPhoto({ house, id }: Pick<Meeting, 'house' | 'id'>): PhotoPlace {
  return { house, of: `meeting-${id}` }
}

/** Where one lies that waits for somebody who runs the house. */
export function waitingPhoto({ house, id }: Pick<Meeting, 'house' | 'id'>): PhotoPlace {
  return { house, of: `meeting-${id}-new` }
}

/** Whether other bytes wait than those that are shown: else it is the same photo in other words. */
export function isOtherPhoto({ photo, proposed }: Pick<Meeting, 'photo' | 'proposed'>): boolean {
  return proposed?.photo !== undefined && proposed.photo.hash !== photo?.hash
}

/** The meeting with a photo that waits, beside whatever else does; without one nothing waits any more but other words. */
export function withWaitingPhoto({ proposed, ...meeting }: Meeting, photo: Photo | undefined): Meeting {
  const { photo: _before, ...words } = proposed ?? { words: meeting.words, facets: {} }
  if (photo !== undefined) return { ...meeting, proposed: { ...words, photo } }
  const isEmpty = JSON.stringify(words) === JSON.stringify({ words: meeting.words, facets: {} })
  return isEmpty ? meeting : { ...meeting, ...known({ proposed: proposed && words }) }
}

/** A meeting as it ends: what it looked like stays nowhere, and nobody decides about it. */
export function endedMeeting(meeting: Meeting): Meeting {
  const { photo: _gone, ...rest } = withWaitingPhoto(meeting, undefined)
  return { ...rest, state: 'ended' }
}
