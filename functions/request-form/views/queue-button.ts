import { inARow } from '../../../shared/in-a-row.ts'
import { actions, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { texts } from '../../waitlist/views/texts.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'
import { queueRoutes } from '../contract/queue.ts'

/**
 * "Tell me if it becomes free": a button in the booking form, which it sends to the queue as it is filled in, so that nothing is
 * typed twice.
 */
export function waitForIt({
  language,
  house,
  managed = false,
}: {
  language: Language
  house: string
  managed?: boolean
}): Html {
  const say = texts(language)
  const route = managed ? queueRoutes.sendManagedQueue : queueRoutes.sendQueue
  const attributes = { formaction: href(route, { house }) }
  const label = say(managed ? 'button.tellThem' : 'button.tellMe')
  return html`<p>${say(managed ? 'button.waitThem' : 'button.wait')}</p>
    ${actions(submit({ label, kind: 'secondary', attributes }))}`
}

/** Where requests compete for a room that is asked for: whether to wait if somebody else gets the time. */
export function queueChoice({ language, rooms, entered, forThem }: WhenForm): Html | false {
  const isAsked = ({ id }: { id: string }) => !entered.has('rooms') || entered.has('rooms', id)
  const names = rooms.filter((room) => room.contention === 'compete' && isAsked(room)).map(({ name }) => name)
  if (names.length === 0) return false
  const say = texts(language)
  return checkbox({
    name: 'queueIfTaken',
    label: say(forThem ? 'choice.labelThem' : 'choice.label'),
    hint: say('choice.hint', { rooms: inARow(names, language) }),
    checked: entered.has('queueIfTaken'),
  })
}
