import type { Context } from '../../shared/context.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { demandOther } from './acting.ts'

/** The context as a function has it on AWS, where reading the secret and sending mail want a grant too. */
export function granted(ctx: Context): Context {
  const secret = () => {
    demandOther('ssm:GetParameter', () => true)
    return ctx.secret()
  }
  const sends = ({ sendsMail }: Capability) => sendsMail === true
  const mail: Context['mail'] = {
    send: (...given) => {
      demandOther('ses:SendEmail', sends)
      return ctx.mail.send(...given)
    },
    perSecond: async () => {
      demandOther('ses:GetAccount', sends)
      return ctx.mail.perSecond?.()
    },
  }
  // Not a copy: tests change what a context holds while its functions run.
  return new Proxy(ctx, {
    get: (from, name) =>
      name === 'secret' ? secret : name === 'mail' ? mail : (Reflect.get(from, name) as unknown),
  })
}
