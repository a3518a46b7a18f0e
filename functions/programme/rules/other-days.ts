import { hasEnded, takesPlace } from '../../meetings/rules/dates.ts'
import type { Places } from '../../meetings/rules/places.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { Registration } from '../../meetings/schema/registration.ts'

interface Asked {
  registration: Registration
  places?: Places | undefined
  zone: string
  now: string
  /** Nobody can say yet, or any more, that they come. */
  isClosed: boolean
}

/** Whether somebody who looks at a date is shown the way to other days: nobody can come to it, or wait for a place. */
export function offersOtherDays(date: MeetingDate, asked: Asked): boolean {
  const { registration, places, zone, now, isClosed } = asked
  if (!takesPlace(date) || hasEnded(date, zone, now)) return true
  return !isClosed && isFull(places) && !registration.waitingList
}

export function isFull(places: Places | undefined): boolean {
  return places !== undefined && places.taken >= places.all
}
