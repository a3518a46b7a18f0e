import { buttonForm } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice, statusBig } from '../../../shared/html/messages.ts'
import { beside, qr, section } from '../../../shared/html/panels.ts'
import { qrSvg } from '../../../shared/qr.ts'
import { mayIn } from '../../groups/rules/rights.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { groupFacts, paragraphsOf } from './facts.ts'
import { leavePart, stepProblem } from './leave.ts'
import { letterPart, quietPart } from './letter.ts'
import { groupHref, ownHref } from './links.ts'
import { ownNext } from './next.ts'
import type { OwnModel } from './own-model.ts'
import { peoplePart } from './people.ts'
import { texts } from './texts.ts'
import { agreementsOpen, agreementsPart, trustPart, vouchPart } from './trust.ts'
import { wordsPart } from './words.ts'

/** A group from inside: where somebody stands in it, and what they may do there. */
export function ownView(model: OwnModel): string {
  const { language, house, group, own, people, done } = model
  const say = texts(language)
  const hosts = people.filter((each) => each.standing === 'host').map(({ name }) => name)
  const isDone = done !== undefined && texts.has(`done.${done}`)
  return housePage({
    language,
    house,
    here: ownHref(own),
    current: 'groups',
    title: group.name,
    robots: 'noindex',
    width: 'wide',
    notice: isDone
      ? notice({ kind: 'success', title: say(`done.${done}` as 'done.changed') })
      : stepProblem(model),
    main: html`${pageHeading(group.name)}
    ${beside(
      html`${seekingPart(model)} ${agreementsOpen(model)} ${standingPart(model)} ${ownNext(model)} ${notesPart(model)} ${peoplePart(model)} ${letterPart(model)} ${wordsPart(model)}`,
      html`${section(say('facts.title'), groupFacts(group, hosts, language))} ${trustPart(model)} ${agreementsPart(model)}
      ${vouchPart(model)} ${sharePart(model)}
      ${quietPart(model)} ${leavePart(model)}`,
    )}`,
  })
}

/** Where somebody stands, and the one thing that is to be done about it. */
function standingPart({ language, group, standing, own }: OwnModel): Content {
  const say = texts(language)
  if (group.state === 'ended') return statusBig({ standing: 'over', words: say('group.ended') })
  if (group.state === 'asked')
    return statusBig({ standing: 'pending', words: say('own.unproved'), next: say('own.unprovedMore') })
  if (standing === 'invited')
    return html`${statusBig({ standing: 'pending', words: say('own.invited') })} ${paragraphsOf(group.purpose)}
    ${buttonForm({ action: ownHref(own, 'accept'), label: say('own.accept'), kind: 'primary' })}`
  if (standing === 'asked' || standing === 'newcomer')
    return html`${statusBig({ standing: 'pending', words: say(`own.${standing}`), next: say(`own.${standing}More`) })}
    ${paragraphsOf(group.purpose)}`
  return html`<p class="lead">${say(standing === 'host' ? 'own.host' : 'own.member')}</p>`
}

/** Nobody hosts it, or those who do are silent: whoever says yes first does, or is there again. */
function seekingPart({ language, group, standing, own }: OwnModel): Content {
  if (!mayIn(group, standing, 'take-over')) return false
  const say = texts(language)
  const who = standing === 'host' ? 'host' : group.hosts < 1 ? 'nobody' : 'silent'
  return notice({
    kind: 'warning',
    title: say('seeking.title', { who }),
    level: 2,
    content: html`<p>${say('seeking.more', { who })}</p>
      ${buttonForm({ action: ownHref(own, 'take-over'), label: say('seeking.yes', { who }), kind: 'primary' })}`,
  })
}

/** What members tell each other; nobody else reads it. */
function notesPart({ language, group, standing }: OwnModel): Content {
  if (!mayIn(group, standing, 'see-people') || group.notes === undefined) return false
  return section(texts(language)('notes.title'), paragraphsOf(group.notes))
}

/** The way for others: a link and a code to scan. */
function sharePart({ language, group, standing, url, house }: OwnModel): Content {
  if (!mayIn(group, standing, 'see-people') || group.state !== 'active') return false
  const say = texts(language)
  const link = html`<a href="${groupHref(house.id, group.id)}">${url.replace(/^https?:\/\//, '')}</a>`
  return section(
    say('share.title'),
    html`<p>${say('share.more')}</p>
      ${qr({ svg: qrSvg(url), label: say('share.qr'), caption: link })}`,
  )
}
