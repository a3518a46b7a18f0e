import { known } from '../../../shared/known.ts'
import { instantOfKept } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'

/** A date for search engines (schema.org `Event`); what everybody may read, and nothing of who comes. */
export function eventData(
  {
    meeting,
    date,
    house,
  }: { meeting: Meeting; date: MeetingDate; house: Pick<House, 'name' | 'address' | 'timeZone'> },
  url: string,
): object {
  const { venue } = date
  const { timeZone } = house
  const [day = '', time = ''] = date.key.split('T')
  const isPostponed = date.state === 'moved' && date.key !== `${date.date}T${date.from}`
  const isOnline = venue.kind === 'online'
  const wentOnline = isOnline && meeting.venue.kind !== 'online'
  const mode = isOnline ? 'Online' : 'Offline'
  const place =
    venue.kind === 'outdoors' || venue.kind === 'partner'
      ? { name: venue.place, address: venue.address ?? house.address }
      : { name: house.name, address: house.address }
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: date.title.de,
    url,
    startDate: instantOfKept(date.date, date.from, timeZone),
    endDate: instantOfKept(date.date, date.to, timeZone),
    ...(isPostponed ? { previousStartDate: instantOfKept(day, time, timeZone) } : {}),
    eventStatus: `https://schema.org/${statusOf(date, { isPostponed, wentOnline })}`,
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    location: isOnline ? { '@type': 'VirtualLocation', url } : { '@type': 'Place', ...place },
    isAccessibleForFree: meeting.cost === undefined,
    inLanguage: meeting.languages,
    organizer: { '@type': 'Organization', name: house.name },
    ...known({ description: meeting.words.de.description }),
  }
}

function statusOf(
  { state }: MeetingDate,
  { isPostponed, wentOnline }: { isPostponed: boolean; wentOnline: boolean },
): string {
  if (state === 'cancelled') return 'EventCancelled'
  if (isPostponed) return 'EventRescheduled'
  return wentOnline ? 'EventMovedOnline' : 'EventScheduled'
}
