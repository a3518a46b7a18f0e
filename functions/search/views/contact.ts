import { buttonForm } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { Booking } from '../../bookings/schema.ts'
import { reach, texts as managed } from '../../bookings/views/managed.ts'
import { searchPaths } from '../contract/paths.ts'
import { countFacts, historyPart, trail } from './history.ts'
import type { HistoryModel } from './history.ts'
import { texts } from './texts.ts'

export interface ContactModel extends HistoryModel {
  contactId: string
  newest: Booking
  trusted: boolean
}

/** Somebody who asks for rooms, as their newest booking says it. */
export function contactView(model: ContactModel): string {
  const { language, here: path, house, newest } = model
  const say = texts(language)
  const { contact, groupName } = newest
  const facts = [
    { name: say('history.reach', { name: contact.name }), value: reach(contact, language) },
    { name: say('history.as'), value: groupName },
    ...countFacts(model),
  ]
  return managePage({
    language,
    path,
    house,
    title: contact.name,
    current: 'search',
    main: html`${pageHeading(contact.name, { above: trail(model, contact.name) })} ${definitionList(facts)}
    ${section(say('trust.title'), trustPart(model))} ${historyPart(model)}`,
  })
}

/** In the words of the page of a booking, which can change it too. */
function trustPart({ language, house, contactId, trusted }: ContactModel): Content {
  const say = managed(language)
  return html`<p>${say(trusted ? 'trust.yes' : 'trust.no')}</p>
    ${buttonForm({
      action: href({ path: searchPaths.contactTrust }, { house: house.id, contact: contactId }),
      label: say(trusted ? 'trust.end' : 'trust.give'),
      fields: { trusted: trusted ? 'no' : 'yes' },
    })}`
}
