import { known } from '../../../shared/known.ts'
import { instantOf } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'

const states = { planned: 'EventScheduled', moved: 'EventRescheduled', cancelled: 'EventCancelled' } as const

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
  const isOnline = venue.kind === 'online'
  const place =
    venue.kind === 'outdoors' || venue.kind === 'partner'
      ? { name: venue.place, address: venue.address ?? house.address }
      : { name: house.name, address: house.address }
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: date.title.de,
    url,
    startDate: instantOf(date.date, date.from, house.timeZone),
    endDate: instantOf(date.date, date.to, house.timeZone),
    eventStatus: `https://schema.org/${states[date.state as keyof typeof states]}`,
    eventAttendanceMode: `https://schema.org/${isOnline ? 'Online' : 'Offline'}EventAttendanceMode`,
    location: isOnline ? { '@type': 'VirtualLocation', url } : { '@type': 'Place', ...place },
    isAccessibleForFree: meeting.cost === undefined,
    inLanguage: meeting.languages,
    organizer: { '@type': 'Organization', name: house.name },
    ...known({ description: meeting.words.de.description }),
  }
}
