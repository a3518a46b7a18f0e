import { peopleWords } from '../../rooms/views/people.ts'
import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { fieldRow, hiddenField, numberField, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details, section } from '../../../shared/html/panels.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { dutyWords, usualDuties } from '../../duties/views/duty-words.ts'
import { dutiesSeenOf } from '../rules/seen.ts'
import type { MeetingModel } from './meeting-model.ts'
import { hrefOf } from './side.ts'
import { texts } from './texts.ts'

type Model = Pick<MeetingModel, 'language' | 'side' | 'duties' | 'shares' | 'dutiesFailure'>

/** What each date needs, and who did how much. */
export function helpingPart(model: Model): Content {
  const { language, duties, shares } = model
  const say = texts(language)
  const needed = duties.map((duty) => ({
    name: dutyWords(duty, language),
    value: peopleWords(duty.needed, language),
  }))
  const done = html`<ul>
    ${shares.map((share) => html`<li>${say('helping.share', share)}</li>`)}
  </ul>`
  return section(
    say('helping.title'),
    html`<p>${say('helping.lead')}</p>
      ${definitionList(needed)} ${details(say('helping.open'), dutiesForm(model), { open: model.dutiesFailure !== undefined })}
      ${shares.length > 0 && details(say('helping.shares'), done)}`,
    { id: 'duties' },
  )
}

function dutiesForm({ language, side, duties, dutiesFailure }: Model): Content {
  const say = texts(language)
  const typed = dutiesFailure?.entered
  const own = duties.filter(({ duty }) => !(usualDuties as readonly string[]).includes(duty))
  const all = [...usualDuties.map((duty) => ({ duty })), ...own]
  const fields = all.map((each, at) => {
    const known = duties.find(({ duty }) => duty === each.duty)
    return [
      hiddenField(`duties.${at}.duty`, each.duty),
      numberField({
        name: `duties.${at}.needed`,
        label: dutyWords(each, language),
        value: typed ? typed.get(`duties.${numberOf(typed, each.duty)}.needed`) : String(known?.needed ?? ''),
        attributes: { min: 0, max: 20 },
      }),
    ]
  })
  return form({
    action: hrefOf(side, 'duties'),
    content: [
      hiddenField('seen', dutiesSeenOf(duties)),
      fieldRow(...fields),
      fieldRow(
        textField({
          name: 'other',
          value: typed?.get('other') ?? '',
          label: say('helping.other'),
          attributes: { maxlength: 60 },
        }),
        numberField({
          name: 'otherNeeded',
          label: say('helping.otherNeeded'),
          value: typed?.get('otherNeeded') ?? '',
          attributes: { min: 0, max: 20 },
        }),
      ),
      actions(submit({ label: say('helping.send'), kind: 'secondary' })),
    ],
  })
}

/** In which row of what was sent a duty stands: others may have been added since. */
function numberOf(typed: Entered, duty: string): string {
  return typed.below('duties.').find((at) => typed.get(`duties.${at}.duty`) === duty) ?? ''
}
