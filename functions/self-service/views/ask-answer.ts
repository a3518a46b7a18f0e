import { inARow } from '../../../shared/in-a-row.ts'
import { buttonForm, confirmation } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { errorSummary } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { askerName } from '../../asks/rules/ask.ts'
import type { Ask } from '../../asks/schema.ts'
import { askFacts, texts } from '../../asks/views/words.ts'
import { proofPage } from '../../rooms/views/proof.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import type { Room } from '../../rooms/schema.ts'

interface AskModel {
  language: Language
  house: ShownHouse
  rooms: readonly Room[]
  ask: Ask
  here: string
}

/** A question, and both answers. Opening it says nothing yet. */
export function askedView(model: AskModel & { isRefused: boolean }): string {
  const { language, house, ask, here, isRefused } = model
  const say = texts(language)
  const { kind, of } = ask
  const named = { who: askerName(ask), group: of.groupName }
  const title = say('answer.title', named)
  return housePage({
    language,
    house,
    here,
    title,
    robots: 'noindex',
    main: html`${pageHeading(title, { lead: say(`asked.${kind}`, named) })}
    ${isRefused && errorSummary({ language, title: say('answer.cannot'), errors: [{ message: say('answer.cannotMore') }] })}
    ${question(model)}
    <p>${say(`answer.what.${kind}`)}</p>
    ${buttonForm({ action: here, label: say(`answer.yes.${kind}`), kind: 'primary', fields: { answer: 'yes' } })}
    ${confirmation({
      open: say('answer.noOpen'),
      question: say('answer.noQuestion'),
      action: here,
      label: say('answer.no'),
      fields: { answer: 'no' },
    })}`,
  })
}

/** In whose words, about what. */
function question({ language, rooms, ask }: AskModel): Html {
  const say = texts(language)
  const facts = askFacts(ask, rooms, language).map(({ name, value }) => ({
    name,
    value: inARow([value].flat(), language),
  }))
  return html`<p>${say('answer.who', { who: askerName(ask) })}</p>
    <p class="quote">${ask.words}</p>
    ${definitionList(facts)}`
}

/** Whoever asked sees once more what would go out. */
export function askProofView(model: AskModel): string {
  const { language, house, here } = model
  const say = texts(language)
  return proofPage({
    language,
    house,
    here,
    title: say('proof.title'),
    lead: say('proof.more'),
    content: question(model),
    yes: say('proof.yes'),
  })
}

/** What has become of it. */
export function askToldView({
  language,
  house,
  here,
  what,
}: Pick<AskModel, 'language' | 'house' | 'here'> & {
  what: 'answer.done.yes' | 'answer.done.no' | 'answer.over' | 'proof.done'
}): string {
  const say = texts(language)
  const more =
    what === 'answer.over' ? 'answer.overMore' : what === 'proof.done' ? 'proof.doneMore' : 'answer.done.more'
  return housePage({
    language,
    house,
    here,
    title: say(what),
    robots: 'noindex',
    main: pageHeading(say(what), { lead: say(more) }),
  })
}
