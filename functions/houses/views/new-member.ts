import { languageOptions } from '../../../shared/html/language-options.ts'
import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import { emailField, select, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { teamRoutes } from '../contract/team.ts'
import type { TeamHouse } from '../rules/roles.ts'
import { capability } from '../contract.ts'
import de from '../texts/team.de.json' with { type: 'json' }
import en from '../texts/team.en.json' with { type: 'json' }
import { fieldsOf } from './form-fields.ts'
import { hrefTo, managePage, manageTrail } from './manage-frame.ts'
import { dataNote } from './data-note.ts'

const texts = textsOf(capability.problems, { name: 'houses/team', de, en })

export interface NewMemberModel {
  language: Language
  path: string
  house: TeamHouse
  entered: Entered
  failure?: Failure
}

/** Name, address and role of somebody who joins the team. */
export function newMemberView({ language, path, house, entered, failure }: NewMemberModel): string {
  const say = texts(language)
  const fields = fieldsOf({ language, entered, failure, texts, schema: teamRoutes.addToTeam.body })
  const { field, error } = fields
  const own = (name: string) => {
    const given = field(name)
    return { ...given, attributes: { ...given.attributes, autocomplete: 'off' } }
  }
  const { mark: _mark, attributes: _attributes, ...spoken } = field('language')
  const wrong = error('role')
  const places = [{ label: say('title'), href: hrefTo('team', house.id) }, { label: say('add.title') }]
  return managePage({
    language,
    path,
    house,
    title: say('add.title'),
    current: 'team',
    main: html`${failure && fields.summary()}
    ${pageHeading(say('add.title'), { lead: say('add.lead'), above: manageTrail(language, ...places) })}
    ${form({
      action: href(teamRoutes.addToTeam, { house: house.id }),
      content: [
        textField(own('name')),
        emailField(own('email')),
        radios({
          name: 'role',
          legend: say('label.role'),
          chosen: [entered.get('role')],
          options: (['deputy', 'manager'] as const).map((value) => ({
            value,
            label: say(`role.${value}`),
            detail: say(`role.${value}.detail`),
          })),
          ...(wrong === undefined ? {} : { error: wrong }),
        }),
        select({ ...spoken, groups: [{ options: languageOptions(language) }] }),
        dataNote(house.id, language),
        actions(
          submit({ label: say('add.send') }),
          linkButton({ href: hrefTo('team', house.id), label: say('leave'), kind: 'plain' }),
        ),
      ],
    })}`,
  })
}
