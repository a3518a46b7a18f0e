import { linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { card, cards } from '../../../shared/html/panels.ts'
import type { Language } from '../../../shared/language.ts'
import type { Group } from '../../groups/schema.ts'
import type { House } from '../../houses/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { forWhom } from './facts.ts'
import { foundHref, groupHref, listHref } from './links.ts'
import { texts } from './texts.ts'

interface ListModel {
  language: Language
  house: House
  groups: readonly Group[]
  /** Where the next page begins. */
  next?: string | undefined
  from?: string | undefined
}

/** The groups of a house, and how to found one. */
export function listView({ language, house, groups, next, from }: ListModel): string {
  const say = texts(language)
  const found = linkButton({
    href: foundHref(house.id),
    label: say('list.found'),
    kind: groups.length === 0 ? 'primary' : 'secondary',
  })
  const all = groups.map((group) =>
    card({
      title: group.name,
      href: groupHref(house.id, group.id),
      content: html`<p>${firstLine(group.purpose)}</p>
        <p class="quiet">${forWhom(group, language)}</p>`,
    }),
  )
  return housePage({
    language,
    house,
    here: listHref(house.id, from),
    current: 'groups',
    title: say('list.title'),
    description: say('list.description', { house: house.name }),
    main: html`${pageHeading(say('list.title'), { lead: say('list.lead') })}
    ${
      groups.length === 0
        ? emptyState({ title: say('list.none'), content: say('list.noneMore'), action: found })
        : html`${cards(...all)}
            <p>${found}</p>`
    }
    ${next !== undefined && html`<p><a href="${listHref(house.id, next)}">${say('list.more')}</a></p>`}`,
  })
}

/** As much as a card holds. */
function firstLine(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length <= 160 ? line : `${line.slice(0, line.lastIndexOf(' ', 158))} …`
}
