import { NotYet, askAws } from '../cloud/programs.ts'
import type { Asker } from './asker.ts'
import type { Programs } from '../cloud/programs.ts'

/** The distribution takes certificates from there only. */
const inVirginia = ['--region', 'us-east-1'] as const

interface Listed {
  CertificateSummaryList: { CertificateArn: string; DomainName: string; Status: string }[]
}

interface Described {
  Certificate: {
    DomainValidationOptions?: { ResourceRecord?: { Name: string; Type: string; Value: string } }[]
  }
}

/**
 * The certificate for a name: one that is issued, else one is requested. Until the DNS shows whose the name is nothing can go on: throws
 * with the record to set.
 */
export async function certificateOf(asker: Asker, programs: Programs, domain: string): Promise<string> {
  const { CertificateSummaryList: all = [] } =
    (await askAws<Listed>(programs, 'acm', 'list-certificates', ...inVirginia)) ?? {}
  const fitting = all.filter(({ DomainName }) => DomainName === domain || DomainName === wildcardOf(domain))
  const issued = fitting.find(({ Status }) => Status === 'ISSUED')
  if (issued) {
    asker.say(`  The certificate is there: ${issued.CertificateArn}`)
    return issued.CertificateArn
  }
  const waiting = fitting.find(({ Status }) => Status === 'PENDING_VALIDATION')
  const arn = waiting?.CertificateArn ?? (await request(programs, domain))
  throw new NotYet(await whatToSet(programs, domain, arn))
}

const wildcardOf = (domain: string) => domain.replace(/^[^.]+/, '*')

async function request(programs: Programs, domain: string): Promise<string> {
  const asked = ['--domain-name', domain, '--validation-method', 'DNS', ...inVirginia]
  const answer = await askAws<{ CertificateArn: string }>(programs, 'acm', 'request-certificate', ...asked)
  if (answer === undefined)
    throw new NotYet(
      `AWS gives no certificate for ${domain}: ask for one in the console of Certificate Manager in us-east-1.`,
    )
  return answer.CertificateArn
}

async function whatToSet(programs: Programs, domain: string, arn: string): Promise<string> {
  const asked = ['--certificate-arn', arn, ...inVirginia]
  const answer = await askAws<Described>(programs, 'acm', 'describe-certificate', ...asked)
  const records = (answer?.Certificate.DomainValidationOptions ?? []).flatMap(
    ({ ResourceRecord }) => ResourceRecord ?? [],
  )
  const lines = records.map(({ Name, Type, Value }) => `  ${Name} ${Type} ${Value}`)
  const where = lines.length > 0 ? lines.join('\n') : '  (AWS names it in a minute: run this again)'
  return `The certificate for ${domain} waits until its DNS shows whose name it is. Set this record:\n${where}\nand run this again once it is issued, mostly after some minutes.`
}
