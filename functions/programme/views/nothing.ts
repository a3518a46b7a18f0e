import { actions, linkButton } from '../../../shared/html/buttons.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { bookHref } from '../../rooms/views/frame.ts'
import { programmeHref } from './links.ts'
import type { ProgrammeModel } from './programme-model.ts'
import { isSearching } from './search.ts'
import { texts } from './texts.ts'

type Nothing = Pick<ProgrammeModel, 'language' | 'search' | 'next'> & { house: { id: string } }

/** Nothing is on in these days: when there is something, how to search with less, or how to start something. */
export function nothingOn({ language, house, search, next }: Nothing): Content {
  const say = texts(language)
  const later =
    next !== undefined &&
    linkButton({
      href: programmeHref(house.id, { ...search, from: next }),
      label: say('empty.next', { date: formatDate(next, language, 'dayMonth') }),
    })
  if (isSearching(search)) {
    const { from, view } = search
    const all = linkButton({ href: programmeHref(house.id, { from, view }), label: say('empty.all') })
    return emptyState({
      title: say('empty.search'),
      content: say('empty.searchMore'),
      action: actions(later, all),
    })
  }
  const start = linkButton({
    href: bookHref(house.id),
    label: say('empty.start'),
    kind: next === undefined ? 'primary' : 'plain',
  })
  return emptyState({
    title: say(next === undefined ? 'empty.title' : 'empty.days'),
    content: say('empty.more'),
    action: actions(later, start),
  })
}
