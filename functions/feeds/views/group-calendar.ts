import { inARow } from '../../../shared/in-a-row.ts'
import { href } from '../../../shared/http/contract.ts'
import { seriesEvents } from '../../../shared/ical/repeated.ts'
import type { Language } from '../../../shared/language.ts'
import type { HeldByGroup } from '../../bookings/schema/held.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import type { Group } from '../../groups/schema.ts'
import type { House } from '../../houses/schema.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { Room } from '../../rooms/schema.ts'
import { habitOf } from '../rules/habit.ts'
import { calendarFile, texts, uidOf } from './calendar-file.ts'
import type { Bundle } from './calendar-file.ts'

interface GroupCalendar {
  language: Language
  house: House
  rooms: readonly Room[]
  group: Group
  /** Of which the reader may know. */
  held: readonly HeldByGroup[]
  publicUrl: string
  /** For its own people: as they call it, and what waits for a decision too. */
  isInside?: boolean
}

const color = { name: 'teal', hex: '#008080' }

/** What a group does, for calendar programs: by its public names, or for its own people; nothing of who comes. */
export function groupCalendar(model: GroupCalendar): string {
  const { language, house, group, held, publicUrl, isInside = false } = model
  const page = publicUrl + href({ path: groupPaths.group }, { house: house.id, id: group.id })
  const name = inARow([group.name, house.name], language)
  return calendarFile(
    { language, house, color, publicUrl, name, page, id: isInside ? `o-${group.id}` : group.id },
    held.flatMap((each) => seriesOf(model, each, page)),
  )
}

/** All dates of a booking, those that were cancelled too: they are one event, whose start must not wander. */
function seriesOf(
  { house, rooms, language, publicUrl, isInside = false }: GroupCalendar,
  held: HeldByGroup,
  page: string,
): Bundle[] {
  const { booking, meeting, dates, at, seq, label, purpose } = held
  const url =
    meeting === undefined
      ? page
      : publicUrl + href({ path: meetingPaths.meeting }, { house: house.id, meeting })
  const title = isInside ? purpose : (label ?? purpose)
  const instances = dates.map((date) => ({
    key: date.key,
    when: { date: date.date, from: date.from, to: date.to },
    shown: date.state === 'approved' || (isInside && date.state === 'requested'),
    said: {
      stamp: at,
      sequence: seq,
      summary: date.state === 'approved' ? title : texts(language)('staff.request', { title }),
      location: inARow(
        [whereWords(held, date.rooms, { rooms, language }), house.name, house.address],
        language,
      ),
      description: url,
      url,
      status: date.state === 'approved' ? ('CONFIRMED' as const) : ('TENTATIVE' as const),
      transparent: !isInside,
    },
  }))
  // Says more than the public entry of the same dates.
  const name = isInside ? `o-${booking}` : `meeting-${booking}`
  return seriesEvents(instances, {
    zone: house.timeZone,
    uidOf: (suffix) =>
      uidOf(suffix === undefined ? name : `${name}-${suffix.replaceAll(/[-:]/g, '')}`, publicUrl),
    habit: habitOf(dates.map(({ key }) => key.slice(0, 10)).sort()),
  })
}
