import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import { besideHouse } from '../../houses/actions/beside-house.ts'
import { DutySettings } from '../schema.ts'

const Settings = entity({
  type: 'duty-settings',
  schema: DutySettings,
  key: ({ house }: { house: string }) => besideHouse(house, 'DUTIES'),
})

const usual = { keyAskDays: 5, version: 0 }

/** Among what stands beside the house; a house that never said anything has the usual. */
export function dutySettingsAmong(house: string, beside: readonly Item[]): DutySettings {
  const item = beside.find(({ type }) => type === Settings.type)
  return item ? Settings.parse(item) : { ...usual, house }
}

export function dutySettingsWrite(settings: DutySettings): Write {
  const before = settings.version - 1
  const when = [before === 0 ? absent('pk') : equals('version', before)]
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return Settings.put(settings, { when, refuse })
}
