import { inARow } from '../../../shared/in-a-row.ts'
import type { Language } from '../../../shared/language.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { href } from '../../../shared/http/contract.ts'
import { today } from '../../../shared/time/civil.ts'
import { loadEntries } from '../../meetings/actions/list-meetings.ts'
import { readKnownDate, readPublicMeeting } from '../../meetings/actions/read-date.ts'
import type { ProgrammeQuery } from '../../meetings/contract/parts.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { fits } from '../../meetings/rules/filter.ts'
import type { Entry } from '../../meetings/schema/entry.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { etagOf, namesTag } from '../rules/tag.ts'
import { windowAt } from '../rules/window.ts'
import { programmeCalendar } from '../views/programme-calendar.ts'
import type { ProgrammeCalendar } from '../views/programme-calendar.ts'
import type { CalendarRequest, Served, Serving } from './serve.ts'

/** What is on for everybody, perhaps only for some: two queries. */
export async function readProgrammeCalendar(
  ctx: Serving,
  { house: id, search, ...asked }: CalendarRequest & { house: string; search: ProgrammeQuery },
): Promise<Served> {
  const [file, entries] = await Promise.all([loadRooms(ctx, id), loadEntries(ctx, id)])
  const chosen = entries.filter(({ card }) => fits({ card, state: 'planned' }, search))
  const page = href({ path: meetingPaths.programme }, { house: id })
  return serve(ctx, file, { ...asked, entries: chosen, name: file.house.name, page, id })
}

/** All dates of one meeting: two reads. */
export async function readMeetingCalendar(
  ctx: Serving,
  { house, meeting, ...asked }: CalendarRequest & { house: string; meeting: string },
): Promise<Served> {
  const file = await readPublicMeeting(ctx, { house, meeting })
  return serve(ctx, file, { ...asked, ...named(file, asked.language), entries: [file.entry], id: meeting })
}

/** One date alone: two reads. */
export async function readDateCalendar(
  ctx: Serving,
  { house, meeting, key, ...asked }: CalendarRequest & { house: string; meeting: string; key: string },
): Promise<Served> {
  const file = await readKnownDate(ctx, { house, meeting, key })
  return serve(ctx, file, {
    ...asked,
    ...named(file, asked.language),
    entries: [file.entry],
    only: key,
    id: `${meeting}-${key}`,
  })
}

function named({ meeting, house }: Awaited<ReturnType<typeof readPublicMeeting>>, language: Language) {
  const page = href({ path: meetingPaths.meeting }, { house: house.id, meeting: meeting.id })
  return { name: inARow([meeting.words.de.title, house.name], language), page }
}

type Shown = CalendarRequest &
  Pick<ProgrammeCalendar, 'name' | 'page' | 'id' | 'only'> & { entries: readonly Entry[] }

function serve(ctx: Serving, { house, rooms }: HouseWithRooms, { known, ...shown }: Shown): Served {
  const now = ctx.now()
  const window = windowAt(now, house.timeZone)
  const { publicUrl } = ctx.settings
  const date = today(now, house.timeZone)
  const text = programmeCalendar({ ...shown, house, rooms, window, today: date, publicUrl })
  const etag = etagOf(text)
  return namesTag(known, etag) ? { etag } : { etag, text }
}
