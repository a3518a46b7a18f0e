import * as z from 'zod/mini'

const Positive = z.int('is a whole number').check(z.minimum(1, 'is at least 1'))

const Stage = z.object({
  publicUrl: z
    .string()
    .check(z.regex(/^https?:\/\/[^\s/]+$/, 'is an address without a path, such as https://haus.example')),
  mailFrom: z
    .string()
    .check(
      z.regex(
        /^([^<>]+ <[!-;=?A-~]+@[\w.-]+>|[!-;=?A-~]+@[\w.-]+)$/,
        'is Name <address> or an address; the address in plain letters (haus@xn--…), the name as it is',
      ),
    ),
  senderExists: z._default(z.boolean(), false),
  operator: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))),
  domain: z.optional(z.string()),
  certificateArn: z.optional(
    z.string().check(z.regex(/^arn:aws:acm:us-east-1:/, 'is a certificate in us-east-1')),
  ),
  alarmMail: z.optional(z.string().check(z.regex(/^[^\s@]+@[^\s@]+$/, 'is an address'))),
  monthlyBudget: z._default(z.number().check(z.positive()), 25),
  requestsPerSecond: z._default(Positive, 300),
  requestsAtOnce: z._default(Positive, 600),
  copiesOfEachFunction: z.optional(Positive),
  tableName: z._default(z.string(), 'treffpunkt'),
  repository: z.optional(
    z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/, 'is owner/name of a repository on GitHub')),
  ),
  issuerExists: z._default(z.boolean(), false),
  restoredTable: z.optional(z.object({ name: z.string(), streamArn: z.string() })),
})

/**
 * One installation, as `cdk.json` describes it under `context.stages`. `publicUrl` begins every link in a mail; `domain` and
 * `certificateArn` go together; `restoredTable` is what the functions use instead of the data stack's own table after a restore
 * (docs/operations.md).
 */
export interface StageConfig {
  name: string
  publicUrl: string
  mailFrom: string
  /** The sender is known to SES already: by another stage of this account and region, or by hand. */
  senderExists: boolean
  /** Name, address, mail and telephone of who runs the installation, one a line: for its imprint. */
  operator?: string | undefined
  domain?: string | undefined
  certificateArn?: string | undefined
  alarmMail?: string | undefined
  /** Dollars. */
  monthlyBudget: number
  /** What the API answers for everybody together; more is turned away (429), so that a flood becomes no bill. */
  requestsPerSecond: number
  /** So many more may come in one moment. */
  requestsAtOnce: number
  /** Of each function at most so many run at once; taken from what the account has. Without it they share that. */
  copiesOfEachFunction?: number | undefined
  tableName: string
  /** `owner/name` on GitHub, from where this stage may be deployed. */
  repository?: string | undefined
  /** AWS knows GitHub already, by another stage of the account. */
  issuerExists: boolean
  restoredTable?: { name: string; streamArn: string } | undefined
}

/** What one field of a stage has to be, in a sentence, where it is something else. */
export function wrongIn(field: keyof typeof Stage.shape, value: unknown): string | undefined {
  const [issue] = Stage.shape[field].safeParse(value).error?.issues ?? []
  return issue && `${field} ${issue.message}.`
}

/** What functions and commands find a stage's table, pages and secret by, as `readSettings` reads it. */
export function environmentOf({ name, publicUrl, tableName, restoredTable }: StageConfig) {
  return {
    TABLE_NAME: restoredTable?.name ?? tableName,
    PUBLIC_URL: publicUrl,
    SECRET_URL: `ssm:/${secretName(name)}`,
  }
}

/** The parameter with a stage's secret, which `npm run secret` makes: CloudFormation cannot make encrypted ones. */
export const secretName = (stage: string) => `treffpunkt/${stage}/secret`

/** Finds a stage among those of `cdk.json`; throws one sentence that says what is missing or wrong. */
export function readStage(stages: unknown, name: string): StageConfig {
  const all = (stages ?? {}) as Record<string, unknown>
  if (!(name in all))
    throw new Error(`cdk.json has no stage "${name}"; it has: ${Object.keys(all).join(', ')}`)
  const parsed = Stage.safeParse(all[name])
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new Error(`Stage "${name}" in cdk.json: ${wrong.join('; ')}`)
  }
  const { data } = parsed
  if ((data.domain === undefined) !== (data.certificateArn === undefined)) {
    throw new Error(`Stage "${name}" in cdk.json: domain and certificateArn go together`)
  }
  if (name !== 'local' && !data.publicUrl.startsWith('https://')) {
    throw new Error(
      `Stage "${name}" in cdk.json: publicUrl begins with https://, or sessions and links are open to read`,
    )
  }
  if (name !== 'local' && `${data.publicUrl} ${data.mailFrom}`.includes('.example')) {
    throw new Error(
      `Stage "${name}" in cdk.json still has example addresses: docs/operations.md says what to put there`,
    )
  }
  return { name, ...data }
}
