import * as z from 'zod/mini'

const Environment = z.object({
  TABLE_NAME: z.string(),
  PUBLIC_URL: z.string().check(z.regex(/^https?:\/\/[^\s/]+$/)),
  SECRET_URL: z.string().check(z.regex(/^(ssm:\/[\w./-]+|file:\/\/\/.+)$/)),
  AWS_ENDPOINT_URL_SSM: z.optional(z.string()),
  MAIL_URL: z._default(z.string(), 'ses:'),
  MAIL_FROM: z._default(z.string(), 'Treffpunkt <noreply@treffpunkt.example>'),
  MAIL_SET: z.optional(z.string()),
  EDGE_KEY: z.optional(z.string().check(z.minLength(16))),
  RATE_LIMITS: z._default(z.enum(['on', 'off']), 'on'),
  OPERATOR: z.optional(z.string()),
  LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error']), 'info'),
})

/** What the deployment decides; parsed once, so that a missing value stops the start and not the tenth request. */
export interface Settings {
  tableName: string
  /** Where people reach the house, without a slash at the end; every link in a mail begins with it. */
  publicUrl: string
  /** `ssm:/path/of/a/parameter` or `file:///path`: where the installation's secret lies. */
  secretUrl: string
  /** Where the parameter store answers if not at the region's own address; named as AWS's own clients read it. */
  secretEndpoint?: string | undefined
  /** `ses:` or `smtp://host:port`. */
  mailUrl: string
  mailFrom: string
  /** SES's configuration set: by it SES tells which mails came back. */
  mailSet?: string | undefined
  /** What requests that came by the distribution bring along; nothing where there is no other way. */
  edgeKey?: string | undefined
  rateLimits: boolean
  /** Who runs the installation, as its imprint shall say it. */
  operator?: string | undefined
  logLevel: 'debug' | 'info' | 'warn' | 'error'
}

/** Reads the environment of a function; throws a sentence that names every variable that is missing or wrong. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.'))
    throw new Error(`The environment lacks or misspells: ${names.join(', ')}`)
  }
  const { data } = parsed
  return {
    tableName: data.TABLE_NAME,
    publicUrl: data.PUBLIC_URL,
    secretUrl: data.SECRET_URL,
    secretEndpoint: data.AWS_ENDPOINT_URL_SSM,
    mailUrl: data.MAIL_URL,
    mailFrom: data.MAIL_FROM,
    mailSet: data.MAIL_SET,
    edgeKey: data.EDGE_KEY,
    rateLimits: data.RATE_LIMITS === 'on',
    operator: data.OPERATOR,
    logLevel: data.LOG_LEVEL,
  }
}
