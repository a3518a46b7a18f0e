import { roomsInUse } from '../../rooms/rules/hours.ts'
import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkboxes } from '../../../shared/html/choices.ts'
import { fieldset, hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { spokenFacts } from '../../bookings/views/managed.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { Meeting } from '../../meetings/schema.ts'
import { MoreForm } from '../contract/forms.ts'
import { framed, hrefOf } from './side.ts'
import type { Behind } from './side.ts'
import { failedNotice, texts } from './texts.ts'
import { whenFields } from './when-fields.ts'

export interface MoreModel extends Behind {
  meeting: Meeting
  today: string
  entered: Entered
  /** Of the form: however often it arrives, it is one booking. */
  key: string
  failure?: Failure | undefined
}

/** A meeting goes on: more dates, in the same rooms or in others. */
export function moreView(model: MoreModel): string {
  const { language, side, meeting, rooms, entered, failure, key } = model
  const say = texts(language)
  const spoken = (facts: Failure['facts']) => spokenFacts(facts, { rooms, language })
  const fields = fieldsOf({ language, schema: MoreForm, entered, failure, texts, spoken })
  const isHost = side.kind === 'host'
  return framed(model, {
    title: say('more.title'),
    here: hrefOf(side, 'more'),
    main: html`${failure?.code === 'changed-meanwhile' ? failedNotice(language, failure.code) : fields.summary()}
      <p><a href="${hrefOf(side)}">${meeting.words.de.title}</a></p>
      ${pageHeading(say('more.title'), { lead: say(isHost ? 'more.leadHost' : 'more.lead') })}
      ${form({
        action: hrefOf(side, 'more'),
        attributes: { 'data-once': true },
        content: [
          hiddenField('key', key),
          hiddenField('version', String(meeting.version)),
          fieldset({ legend: say('more.when'), content: whenFields(fields, model) }),
          meeting.venue.kind === 'rooms' &&
            checkboxes({
              name: 'rooms',
              legend: say('more.rooms'),
              chosen: entered.all('rooms'),
              options: roomsInUse(rooms, entered.all('rooms')).map(({ id, name }) => ({
                value: id,
                label: name,
              })),
            }),
          actions(
            submit({ label: say(isHost ? 'more.sendHost' : 'more.send') }),
            linkButton({ href: hrefOf(side), label: say('edit.leave'), kind: 'plain' }),
          ),
        ],
      })}`,
  })
}
