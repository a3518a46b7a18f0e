import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import type { Booking } from '../../bookings/schema.ts'
import { errorsAbove } from '../../bookings/views/errors.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { openFields, openFieldset, texts } from './open.ts'
import { framed } from './side.ts'
import type { Behind, Side } from './side.ts'

export interface OpenModel extends Omit<Behind, 'now'> {
  booking: Booking
  entered: Entered
  failure?: Failure
}

/** A booking becomes something that others may come to. */
export function openView(model: OpenModel): string {
  const { language, side, failure } = model
  const say = texts(language)
  const action = pathOf(side, { host: meetingPaths.open, manager: meetingPaths.managedOpen })
  const back = pathOf(side, { host: bookingPaths.own, manager: bookingPaths.managed })
  return framed(
    { ...model, now: '' },
    {
      title: say('page.title'),
      here: action,
      main: html`${failure && errorsAbove(model, openFields)}
      ${pageHeading(say('page.title'), { lead: say('page.lead') })}
      ${form({
        action,
        attributes: { 'data-once': true },
        content: [
          openFieldset(model),
          actions(
            submit({ label: say('page.send') }),
            linkButton({ href: back, label: say('page.leave'), kind: 'plain' }),
          ),
        ],
      })}`,
    },
  )
}

function pathOf({ kind, ...params }: Side, paths: Record<Side['kind'], string>): string {
  return href({ path: paths[kind] as `/${string}` }, params)
}
