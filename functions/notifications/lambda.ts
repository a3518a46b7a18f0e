import { awsAccess } from '../../shared/mail/aws.ts'
import { entry } from '../entry.ts'
import { schedules } from './schedule.ts'
import { takeChanges } from './stream.ts'

export const handler = entry({
  pages: () => import('./pages.ts'),
  stream: takeChanges,
  schedules,
  mail: async (settings) => {
    const { mailTransport } = await import('../../shared/mail/transport.ts')
    return mailTransport(settings, awsAccess)
  },
})
