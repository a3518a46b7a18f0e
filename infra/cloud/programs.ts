import { spawn } from 'node:child_process'

/** What a program said, and how it ended; 127 where there is no such program. */
export interface Said {
  code: number
  out: string
  errors: string
}

/** The programs that the first set-up calls: `aws`, `cdk`, `npm`, as the path has them. */
export interface Programs {
  /** Quietly, for what it says. */
  ask(program: string, args: readonly string[]): Promise<Said>
  /** At the terminal, where it may ask something itself. Throws if it fails. */
  run(program: string, args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<void>
}

/** A sentence for whoever sets up: what is missing, and what to do. Nothing is broken. */
export class NotYet extends Error {}

export const programs: Programs = {
  ask: (program, args) =>
    new Promise((done, failed) => {
      const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: withRegion() })
      let [out, errors] = ['', '']
      child.stdout.on('data', (chunk: Buffer) => void (out += String(chunk)))
      child.stderr.on('data', (chunk: Buffer) => void (errors += String(chunk)))
      child.on('error', (error) => {
        if (isMissing(error)) done({ code: 127, out, errors: `There is no program "${program}".` })
        else failed(error)
      })
      child.on('close', (code) => done({ code: code ?? 1, out: out.trim(), errors: errors.trim() }))
    }),
  run: (program, args, environment = {}) =>
    new Promise((done, failed) => {
      const child = spawn(program, args, { stdio: 'inherit', env: { ...withRegion(), ...environment } })
      const call = [program, ...args].join(' ')
      child.on('error', failed)
      child.on('close', (code) => {
        if (code === 0) done()
        else failed(new NotYet(`"${call}" failed. Mend what it says, then run this again: it goes on there.`))
      })
    }),
}

function isMissing(error: Error): boolean {
  return 'code' in error && error.code === 'ENOENT'
}

/** Older versions of the AWS CLI read one name of the region, the CDK and the SDK the other. */
function withRegion(): NodeJS.ProcessEnv {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env
  const region = AWS_REGION ?? AWS_DEFAULT_REGION
  return region === undefined
    ? process.env
    : { ...process.env, AWS_REGION: region, AWS_DEFAULT_REGION: region }
}

/** What `aws` answers as JSON; nothing where there is no such thing. Throws where AWS refuses for another reason, in its words. */
export async function askAws<Answer>(
  { ask }: Programs,
  ...args: readonly string[]
): Promise<Answer | undefined> {
  const { code, out, errors } = await ask('aws', [...args, '--output', 'json'])
  if (code === 0) return JSON.parse(out) as Answer
  if (/does not exist|NotFound/.test(errors)) return undefined
  throw new NotYet(`AWS refuses "aws ${args.slice(0, 2).join(' ')}": ${errors}`)
}
