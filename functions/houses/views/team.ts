import { actions, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { card, cards, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { teamRoutes } from '../contract/team.ts'
import { decidingOn } from '../rules/who-decides.ts'
import type { Manager } from '../schema.ts'
import de from '../texts/team.de.json' with { type: 'json' }
import en from '../texts/team.en.json' with { type: 'json' }
import { absenceFieldsOf, absenceForm, absenceList } from './absences.ts'
import { decidesLine } from './decides.ts'
import { hrefTo, managePage } from './manage-frame.ts'
import type { TeamModel } from './team-model.ts'
import { mailLink } from '../../../shared/html/reach-links.ts'

const texts = textsOf({ name: 'houses/team', de, en })

/** Who runs the house, who decides today, and the form for who goes away. */
export function teamView(model: TeamModel): string {
  const { language, house, today, done, failure } = model
  const say = texts(language)
  const fields = absenceFieldsOf(model)
  return managePage({
    language,
    house,
    path: hrefTo('team', house.id),
    title: say('title'),
    current: 'team',
    ...(done === undefined ? {} : { notice: doneNotice(language, done) }),
    main: html`${failure && fields.summary()} ${pageHeading(say('title'), { lead: decidesLine(decidingOn(model, today), language) })}
    ${absenceList(model)} ${section(say('away.title'), absenceForm(model, fields), { id: 'away' })}
    ${section(say('team'), teamPart(model))}`,
  })
}

function teamPart(model: TeamModel): Content {
  const { language, house, managers, mayChange } = model
  const say = texts(language)
  const rank = ({ role, name }: Manager) => (role === 'manager' ? 0 : 1) + name
  const ordered = [...managers].sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
  return html`<p class="quiet">${say('teamHint')}</p>
    ${cards(...ordered.map((manager) => memberCard(model, manager)))}
    ${
      mayChange &&
      actions(
        linkButton({ href: href(teamRoutes.newMemberPage, { house: house.id }), label: say('add.open') }),
      )
    }`
}

function memberCard({ language, managers, self, mayChange }: TeamModel, manager: Manager): Content {
  const say = texts(language)
  const { house, person, name, email, role } = manager
  const isLast = role === 'manager' && managers.filter((one) => one.role === 'manager').length === 1
  const remove = confirmation({
    open: say('remove.open'),
    openKind: 'plain',
    question: say(person === self ? 'remove.self' : 'remove.question', { name }),
    action: href(teamRoutes.removeFromTeam, { house, person }),
    label: say('remove.send'),
    kind: 'danger',
  })
  return card({
    title: name,
    level: 3,
    content: html`<p>${say(`role.${role}`)}<br />${mailLink(email)}</p>
      ${isLast && html`<p class="quiet">${say('remove.last')}</p>`}`,
    ...(isLast || !(mayChange || person === self) ? {} : { actions: remove }),
  })
}

const problems = ['last-manager', 'changed-meanwhile']

/** Nothing for a word that is none of ours. */
function doneNotice(language: Language, what: string): Content {
  const key = `done.${what}`
  if (!texts.has(key)) return false
  const say = texts(language)
  const kind = problems.includes(what) ? 'warning' : 'success'
  return notice({ kind, title: say(key), content: say(`${key}.detail` as never) })
}
