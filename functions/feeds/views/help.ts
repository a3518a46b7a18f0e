import { roomsInUse } from '../../rooms/rules/hours.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { calendarPaths } from '../../rooms/contract.ts'
import type { Room } from '../../rooms/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { calendarLinks, howTo, inLanguage, texts } from './how-to.ts'

interface HelpModel {
  language: Language
  house: ShownHouse
  rooms: readonly Pick<Room, 'id' | 'name' | 'putAwayAt'>[]
  publicUrl: string
}

/** The calendars of a house that everybody may have, and how they come onto a device. */
export function helpView({ language, house, rooms, publicUrl }: HelpModel): string {
  const say = texts(language)
  const lang = inLanguage(language)
  const url = (path: `/${string}`, params: Record<string, string> = {}) =>
    publicUrl + href({ path }, { house: house.id, ...params }, lang)
  const all = [
    { name: house.name, title: say('house'), url: url(calendarPaths.house) },
    { name: say('programme'), title: say('programme'), url: url(meetingPaths.programmeCalendar) },
    ...roomsInUse(rooms).map(({ id, name }) => ({
      name,
      title: name,
      url: url(calendarPaths.room, { room: id }),
    })),
  ]
  const choices = all.map(({ title, ...calendar }, place) =>
    details(title, calendarLinks({ language, ...calendar }), { open: place === 0 }),
  )
  return housePage({
    language,
    house,
    here: href({ path: calendarPaths.help }, { house: house.id }),
    current: 'calendars',
    title: say('title'),
    main: html`${pageHeading(say('title'), { lead: say('lead') })}
    ${section(
      say('which'),
      html`<p>${say('which.more')}</p>
        ${choices}`,
    )}
    ${section(say('how'), howTo(language))} ${section(say('own'), html`<p>${say('own.more')}</p>`)}`,
  })
}
