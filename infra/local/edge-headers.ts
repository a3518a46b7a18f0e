import type { ResolvedResource } from './template.ts'
import { physicalName } from './template.ts'

/** A header that the edge puts on answers; without `override` only where the function says none. */
export interface EdgeHeader {
  /** In lower case. */
  name: string
  value: string
  override: boolean
}

interface PolicyConfig {
  SecurityHeadersConfig?: {
    StrictTransportSecurity?: {
      AccessControlMaxAgeSec: number
      IncludeSubdomains?: boolean
      Preload?: boolean
      Override: boolean
    }
    ContentTypeOptions?: { Override: boolean }
  }
  CustomHeadersConfig?: { Items: { Header: string; Value: string; Override: boolean }[] }
}

/** The headers of each response headers policy of the template, by the policy's id. */
export function edgeHeadersOf(resources: readonly ResolvedResource[]): Map<string, EdgeHeader[]> {
  return new Map(
    resources
      .filter(({ resource }) => resource.Type === 'AWS::CloudFront::ResponseHeadersPolicy')
      .map(({ stack, id, properties }) => [
        physicalName(stack, id),
        headersOf(properties['ResponseHeadersPolicyConfig'] as PolicyConfig),
      ]),
  )
}

function headersOf({ SecurityHeadersConfig: security = {}, CustomHeadersConfig: custom }: PolicyConfig) {
  const { StrictTransportSecurity: transport, ContentTypeOptions: types } = security
  const words = transport && [
    `max-age=${transport.AccessControlMaxAgeSec}`,
    ...(transport.IncludeSubdomains === true ? ['includeSubDomains'] : []),
    ...(transport.Preload === true ? ['preload'] : []),
  ]
  const headers: EdgeHeader[] = (custom?.Items ?? []).map(({ Header, Value, Override }) => ({
    name: Header.toLowerCase(),
    value: Value,
    override: Override,
  }))
  if (transport && words)
    headers.push({ name: 'strict-transport-security', value: words.join('; '), override: transport.Override })
  if (types) headers.push({ name: 'x-content-type-options', value: 'nosniff', override: types.Override })
  return headers
}

/** An answer as it leaves the edge. */
export function withEdgeHeaders<Answer extends { headers: Readonly<Record<string, string>> }>(
  answer: Answer,
  said: readonly EdgeHeader[],
): Answer {
  const has = new Set(Object.keys(answer.headers).map((name) => name.toLowerCase()))
  const more = said.filter(({ name, override }) => override || !has.has(name))
  const overridden = new Set(more.map(({ name }) => name))
  const own = Object.entries(answer.headers).filter(([name]) => !overridden.has(name.toLowerCase()))
  return { ...answer, headers: Object.fromEntries([...own, ...more.map(({ name, value }) => [name, value])]) }
}
