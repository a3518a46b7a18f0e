import { submit } from '../../../shared/html/buttons.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { queuePages } from '../contract/queue.ts'
import { texts } from './queue-texts.ts'

/**
 * "Tell me if it becomes free": a button for the booking form, which it sends to the queue as it is filled in, so that nothing is
 * typed twice.
 */
export function queueButton({
  language,
  house,
  managed = false,
}: {
  language: Language
  house: string
  managed?: boolean
}): Html {
  const route = managed ? queuePages.sendManagedQueue : queuePages.sendQueue
  const attributes = { formaction: href(route, { house }) }
  return submit({ label: texts(language)('button.tellMe'), kind: 'secondary', attributes })
}
