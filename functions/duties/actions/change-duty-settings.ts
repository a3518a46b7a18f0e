import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import type { DutySettings } from '../schema.ts'
import { dutySettingsWrite } from '../store/settings.ts'

/** `version`: that of the form. */
export async function changeDutySettings(
  ctx: Context,
  actor: Actor,
  { house: id, keyAskDays, version }: DutySettings,
): Promise<void> {
  await loadManagedHouse(ctx, actor, id, 'change-settings')
  await ctx.table.transact([dutySettingsWrite({ house: id, keyAskDays, version: version + 1 })])
}
