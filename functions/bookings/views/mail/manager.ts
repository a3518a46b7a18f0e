import type { MailFact } from '../../../../shared/html/mail.ts'
import { greeting, paragraphs, quoted } from '../../../../shared/html/mail-words.ts'
import type { Language } from '../../../../shared/language.ts'
import type { Letter } from '../../../../shared/news.ts'
import type { Values } from '../../../../shared/texts.ts'
import type { Manager } from '../../../houses/schema.ts'
import { managersFooter } from '../../../houses/views/mail.ts'
import { isOpen } from '../../rules/state.ts'
import { askedFacts, changeFacts, fieldFacts } from './changes.ts'
import { affectedDates, isHeld, subjectOf } from './dates.ts'
import { contactFacts, decisionFacts, purposeFacts, slotFacts } from './facts.ts'
import { deadlineOf, texts } from './frame.ts'
import type { BookingModel, Say } from './frame.ts'

const kinds = [
  ...(['requested', 'moved', 'changed', 'cancelled', 'answered', 'reminded'] as const),
  ...(['change-asked', 'claimed', 'offer-taken', 'deadline-extended', 'pulse-asked', 'pulse-quiet'] as const),
] as const
type Kind = (typeof kinds)[number]

/** What is told to somebody who runs the house, in their language. */
export function managerMail(
  model: BookingModel,
  { name, email, language }: Pick<Manager, 'name' | 'email' | 'language'>,
): Letter | undefined {
  const { entry, links, house } = model
  // To the house a request is new when its address is proved.
  const kind = entry.what === 'confirmed' ? 'requested' : kinds.find((each) => each === entry.what)
  if (kind === undefined) return undefined
  const say = texts(language)
  const standing = kind === 'answered' ? undefined : standingOf(model)
  const values = valuesOf(model, standing, language)
  const decides = isOpen(entry.state) || kind === 'change-asked'
  return {
    to: email,
    subject: subjectOf(model, say(`manager.${kind}.what`, values), language),
    content: {
      language,
      heading: say(`manager.${kind}.heading`, values),
      ...(standing === undefined
        ? {}
        : { standing: say(`manager.standing.${standing}`), tone: 'waiting' as const }),
      paragraphs: paragraphs(
        greeting(name, language),
        say(`manager.${kind}.text`, values),
        quoted(entry.words, language),
      ),
      facts: factsOf(kind, model, say, language),
      buttons: [{ label: say(decides ? 'button.decide' : 'button.managed'), href: links.managed }],
      footer: managersFooter(house, entry.at, language),
    },
  }
}

type Standing = 'unreachable' | 'proved' | 'again'

/** What to know before deciding; nothing where nothing is to be decided. */
function standingOf({ booking, entry }: BookingModel): Standing | undefined {
  if (entry.what === 'change-asked') return 'again'
  if (booking.occurrences.some(({ asked }) => asked !== undefined)) return 'again'
  if (!isOpen(entry.state)) return undefined
  if (booking.contact.email === undefined) return 'unreachable'
  return booking.origin === 'public' ? 'proved' : undefined
}

/** What happens if nobody decides, as a sentence; nothing where nothing waits. */
function consequenceOf(model: BookingModel, say: Say, language: Language): string {
  const { booking, entry, atDeadline } = model
  if (booking.deadline === undefined || atDeadline === undefined) return ''
  const isChange = !isOpen(entry.state)
  const lapses = isChange ? 'stays' : isHeld(model) ? 'free' : 'lapses'
  const given = isChange ? 'change' : 'approved'
  const then = { longer: 'deputy', approved: given, expired: lapses } as const
  const values = { deadline: deadlineOf(model, language), name: booking.contact.name }
  return ` ${say(`manager.then.${then[atDeadline]}`, values)}`
}

function valuesOf(model: BookingModel, standing: Standing | undefined, language: Language): Values {
  const { booking, entry } = model
  const choice = (holds: boolean) => (holds ? 'yes' : 'no')
  const dates = affectedDates(model)
  return {
    name: booking.contact.name,
    state: entry.state,
    standing: standing ?? 'none',
    deadline: deadlineOf(model, language),
    consequence: consequenceOf(model, texts(language), language),
    holds: choice(isHeld(model)),
    reason: choice(entry.words !== undefined && entry.words !== ''),
    count: dates.length,
    opened: choice(dates.some(({ state }) => isOpen(state))),
  }
}

function factsOf(kind: Kind, model: BookingModel, say: Say, language: Language): MailFact[] {
  const slot = () => slotFacts(model, say, language)
  const purpose = purposeFacts(model, say, language)
  const contact = contactFacts(model, say, language)
  if (kind === 'moved' || kind === 'offer-taken')
    return [...changeFacts(model, say, language), ...purpose, ...contact]
  if (kind === 'changed') return [...changeFacts(model, say, language), ...slot(), ...contact]
  if (kind === 'change-asked') {
    const wish = [...askedFacts(model, say, language), ...fieldFacts(model, say, language)]
    return [...wish, ...purpose, ...contact]
  }
  return [...decisionFacts(model, say, language), ...purpose, ...contact]
}
