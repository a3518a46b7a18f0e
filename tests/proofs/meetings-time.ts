import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import type { Heard } from '../attendances/hearing.ts'
import { passOn } from './meetings-model.ts'
import type { Model } from './meetings-model.ts'

export interface Walked extends Heard {
  meeting: { id: string; manageToken: string }
  model: Model
}

/** Time passes, and timers run; on paper too. */
export async function later({ stage, model }: Walked, minutes: number): Promise<void> {
  model.now = addMinutes(model.now, minutes)
  stage.world.clock.set(model.now)
  await settleAttendances(stage.world.ctx)
  passOn(model)
}
