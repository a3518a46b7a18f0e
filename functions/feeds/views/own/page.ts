import { buttonForm, confirmation, actions } from '../../../../shared/html/buttons.ts'
import { definitionList } from '../../../../shared/html/facts.ts'
import { pageHeading } from '../../../../shared/html/layout.ts'
import { html } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { errorSummary, notice } from '../../../../shared/html/messages.ts'
import { section } from '../../../../shared/html/panels.ts'
import { href } from '../../../../shared/http/contract.ts'
import type { Failure } from '../../../../shared/http/failure.ts'
import type { Language } from '../../../../shared/language.ts'
import { formatDate } from '../../../../shared/time/format.ts'
import { sitePage } from '../../../identity/views/frame.ts'
import { housePage } from '../../../rooms/views/frame.ts'
import type { OpenedOwn, OwnLink } from '../../actions/own/open.ts'
import type { KnownOwnFeed } from '../../actions/own/keep.ts'
import { capability } from '../../contract.ts'
import { calendarLinks, howTo, inLanguage } from '../how-to.ts'
import { texts } from './texts.ts'

const { routes } = capability

export interface OwnPageModel extends Pick<OpenedOwn, 'about' | 'house' | 'email'> {
  language: Language
  link: OwnLink
  feed: KnownOwnFeed | undefined
  publicUrl: string
  done?: string | undefined
  failure?: Failure | undefined
}

/** A calendar of one's own: made by a button, with its address, how it gets onto a device, and how it ends. */
export function ownView(model: OwnPageModel): string {
  const { language, house, link, about, feed } = model
  const say = texts(language)
  const frame = {
    language,
    title: say('title'),
    here: hrefOf(link),
    robots: 'noindex',
    ...doneNotice(model),
    main: html`${wrong(model)} ${pageHeading(say('title'), { lead: say(`lead.${link.of}`) })}
    ${about !== undefined && html`<p>${say('about', { about })}</p>`}
    ${feed === undefined ? making(model) : known(model, feed)} ${allPart(model)}`,
  } as const
  return house === undefined ? sitePage(frame) : housePage({ ...frame, house })
}

const hrefOf = (link: OwnLink) => href(routes.ownCalendarPage, { ...link })

function doneNotice({ language, done = '' }: OwnPageModel): { notice?: Html } {
  if (!texts.has(`${done}.next`) || !texts.has(done)) return {}
  const say = texts(language)
  const next = say(`${done}.next` as 'made.next')
  return { notice: notice({ kind: 'success', title: say(done), content: next }) }
}

function wrong({ language, failure }: OwnPageModel): Content {
  const say = texts(language)
  const message = say(failure?.code === 'too-many-requests' ? 'wrong.often' : 'wrong.other')
  return failure !== undefined && errorSummary({ language, errors: [{ message }] })
}

function making({ language, link }: OwnPageModel): Content {
  const say = texts(language)
  return html`<p>${say('make.lead')}</p>
    ${buttonForm({ action: hrefOf(link), label: say('make'), kind: 'primary', fields: { step: 'make' } })}`
}

function known({ language, link, publicUrl }: OwnPageModel, feed: KnownOwnFeed): Content {
  const say = texts(language)
  const url = publicUrl + href(routes.readFeed, { file: `${feed.token}.ics` }, inLanguage(language))
  const day = (date: string) => formatDate(date.slice(0, 10), language, 'compactYear')
  const facts = [
    { name: say('since'), value: day(feed.createdAt) },
    { name: say('used'), value: feed.usedOn === undefined ? say('used.never') : day(feed.usedOn) },
  ]
  const again = (step: 'renew' | 'end') =>
    confirmation({
      open: say(`${step}.open`),
      question: say(`${step}.question`),
      action: hrefOf(link),
      fields: { step },
      label: say(`${step}.send`),
      kind: step === 'end' ? 'danger' : 'primary',
    })
  return html`${notice({ kind: 'warning', title: say('secret'), content: say('secret.more') })}
  ${section(
    say('link'),
    html`${calendarLinks({ language, name: say('title'), url })} ${definitionList(facts, { columns: true })}
    ${actions(again('renew'), again('end'))}`,
  )}
  ${section(say('how'), howTo(language))}`
}

/** From one booking to all that somebody has: only by a mail, since whoever has this link may have typed somebody else's address. */
function allPart({ language, link, email }: OwnPageModel): Content {
  if (link.of !== 'booking' || email === undefined) return false
  const say = texts(language)
  return section(
    say('all'),
    html`<p>${say('all.more')}</p>
      ${buttonForm({ action: href(routes.sendOwnCalendarMail, { ...link }), label: say('all.send') })}`,
  )
}
