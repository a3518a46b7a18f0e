import { picked, said, some } from './meetings-answers.ts'
import type { Act } from './meetings-answers.ts'
import { dutyPath } from '../duties/a-duty.ts'
import { dayOf, endOf, needed } from './meetings-model.ts'

/** What people do who help. */
export const helpers = {
  async take({ stage, meeting, model }, operation) {
    const day = picked(model, operation)
    const duty = operation.isNew ? 'key' : 'tea'
    const there = model.helpers.filter((each) => each.key === day.key && each.duty === duty)
    const fate =
      endOf(day) <= model.now
        ? 'in-the-past'
        : !day.isOn || !model.isShown
          ? 'registration-closed'
          : there.length >= needed[duty]
            ? 'duty-taken'
            : 'done'
    const answer = await stage.post(dutyPath(meeting.id, day.key, duty), { name: 'Mia' })
    if (said(answer, fate)) model.helpers.push({ key: day.key, duty, token: answer.json.token })
  },

  async giveBack({ stage, meeting, model }, { pick }) {
    const helper = some(model.helpers, pick)
    if (helper === undefined) return
    const isLate = endOf(dayOf(model, helper.key)) <= model.now
    const { token } = helper
    const path = dutyPath(meeting.id, helper.key, helper.duty)
    const answer = await stage.world.call('DELETE', path, { token })
    if (said(answer, isLate ? 'in-the-past' : 'done'))
      model.helpers = model.helpers.filter((each) => each !== helper)
  },
} satisfies Record<string, Act>
