import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { trustWords } from '../../group-pages/views/trust-words.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import type { Trust } from '../../groups/rules/trust.ts'
import type { Group, Member } from '../../groups/schema.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { reach } from '../../bookings/views/managed.ts'
import { countFacts, historyPart, trail } from './history.ts'
import type { HistoryModel } from './history.ts'
import { listHref } from './links.ts'
import { texts } from './texts.ts'

export interface GroupModel extends HistoryModel {
  group: Group
  hosts: readonly Member[]
  trust: Trust
}

/** A group, for those who run the house: who hosts it, what it has had, why it is trusted. */
export function groupView(model: GroupModel): string {
  const { language, here: path, house, group } = model
  const say = texts(language)
  const missed = group.reports?.filter(({ kind }) => kind === 'no-show').length
  return managePage({
    language,
    path,
    house,
    title: group.name,
    current: 'search',
    main: html`${pageHeading(group.name, { above: trail(model, group.name) })}
    <p class="quote">${group.purpose}</p>
    ${definitionList([{ name: say('history.hosts'), value: hostsPart(model) }, ...countFacts(model, missed)])}
    ${section(say('trust.title'), trustPart(model))} ${linksPart(model)} ${historyPart(model)}`,
  })
}

function hostsPart({ language, hosts }: GroupModel): Content {
  if (hosts.length === 0) return texts(language)('history.noHosts')
  return hosts.map((host) => html`<p>${host.name}<br />${reach(host, language)}</p>`)
}

function trustPart({ language, house, group, trust }: GroupModel): Content {
  const list = href({ path: groupPaths.managed }, { house: house.id }, { from: group.id })
  return html`${trustWords(trust, language)}
    <p><a href="${list}">${texts(language)('trust.change')}</a></p>`
}

function linksPart({ language, house, group }: GroupModel): Content {
  const say = texts(language)
  const page = href({ path: groupPaths.group }, { house: house.id, id: group.id })
  return actions(
    linkButton({ href: listHref(house.id, { group: group.id }), label: say('group.list') }),
    linkButton({ href: page, label: say('group.page'), kind: 'plain' }),
  )
}
