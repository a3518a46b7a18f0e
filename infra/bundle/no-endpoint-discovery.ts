/**
 * Stands for `@aws-sdk/middleware-endpoint-discovery` in the bundles: no operation of DynamoDB asks for it any more, and the original
 * makes each client a cache that nothing is put into, with the packages for it.
 */
export function resolveEndpointDiscoveryConfig<Config>(config: Config): Config {
  return config
}

/** The setting of it that the SDK reads out of the environment: there is none. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: (): undefined => undefined,
  configFileSelector: (): undefined => undefined,
  default: undefined,
}
