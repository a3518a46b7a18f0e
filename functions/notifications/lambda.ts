import { awsAccess } from '../../shared/mail/aws.ts'
import { entry } from '../entry.ts'
import { news } from '../news.ts'
import { schedulesWith } from './schedule.ts'
import { takeChanges } from './stream.ts'

export const handler = entry({
  pages: async () => ({ pages: (await import('./pages.ts')).pagesWith(news) }),
  stream: (ctx, records) => takeChanges(ctx, news, records),
  schedules: schedulesWith(news),
  feedback: async (ctx, detail) => {
    const [{ feedbackOf }, { takeFeedback }] = await Promise.all([
      import('../../shared/mail/feedback.ts'),
      import('./actions/take-feedback.ts'),
    ])
    const feedback = feedbackOf(detail)
    if (feedback !== undefined) await takeFeedback(ctx, feedback)
  },
  mail: async (settings) => {
    const { mailTransport } = await import('../../shared/mail/transport.ts')
    return mailTransport(settings, awsAccess)
  },
})
