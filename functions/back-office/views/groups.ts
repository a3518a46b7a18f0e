import { actions, buttonForm, confirmation } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, notice, statusBadge } from '../../../shared/html/messages.ts'
import { card, cards, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Trust } from '../../groups/rules/trust.ts'
import type { Group } from '../../groups/schema.ts'
import type { OpenedGroup } from '../../groups/actions/load.ts'
import { texts } from '../../group-pages/views/texts.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { managePage } from '../../houses/views/manage-frame.ts'

import { groupTrust, stepHref } from './group-trust.ts'
import type { FailedForm } from './group-trust.ts'
import { phoneLink } from '../../../shared/html/reach-links.ts'

interface GroupsModel {
  language: Language
  house: TeamHouse
  shown: readonly { group: Group; trust: Trust }[]
  today: LocalDate
  /** Where this page begins, unless it is the first, and where the next one does. */
  from?: string | undefined
  next?: string | undefined
  waiting: readonly Pick<OpenedGroup, 'group' | 'people'>[]
  done?: string | undefined
  failed?: FailedForm
}

/** Groups as those who run the house see them: whom to call, whom to trust, who seeks somebody. */
export function groupsView(model: GroupsModel): string {
  const { language, house, shown, waiting, done, from, next } = model
  const say = texts(language)
  const isDone = done !== undefined && texts.has(`managed.done.${done}`)
  return managePage({
    language,
    house,
    path: listHref(house.id, from),
    current: 'groups',
    title: say('list.title'),
    ...(isDone
      ? { notice: notice({ kind: 'success', title: say(`managed.done.${done}` as 'managed.done.end') }) }
      : {}),
    main: html`${pageHeading(say('list.title'), { lead: say('managed.lead') })}
    ${waiting.length > 0 && section(say('managed.waiting'), cards(...waiting.map((each) => callCard(model, each))))}
    ${
      shown.length === 0
        ? emptyState({ title: say('list.none'), content: say('managed.noneMore') })
        : section(say('managed.shown'), cards(...shown.map((each) => shownCard(model, each))))
    }
    ${from !== undefined && html`<p><a href="${listHref(house.id)}">${say('managed.first')}</a></p>`}
    ${next !== undefined && html`<p><a href="${listHref(house.id, next)}">${say('list.more')}</a></p>`}
    <p><a href="${href({ path: groupPaths.agreements }, { house: house.id })}">${say('managed.agreements')}</a></p>`,
  })
}

function listHref(house: string, from?: string): string {
  return href({ path: groupPaths.managed }, { house }, { from })
}

/** Somebody to call before others see their group. */
function callCard(
  { language, house }: GroupsModel,
  { group, people }: Pick<OpenedGroup, 'group' | 'people'>,
): Content {
  const say = texts(language)
  const host = people.find(({ role }) => role === 'host')
  const step = (name: string) => stepHref(house.id, group.id, name)
  return card({
    level: 3,
    title: group.name,
    badge: statusBadge('pending', say('managed.call')),
    content: html`<p>${group.purpose}</p>
      <p>${host?.name}${host?.phone !== undefined && html`: ${phoneLink(host.phone)}`}</p>`,
    actions: actions(
      buttonForm({ action: step('confirm'), label: say('managed.confirm'), kind: 'primary' }),
      confirmation({
        open: say('managed.decline'),
        question: say('managed.declineQuestion'),
        action: step('decline'),
        label: say('managed.declineYes'),
        kind: 'danger',
      }),
    ),
  })
}

function shownCard(model: GroupsModel, { group, trust }: GroupsModel['shown'][number]): Content {
  const { language, house } = model
  const say = texts(language)
  const state = lonely(group)
  return card({
    level: 3,
    title: group.name,
    href: href({ path: groupPaths.group }, { house: house.id, id: group.id }),
    badge: state
      ? statusBadge('pending', say(`managed.${state}`))
      : trust.trusted && statusBadge('firm', say('managed.trusted')),
    content: [state && html`<p>${say(`managed.${state}More`)}</p>`, groupTrust(model, group, trust)],
    actions: actions(
      confirmation({
        open: say('managed.end'),
        question: say('managed.endQuestion', { name: group.name }),
        action: stepHref(house.id, group.id, 'end'),
        label: say('managed.endYes'),
        kind: 'danger',
      }),
    ),
  })
}

/** Nobody is in it any more, or nobody hosts it. */
function lonely({ emptySince, seekingSince }: Group): 'empty' | 'seeking' | undefined {
  if (emptySince !== undefined) return 'empty'
  return seekingSince === undefined ? undefined : 'seeking'
}
