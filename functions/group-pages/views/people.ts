import { waysTo } from '../../../shared/html/reach-links.ts'
import { actions, buttonForm, confirmation, form, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { dataTable } from '../../../shared/html/facts.ts'
import { emailField, telField, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { Entered } from '../../../shared/http/form.ts'
import type { SeenPerson } from '../../groups/actions/list-people.ts'
import { mayIn } from '../../groups/rules/rights.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { AddForm } from '../contract/pages.ts'
import { ownHref } from './links.ts'
import type { OwnModel } from './own-model.ts'
import { texts } from './texts.ts'
import { dataNote } from '../../houses/views/data-note.ts'

/** Who is in the group; for hosts also how they are reached, who waits at the door, and what can be done about each. */
export function peoplePart(model: OwnModel): Content {
  const { language, group, standing, people } = model
  if (!mayIn(group, standing, 'see-people')) return false
  const say = texts(language)
  const seesReach = mayIn(group, standing, 'see-reach')
  const columns = [
    { label: say('people.name') },
    { label: say('people.role') },
    ...(seesReach ? [{ label: say('people.reach') }, { label: say('people.do'), labelHidden: true }] : []),
  ]
  const table = dataTable({
    caption: say('people.title'),
    captionHidden: true,
    columns,
    rows: people.map((person) => rowOf(model, person, seesReach)),
  })
  const alone =
    standing === 'host' && group.hosts === 1 && group.members > 1 && html`<p>${say('people.oneHost')}</p>`
  return section(say('people.title'), html`${alone} ${table} ${addPart(model)}`, { id: 'people' })
}

function rowOf(model: OwnModel, person: SeenPerson, seesReach: boolean): Content[] {
  const { language, self } = model
  const say = texts(language)
  const isSelf = person.id === self.id
  const name = html`${person.name}${isSelf && html` <span class="quiet">${say('people.self')}</span>`}`
  const { standing } = person
  const isIn = standing === 'host' || standing === 'member'
  const role = isIn
    ? say(`role.${standing}`)
    : statusBadge('pending', say(`role.${standing as 'asked' | 'invited' | 'newcomer'}`))
  if (!seesReach) return [name, role]
  const reach = waysTo([person.email, person.phone], language)
  return [name, role, reach || say('people.noReach'), isSelf ? '' : stepsOf(model, person)]
}

/** What a host can do about somebody. */
function stepsOf({ language, own }: OwnModel, person: SeenPerson): Content {
  const say = texts(language)
  const { id, name, standing } = person
  const action = (step: string) => ownHref(own, `people/${id}/${step}`)
  const letIn =
    (standing === 'asked' || standing === 'newcomer') &&
    buttonForm({ action: action('let-in'), label: say('people.letIn') })
  const role =
    standing === 'member'
      ? buttonForm({ action: action('host'), label: say('people.makeHost') })
      : standing === 'host' && buttonForm({ action: action('member'), label: say('people.makeMember') })
  const out = confirmation({
    open: say(standing === 'asked' ? 'people.no' : 'people.out'),
    question: say('people.outQuestion', { name }),
    action: action('out'),
    label: say('people.outYes'),
    kind: 'danger',
  })
  return actions(letIn, role, out)
}

/** Somebody new: by mail they are invited, else they are in. */
function addPart({ language, group, standing, own, failed }: OwnModel): Content {
  if (!mayIn(group, standing, 'add-people') || group.state !== 'active') return false
  const say = texts(language)
  const failure = failed?.form === 'people' ? failed.failure : undefined
  const entered = failure?.entered ?? new Entered()
  const fields = fieldsOf({ language, schema: AddForm, entered, failure, texts })
  const content = html`${fields.summary()}
    <p>${say('add.more')}</p>
    ${form({
      action: ownHref(own, 'people'),
      content: [
        textField({ ...fields.field('name'), attributes: { maxlength: 80 } }),
        emailField({ ...fields.field('email'), attributes: { maxlength: 254, autocomplete: 'off' } }),
        telField({ ...fields.field('phone'), attributes: { autocomplete: 'off' } }),
        checkbox({
          name: 'role',
          value: 'host',
          label: say('label.role'),
          checked: entered.get('role') === 'host',
        }),
        dataNote(group.house, language),
        actions(submit({ label: say('add.send') })),
      ],
    })}`
  return details(say('add.title'), content, { open: failure !== undefined })
}
