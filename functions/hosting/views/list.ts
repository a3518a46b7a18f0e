import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { dataTable } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, statusBadge } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { placesWords, texts as words, venueWords } from '../../meetings/views/words.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { ListedMeeting } from '../../meetings/actions/list-meetings.ts'
import type { Room } from '../../rooms/schema.ts'
import { whenWords } from './dates.ts'
import { texts } from './texts.ts'

export interface ListModel {
  language: Language
  house: TeamHouse
  rooms: readonly Room[]
  meetings: readonly ListedMeeting[]
  /** Dates of the last days that nobody counted, by meeting, with the link to do it. */
  uncounted: ReadonlyMap<string, readonly { date: MeetingDate; link: string }[]>
}

/** All meetings of a house: what waits for a decision first, then the next date of each. */
export function listView(model: ListModel): string {
  const { language, house, meetings } = model
  const say = texts(language)
  const waiting = meetings.filter(({ asks }) => asks)
  const running = meetings.filter(({ asks, state }) => !asks && state !== 'ended')
  const ended = meetings.filter(({ asks, state }) => !asks && state === 'ended')
  const book = linkButton({ href: hrefTo('book', house.id), label: say('list.start'), kind: 'primary' })
  const outside = linkButton({
    href: href({ path: meetingPaths.managedStart }, { house: house.id }),
    label: say('list.startOutside'),
  })
  return managePage({
    language,
    house,
    path: href({ path: meetingPaths.managedList }, { house: house.id }),
    current: 'meetings',
    width: 'wide',
    title: say('list.title'),
    main: html`${pageHeading(say('list.title'), { lead: say('list.lead') })}
    ${
      meetings.length === 0
        ? emptyState({
            title: say('list.none'),
            content: say('list.noneMore'),
            action: actions(book, outside),
          })
        : [
            part(model, 'asking', waiting),
            part(model, 'running', running),
            part(model, 'ended', ended),
            actions(book, outside),
          ]
    }`,
  })
}

const standings = { draft: 'pending', published: 'firm', paused: 'tentative', ended: 'over' } as const

function part(
  model: ListModel,
  name: 'asking' | 'running' | 'ended',
  meetings: readonly ListedMeeting[],
): Content {
  const { language, house, rooms, uncounted } = model
  if (meetings.length === 0) return false
  const say = texts(language)
  const columns = (['meeting', 'state', 'next', 'where', 'places', 'key', 'tally'] as const).map((key) => ({
    label: say(`list.${key}`),
  }))
  const rows = meetings.map(({ card, state, asks, next, places, key }) => [
    html`<a href="${href({ path: meetingPaths.managed }, { house: house.id, id: card.id })}">${card.title.de}</a>`,
    statusBadge(
      asks ? 'pending' : standings[state],
      asks ? say(`asks.${asks}`) : words(language)(`state.${state}`),
    ),
    next ? whenWords(next, language) : '',
    venueWords(next?.venue ?? card.venue, rooms, language),
    places ? placesWords(places, language) : '',
    key === undefined ? '' : say(`key.${key}`),
    missingLinks(uncounted.get(card.id) ?? [], language),
  ])
  const table = dataTable({ caption: say(`list.part.${name}`), captionHidden: true, columns, rows })
  return section(say(`list.part.${name}`), table)
}

/** Each date that is missing leads to counting it; a cell with nothing to tell stays empty and is no line on a phone. */
function missingLinks(missing: readonly { date: MeetingDate; link: string }[], language: Language): Content {
  if (missing.length === 0) return ''
  const links = missing.map(
    ({ date, link }) => html` <a href="${link}">${formatDate(date.date, language, 'dayMonth')}</a>`,
  )
  return html`<span>${texts(language)('list.missing')} ${links}</span>`
}
