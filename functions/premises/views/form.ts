import type * as z from 'zod/mini'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { weekdays } from '../../../shared/time/civil.ts'
import { formatWeekday } from '../../../shared/time/format.ts'
import type { House } from '../../houses/schema.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { hrefTo, manageTrail } from '../../houses/views/manage-frame.ts'
import { texts } from './texts.ts'

/** The fields of a form with hours in it, each called by its day. */
export function fieldsIn(form: {
  language: Language
  entered: Entered
  failure?: Failure | undefined
  schema: z.core.$ZodType
}): FormFields {
  const { language } = form
  const say = texts(language)
  return fieldsOf({
    ...form,
    texts,
    anchor: anchorOf,
    labelOf: (name) => {
      const weekday = weekdays.find((day) => name.startsWith(`hours.${day}`))
      if (weekday) return formatWeekday(weekday, language)
      if (name.startsWith('workdays')) return say('workdays.title')
      if (name.startsWith('exceptions')) return say('exceptions.title')
      if (/^(contains|excludes)\./.test(name)) return say('room.together')
      return name.startsWith('features') ? say('features.title') : undefined
    },
    wrong: ({ name, code }) => {
      if (!/^(hours|workdays|exceptions)\b/.test(name) || code !== 'invalid-value') return undefined
      return say(name.endsWith('.to') ? 'reason.span-backwards' : 'reason.spans-overlap')
    },
  })
}

/** Where a name leads that has no control of its own. */
export function anchorOf(name: string): string {
  if (/^hours(\.\w+)?$/.test(name)) return `${name === 'hours' ? 'hours.mo' : name}.0.from`
  if (name === 'workdays') return 'workdays.0.from'
  if (/^exceptions\.\d+\.open$/.test(name)) return `${name}.0.from`
  if (/^(contains|excludes)\./.test(name)) return name.split('.')[0] ?? name
  return name === 'features' ? 'features.0' : name
}

/** A part with fieldsets of its own inside. */
export function part(title: string, hint: string, content: Content): Content {
  return html`<section>
    <h2>${title}</h2>
    <p class="hint">${hint}</p>
    ${content}
  </section>`
}

/** From all rooms to one of their pages. */
export function trail({ language, house }: { language: Language; house: House }, title: string): Html {
  const rooms = { label: texts(language)('list.title'), href: hrefTo('rooms', house.id) }
  return manageTrail(language, rooms, { label: title })
}
