import { roomsInUse } from '../../rooms/rules/hours.ts'
import { confirmation, form, submit } from '../../../shared/html/buttons.ts'
import { textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { errorSummary, notice } from '../../../shared/html/messages.ts'
import { card, cards, details, section } from '../../../shared/html/panels.ts'
import { subscribeBlock } from '../../../shared/html/subscribe.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { capability } from '../contract.ts'
import type { FeedList } from '../actions/list-feeds.ts'
import { texts } from './calendar-file.ts'
import { howTo, inLanguage, texts as howToTexts } from './how-to.ts'

const { routes } = capability

export interface FeedsModel extends Pick<FeedList, 'house' | 'rooms' | 'feeds'> {
  language: Language
  publicUrl: string
  done?: 'made' | 'revoked' | undefined
  failure?: Failure
}

/** The manager's page of calendars: one's own secret ones with a button to end each, a form for another, and the public ones. */
export function feedsView(model: FeedsModel): string {
  const { language, house } = model
  const say = texts(language)
  const done = doneNotice(model)
  return managePage({
    language,
    house,
    path: href(routes.feedsPage, { house: house.id }),
    title: say('title'),
    current: 'feeds',
    ...(done ? { notice: done } : {}),
    main: [
      errorsOf(model),
      pageHeading(say('title'), { lead: say('lead') }),
      section(say('own'), [
        notice({ kind: 'warning', title: say('own.secret'), content: say('own.lead') }),
        ownFeeds(model),
      ]),
      section(say('new'), newFeed(model)),
      section(say('public'), publicFeeds(model)),
      section(howToTexts(language)('how'), howTo(language)),
    ],
  })
}

function doneNotice({ language, done }: FeedsModel): Html | undefined {
  const say = texts(language)
  if (done === 'made') return notice({ kind: 'success', title: say('made'), content: say('made.next') })
  if (done === 'revoked')
    return notice({ kind: 'success', title: say('revoked.done'), content: say('revoked.next') })
  return undefined
}

function ownFeeds({ language, house, feeds, publicUrl }: FeedsModel): Html {
  const say = texts(language)
  if (feeds.length === 0) return html`<p>${say('own.none')}</p>`
  const items = feeds.map(({ id, name, token, createdAt }) => {
    const path = href(routes.readFeed, { file: `${token}.ics` }, inLanguage(language))
    const date = formatDate(today(createdAt, house.timeZone), language, 'compactYear')
    return card({
      title: name,
      level: 3,
      content: [
        html`<p>${say('own.since', { date })}</p>`,
        subscribeBlock({ language, name, url: publicUrl + path }),
      ],
      actions: confirmation({
        open: say('revoke.open'),
        question: say('revoke.question', { name }),
        action: href(routes.revokeFeed, { house: house.id, feed: id }),
        label: say('revoke.send'),
        kind: 'danger',
      }),
    })
  })
  return cards(...items)
}

function newFeed(model: FeedsModel): Html {
  const { language, house, failure } = model
  const say = texts(language)
  const error = failure && messageOf(model)
  const field = textField({
    name: 'name',
    label: say('new.name'),
    hint: say('new.hint'),
    value: failure?.entered.get('name') ?? '',
    ...(error === undefined ? {} : { error }),
    attributes: attributesOf(routes.makeFeed.body, 'name'),
  })
  return form({
    action: href(routes.makeFeed, { house: house.id }),
    content: [field, submit({ label: say('new.send') })],
  })
}

function publicFeeds({ language, house, rooms, publicUrl }: FeedsModel): Content[] {
  const say = texts(language)
  const lang = inLanguage(language)
  const ofHouse = href(routes.readPublicCalendar, { house: house.id }, lang)
  const places = [
    { name: say('public.house'), path: ofHouse },
    ...roomsInUse(rooms).map(({ id, name }) => ({
      name,
      path: href(routes.readRoomCalendar, { house: house.id, room: id }, lang),
    })),
  ]
  const blocks = places.map(({ name, path }) =>
    details(name, subscribeBlock({ language, name: `${house.name}: ${name}`, url: publicUrl + path })),
  )
  return [html`<p>${say('public.lead')}</p>`, ...blocks]
}

function errorsOf(model: FeedsModel): Html | undefined {
  if (model.failure === undefined) return undefined
  const { language } = model
  return errorSummary({ language, errors: [{ field: 'name', message: messageOf(model) }] })
}

function messageOf({ language, failure }: FeedsModel): string {
  const say = texts(language)
  if (failure?.code === 'too-many-feeds')
    return say('error.too-many-feeds', { most: Number(failure.facts['most']) })
  return say('error.name')
}
