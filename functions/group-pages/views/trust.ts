import { actions, buttonForm, form, submit } from '../../../shared/html/buttons.ts'
import { hiddenField, select } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice, statusBadge } from '../../../shared/html/messages.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { today } from '../../../shared/time/civil.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { AgreedTo } from '../../groups/actions/read-trust.ts'
import { mayIn } from '../../groups/rules/rights.ts'
import { paragraphsOf } from './facts.ts'
import { ownHref } from './links.ts'
import type { OwnModel } from './own-model.ts'
import { texts } from './texts.ts'
import { trustWords } from './trust-words.ts'

/** Whether the house trusts the group, why, and what is missing. */
export function trustPart({ language, matters }: OwnModel): Content {
  if (matters === undefined) return false
  const say = texts(language)
  const { trust } = matters
  return section(
    say('trust.title'),
    html`${trust.trusted && statusBadge('firm', say('trust.badge'))} ${trustWords(trust, language)}`,
    { id: 'trust' },
  )
}

/** What the house asks the group to agree to: what is open stands above everything else. */
export function agreementsOpen(model: OwnModel): Content {
  const { language, matters, group, standing } = model
  const open = (matters?.agreements ?? []).filter(({ accepted }) => accepted === undefined)
  if (open.length === 0 || !mayIn(group, standing, 'agree')) return false
  const say = texts(language)
  const isAgain = open.some(({ version }) => version > 1)
  return notice({
    kind: 'warning',
    title: say(isAgain ? 'agree.again' : 'agree.title'),
    level: 2,
    content: html`<p>${say('agree.more')}</p>
      ${open.map((each) => openAgreement(model, each))}`,
  })
}

function openAgreement(model: OwnModel, agreement: AgreedTo): Content {
  const { language, own } = model
  const say = texts(language)
  const { id, title, version, until } = agreement
  return html`<h3>${title}</h3>
    ${wordsOf(model, agreement)}
    <p class="quiet">${say('agree.until', { date: formatDate(until, language, 'compactYear') })}</p>
    ${form({
      action: ownHref(own, `agreements/${id}`),
      content: [hiddenField('version', String(version)), actions(submit({ label: say('agree.send') }))],
    })}`
}

function wordsOf({ language, house }: OwnModel, { words, since }: AgreedTo): Content {
  const date = formatDate(today(since, house.timeZone), language, 'compactYear')
  return html`${paragraphsOf(words)}
    <p class="quiet">${texts(language)('agree.since', { date })}</p>`
}

/** What was agreed to, to read again. */
export function agreementsPart(model: OwnModel): Content {
  const { language, matters, group, standing, house } = model
  const isOpen = ({ accepted }: AgreedTo) => accepted === undefined && mayIn(group, standing, 'agree')
  const shown = (matters?.agreements ?? []).filter((each) => !isOpen(each))
  if (shown.length === 0) return false
  const say = texts(language)
  const line = (each: AgreedTo) =>
    details(
      each.title,
      html`${wordsOf(model, each)}
        <p class="quiet">
          ${
            each.accepted
              ? say('agree.by', {
                  name: each.accepted.by,
                  date: formatDate(today(each.accepted.at, house.timeZone), language, 'compactYear'),
                })
              : say('agree.nobody')
          }
        </p>`,
    )
  return section(say('agree.list'), shown.map(line))
}

/** For hosts of a group whose word counts: standing up for others. */
export function vouchPart({ language, own, matters }: OwnModel): Content {
  const vouching = matters?.vouching
  if (vouching === undefined) return false
  const say = texts(language)
  const { vouched, others } = vouching
  const done = vouched.map(
    ({ id, name }) =>
      html`<p>${say('vouch.done', { name })}</p>
        ${buttonForm({ action: ownHref(own, `vouch/${id}/back`), label: say('vouch.back', { name }) })}`,
  )
  const choice =
    others.length > 0 &&
    form({
      action: ownHref(own, 'vouch'),
      content: [
        select({
          name: 'group',
          label: say('vouch.group'),
          value: '',
          groups: [{ options: others.map(({ id, name }) => ({ value: id, label: name })) }],
        }),
        actions(submit({ label: say('vouch.send'), kind: 'secondary' })),
      ],
    })
  if (choice === false && done.length === 0) return false
  return section(
    say('vouch.title'),
    html`${done} ${choice && details(say('vouch.open'), [html`<p>${say('vouch.more')}</p>`, choice])}`,
  )
}
