import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { emailField, telField, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { breadcrumb } from '../../../shared/html/navigation.ts'
import { beside, section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { Group } from '../../groups/schema.ts'
import type { House } from '../../houses/schema.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { housePage, texts as frameTexts } from '../../rooms/views/frame.ts'
import { JoinForm } from '../contract/pages.ts'
import { groupFacts, paragraphsOf } from './facts.ts'
import { groupHref, listHref } from './links.ts'
import { openNext } from './next.ts'
import type { Next } from './next-model.ts'
import { texts } from './texts.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface GroupModel {
  language: Language
  house: House
  group: Group
  /** Names of those who invite, as they wish to be called. */
  hosts: readonly string[]
  next: Next
  entered: Entered
  failure?: Failure
  done?: string | undefined
}

/** A group as everybody sees it: who it is, for whom, how to join. */
export function groupView(model: GroupModel): string {
  const { language, house, group, hosts, done } = model
  const say = texts(language)
  return housePage({
    language,
    house,
    here: groupHref(house.id, group.id),
    current: 'groups',
    title: group.name,
    description: group.purpose.slice(0, 160),
    width: 'wide',
    ...(done === 'join-mail' ? { notice: notice({ kind: 'success', title: say('done.join-mail') }) } : {}),
    main: html`${pageHeading(group.name, { above: trail(model) })}
    ${beside(
      html`${paragraphsOf(group.purpose)} ${openNext(model)} ${section(say('join.title'), joinPart(model), { id: 'join' })}`,
      section(say('facts.title'), groupFacts(group, hosts, language)),
    )}`,
  })
}

function trail({ language, house, group }: GroupModel): Content {
  const groups = { label: texts(language)('list.title'), href: listHref(house.id) }
  return breadcrumb({ label: frameTexts(language)('frame.place'), places: [groups, { label: group.name }] })
}

function joinPart({ language, house, group, entered, failure }: GroupModel): Content {
  const say = texts(language)
  if (group.state === 'ended') return notice({ kind: 'info', title: say('group.ended') })
  if (group.joining === 'closed') return html`<p>${say('join.closed')}</p>`
  const mark = say('oneOfBoth')
  const fields = fieldsOf({ language, schema: JoinForm, entered, failure, texts })
  return html`${fields.summary()}
    <p>${say(`join.${group.joining}`)}</p>
    ${form({
      action: `${groupHref(house.id, group.id)}/join`,
      attributes: { 'data-once': true },
      content: [
        textField({
          ...fields.field('name'),
          label: say('label.own'),
          attributes: { maxlength: 80, autocomplete: 'nickname' },
        }),
        emailField(fields.field('email', { mark })),
        telField({ ...fields.field('phone', { mark }), attributes: {} }),
        dataNote(house.id, language),
        actions(submit({ label: say(`join.send.${group.joining}`) })),
      ],
    })}`
}
