import { confirmation } from '../../../shared/html/buttons.ts'
import { checkbox, radios } from '../../../shared/html/choices.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { mayIn } from '../../groups/rules/rights.ts'
import { problemMessage } from '../../../shared/http/words.ts'
import { ownHref } from './links.ts'
import type { OwnModel } from './own-model.ts'
import { texts } from './texts.ts'

/** Going: one click more, and for the only host the question who goes on. */
export function leavePart(model: OwnModel): Content {
  const { language, group, standing, own } = model
  if (!mayIn(group, standing, 'leave')) return false
  const say = texts(language)
  const kind = standing === 'host' || standing === 'member' ? 'leave' : 'back'
  const going = confirmation({
    open: say(`${kind}.open`),
    question: say(`${kind}.question`),
    action: ownHref(own, 'leave'),
    label: say(`${kind}.yes`),
    kind: 'danger',
    content: standing === 'host' && group.hosts === 1 && group.state === 'active' && successorPart(model),
  })
  return section(say(`${kind}.title`), going)
}

/** Why somebody is still there, or a word was not given; said above everything else. */
export function stepProblem({ language, failed }: OwnModel): Content {
  if (failed?.form !== 'leave' && failed?.form !== 'trust') return false
  const { code, facts } = failed.failure
  const { title, detail } = problemMessage(language, code, facts, texts)
  return notice({ kind: 'problem', title, content: detail })
}

/** Whoever is named hosts it from then on; where nobody is, all are asked. */
function successorPart({ language, people }: OwnModel): Content {
  const say = texts(language)
  const members = people.filter((person) => person.standing === 'member')
  const options = members.map(({ id, name }) => ({ value: id, label: name }))
  return [
    html`<p>${say('leave.onlyHost')}</p>`,
    options.length > 0 && radios({ name: 'successor', legend: say('leave.successor'), chosen: [], options }),
    checkbox({ name: 'anyway', label: say(members.length > 0 ? 'leave.askAll' : 'leave.nobody') }),
  ]
}
