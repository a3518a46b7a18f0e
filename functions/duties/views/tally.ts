import { inARow } from '../../../shared/in-a-row.ts'
import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { numberField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { page } from '../../../shared/html/layout.ts'
import { html, raw } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import { qrSvg } from '../../../shared/qr.ts'
import type { DateFile } from '../../attendances/actions/load.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { houseFooter, houseHref, housePage } from '../../rooms/views/frame.ts'
import { dutyPaths } from '../contract/paths.ts'
import { TallyInput } from '../schema.ts'
import type { Tally } from '../schema.ts'
import { whenWords } from './own.ts'
import { texts } from './texts.ts'

export interface TallyModel {
  language: Language
  file: DateFile & { tally: Tally | undefined }
  token: string
  done?: string | undefined
  failure?: Failure
}

export const tallyFields = ['children', 'young', 'adults', 'seniors', 'firstTimers', 'helpers'] as const

/** How many came: six large fields, ten seconds. */
export function tallyView({ language, file, token, done, failure }: TallyModel): string {
  const say = texts(language)
  const { house, meeting, date, tally } = file
  const here = href({ path: dutyPaths.tally }, { id: meeting.id, key: date.key, token })
  const entered = failure?.entered ?? enteredOf(tally ?? {})
  const isEmpty = tallyFields.every((name) => entered.get(name) === '')
  const wrong = () => (isEmpty ? say('tally.empty') : undefined)
  const fields = fieldsOf({ language, schema: TallyInput, entered, failure, texts, wrong })
  const field = (name: (typeof tallyFields)[number]) => {
    const { mark: _mark, ...given } = fields.field(name)
    return numberField({ ...given, attributes: { min: 0, max: 9999 } })
  }
  const isEarly = failure?.code === 'not-yet'
  return housePage({
    language,
    house,
    here,
    title: say('tally.title'),
    robots: 'noindex',
    ...(done === undefined ? {} : { notice: notice({ kind: 'success', title: say('tally.done') }) }),
    main: html`${isEarly ? notice({ kind: 'warning', title: say('tally.early') }) : fields.summary()}
    ${pageHeading(say('tally.title'), { lead: inARow([meeting.words.de.title, whenWords(date, language)], language) })}
    <p>${say('tally.lead')}</p>
    ${form({
      action: here,
      attributes: { class: 'tally' },
      content: [
        html`<div class="tally-fields" data-steps data-less="${say('tally.less')}" data-more="${say('tally.more')}">
          ${tallyFields.map(field)}
        </div>`,
        actions(
          submit({ label: say('tally.send') }),
          linkButton({ href: `${here}/sheet`, label: say('tally.sheet'), kind: 'plain' }),
        ),
      ],
    })}`,
  })
}

/** A sheet for the door: strokes on paper, and the code that opens the form. */
export function sheetView({
  language,
  file,
  url,
}: {
  language: Language
  file: DateFile
  url: string
}): string {
  const say = texts(language)
  const { house, meeting, date } = file
  const row = (name: (typeof tallyFields)[number]): Content =>
    html`<tr>
      <th scope="row">${say(`label.${name}`)}</th>
      <td></td>
    </tr>`
  return page({
    language,
    title: say('tally.sheetTitle'),
    brand: { name: house.name, href: houseHref(house.id) },
    navigation: [],
    words: { skip: say('tally.skip'), navigation: say('tally.title') },
    robots: 'noindex',
    footer: houseFooter(house, language),
    main: html`<div class="plan">
      <div class="plan-head">
        <div>
          <h1>${meeting.words.de.title}</h1>
          <p class="lead">${whenWords(date, language)}</p>
          <p>${say('tally.strokes')}</p>
        </div>
        <div class="plan-code">${raw(qrSvg(url))}</div>
      </div>
      <table class="tick-sheet">
        <caption>
          ${say('tally.caption')}
        </caption>
        <tbody>
          ${tallyFields.map(row)}
        </tbody>
      </table>
    </div>`,
  })
}
