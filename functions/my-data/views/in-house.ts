import { actions, confirmation, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { emailField, telField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, errorSummary, notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { Stored } from '../../../shared/owned.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { dataNote } from '../../houses/views/data-note.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { inHouseRoutes } from '../contract/in-house.ts'
import { storedCard } from './card.ts'
import { texts } from './frame.ts'

interface FindModel {
  language: Language
  house: TeamHouse
  entered: Entered
  failure?: Failure
}

/** Asks for an address or a number; whoever calls says it. */
export function findStoredView({ language, house, entered, failure }: FindModel): string {
  const say = texts(language)
  const { body } = inHouseRoutes.sendFindStored
  const field = (name: 'email' | 'phone') => {
    const wrong = failure?.errorOf(name) === undefined ? {} : { error: say(`find.wrong.${name}`) }
    const { [name]: label } = { email: say('find.email'), phone: say('find.phone') }
    return { name, label, value: entered.get(name), attributes: attributesOf(body, name), ...wrong }
  }
  const [email, phone] = [field('email'), field('phone')]
  const errors = [email, phone].flatMap(({ name, error }) =>
    error === undefined ? [] : [{ field: name, message: error }],
  )
  return managePage({
    language,
    house,
    path: href(inHouseRoutes.findStoredPage, { house: house.id }),
    current: 'stored',
    title: say('find.title'),
    main: html`${errors.length > 0 && errorSummary({ language, errors })}
    ${pageHeading(say('find.title'), { lead: say('find.lead') })}
    ${form({
      action: href(inHouseRoutes.sendFindStored, { house: house.id }),
      content: [
        emailField(email),
        telField({ ...phone, hint: say('find.hint') }),
        dataNote(house.id, language),
        submit({ label: say('find.send') }),
      ],
    })}`,
  })
}

interface StoredModel {
  language: Language
  house: TeamHouse
  /** The hash of their address or number. */
  who: string
  stored: readonly Stored[]
  titles: ReadonlyMap<string, string>
  isDone: boolean
}

/** What the house has stored of somebody, to be read out, taken along or deleted. */
export function storedInHouseView({ language, house, who, stored, titles, isDone }: StoredModel): string {
  const say = texts(language)
  const of = { house: house.id, who }
  const done = notice({ kind: 'success', title: say('found.done'), content: say('done.more') })
  const attributes = { download: 'treffpunkt.json' }
  const label = say('stored.take')
  const take = actions(linkButton({ href: href(inHouseRoutes.storedInHouseFile, of), label, attributes }))
  const isEmpty = stored.length === 0
  return managePage({
    language,
    house,
    path: href(inHouseRoutes.storedInHousePage, of),
    current: 'stored',
    title: say('found.title'),
    ...(isDone ? { notice: done } : {}),
    main: html`${pageHeading(say('found.title'), { lead: say(isEmpty ? 'found.none' : 'found.lead') })}
    ${isEmpty ? emptyState({ title: say('stored.empty') }) : take}
    ${stored.map((each) => storedCard({ language, houses: [house], titles, level: 2 }, each))}
    ${!isEmpty && !isDone && forgetPart(language, of)}
    <p><a href="${href(inHouseRoutes.findStoredPage, { house: house.id })}">${say('found.again')}</a></p>`,
  })
}

function forgetPart(language: Language, of: { house: string; who: string }): Content {
  const say = texts(language)
  return section(
    say('forget.title'),
    html`<p>${say('found.ends')}</p>
      ${confirmation({
        action: href(inHouseRoutes.sendForgetInHouse, of),
        open: say('forget.open'),
        openKind: 'danger',
        question: say('forget.question'),
        label: say('forget.yes'),
        kind: 'danger',
      })}`,
    { id: 'forget' },
  )
}
