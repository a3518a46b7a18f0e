import type { SecretPlace } from '../secret.ts'
import { signedCall } from './signed-call.ts'
import type { AwsAccess } from './signed-call.ts'

const longestMilliseconds = 3000
/** A rush of new functions may ask more often in a second than AWS allows; half a second later they may again. */
const pauses = [100, 400, 1000]

/** A SecureString of Systems Manager's parameter store. `endpoint` only where it is not the region's own. */
export function parameterPlace(name: string, aws: AwsAccess, endpoint?: string): SecretPlace {
  const call = async (operation: string, asked: object): Promise<Answer> => {
    const url = new URL('/', endpoint ?? `https://ssm.${await aws.region()}.amazonaws.com`)
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AmazonSSM.${operation}` }
    const body = JSON.stringify({ Name: name, ...asked })
    return answerOf(await signedCall(aws, { service: 'ssm', url, headers, body, longestMilliseconds }))
  }
  return {
    async read() {
      const answer = await patiently(() => call('GetParameter', { WithDecryption: true }))
      if (answer.fault === 'ParameterNotFound') return undefined
      return answer.value ?? refuse(answer, name)
    },
    async write(secret) {
      const answer = await call('PutParameter', { Value: secret, Type: 'SecureString', Overwrite: true })
      if (answer.status !== 200) refuse(answer, name)
    },
  }
}

interface Answer {
  status: number
  /** AWS's name of what is wrong. */
  fault?: string | undefined
  value?: string | undefined
}

async function answerOf(response: Response): Promise<Answer> {
  const said = (await response.json()) as { __type?: string; Parameter?: { Value?: string } }
  return { status: response.status, fault: said.__type?.split('#').at(-1), value: said.Parameter?.Value }
}

/** Again where nobody answers, or who answers is busy. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (const pause of pauses) {
    const answer = await ask().catch(() => undefined)
    if (answer !== undefined && answer.status < 500 && answer.fault !== 'ThrottlingException') return answer
    await new Promise((done) => setTimeout(done, pause))
  }
  return ask()
}

function refuse({ status, fault = '' }: Answer, name: string): never {
  throw new Error(`The parameter ${name} cannot be used: ${status} ${fault}`.trim())
}
