import { actions, buttonForm, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { card } from '../../../shared/html/panels.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { ParkedMail } from '../actions/parked.ts'
import { capability } from '../contract.ts'
import type { MailTrouble } from '../schema.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

const texts = textsOf({ name: 'notifications', de, en })

const { routes } = capability

export interface ParkedModel {
  language: Language
  path: string
  house: TeamHouse
  mails: readonly ParkedMail[]
  /** What was done a moment ago: `again`, `right`, `close`, or `meanwhile` if somebody else did it. */
  done?: string | undefined
}

/** Mails that somebody has to look at: to whom, about what, why, and what to do. */
export function parkedView(model: ParkedModel): string {
  const { language, path, house, mails } = model
  const say = texts(language)
  const list =
    mails.length === 0
      ? emptyState({ title: say('parked.none'), content: say('parked.noneText') })
      : mails.map((mail) => parkedCard(model, mail))
  const said = noticeOf(model)
  return managePage({
    language,
    path,
    house,
    title: say('parked.title'),
    current: 'mail',
    ...(said ? { notice: said } : {}),
    main: [pageHeading(say('parked.title'), mails.length > 0 ? { lead: say('parked.lead') } : {}), list],
  })
}

const doneWords = { again: 'parked.doneAgain', right: 'parked.doneRight', close: 'parked.doneClose' } as const

function noticeOf({ done, language }: ParkedModel): Html | undefined {
  const say = texts(language)
  const words = Object.hasOwn(doneWords, done ?? '') && doneWords[done as keyof typeof doneWords]
  if (words) return notice({ kind: 'success', title: say('parked.saved'), content: say(words) })
  return done === 'meanwhile' ? notice({ kind: 'info', title: say('parked.meanwhile') }) : undefined
}

function parkedCard({ house, language }: ParkedModel, mail: ParkedMail): Html {
  const { id, trouble, address, about, link, canGoAgain } = mail
  const say = texts(language)
  // Of what came back after it was sent the address alone is known.
  const name = mail.name ?? (canGoAgain ? say('parked.toManager') : (address ?? ''))
  const of = { house: house.id, mail: id }
  const when = trouble && formatInstant(trouble.at, house.timeZone, language)
  return card({
    title: name,
    content: definitionList([
      { name: say('parked.to'), value: mail.name === undefined && !canGoAgain ? undefined : address },
      { name: say('parked.about'), value: about },
      { name: say('parked.why'), value: trouble && reasonOf(trouble, language) },
      { name: say('parked.since'), value: when },
    ]),
    actions: actions(
      canGoAgain
        ? buttonForm({ action: href(routes.sendMailAgain, of), label: say('parked.again'), kind: 'primary' })
        : buttonForm({ action: href(routes.addressIsRight, of), label: say('parked.right') }),
      link && linkButton({ href: link.href, label: link.label ?? say('parked.look') }),
      confirmation({
        open: say('parked.closeOpen'),
        question: say('parked.closeQuestion', { name }),
        action: href(routes.closeMail, of),
        label: say('parked.close'),
      }),
    ),
  })
}

function reasonOf({ fault, status }: MailTrouble, language: Language): string {
  return texts(language)(`trouble.${fault}`, { status: status === undefined ? 'none' : String(status) })
}
