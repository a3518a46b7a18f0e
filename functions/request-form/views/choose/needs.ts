import { checkboxes } from '../../../../shared/html/choices.ts'
import type { Content } from '../../../../shared/html/markup.ts'
import { equipmentLine } from '../../../rooms/views/equipment.ts'
import { needsToChoose } from '../../rules/wish.ts'
import { texts } from './model.ts'
import type { ChooseModel } from './model.ts'

/** What has to be in the room, out of what the rooms of the house have. */
export function needsField({ language, house, rooms, wish }: ChooseModel): Content {
  const known = needsToChoose(rooms)
  const options = known.map(({ word, feature }) => ({
    value: word,
    label: equipmentLine([feature], { house, language }),
  }))
  if (options.length === 0) return false
  const legend = texts(language)('needs')
  return checkboxes({ name: 'needs', legend, look: 'list', options, chosen: wish.needs })
}
