import { addMinutes } from '../../shared/time/civil.ts'
import type { Act } from './meetings-answers.ts'
import { closing } from './meetings-closing.ts'
import { helpers } from './meetings-duties.ts'
import { guests } from './meetings-guests.ts'
import { hosts } from './meetings-hosts.ts'
import type { Kind } from './meetings-operations.ts'

/** Everything that can happen. */
export const acts: Record<Kind, Act> = {
  ...guests,
  ...helpers,
  ...hosts,
  ...closing,

  async wait({ model }, { hours }) {
    model.now = addMinutes(model.now, hours * 60)
  },
}
