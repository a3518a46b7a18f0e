/** The body of `CreateTable`, and what is set afterwards. */
export interface LocalTable {
  name: string
  keySchema: unknown[]
  attributes: unknown[]
  indexes: { IndexName: string; KeySchema: unknown; Projection: unknown }[]
  streamView?: string
  timeToLive?: string
}

export interface FunctionPlan {
  arn: string
  /** Short name for logs, out of the construct's path. */
  label: string
  file: string
  exportName: string
  environment: Record<string, string>
  timeoutMs: number
  memoryMb: number
}

export interface StreamPlan {
  name: string
  tableName: string
  functionArn: string
  batchSize: number
  /** Event patterns of which one must fit; none = everything. */
  patterns: Record<string, unknown>[]
  reportsItemFailures: boolean
  bisects: boolean
  /** After so many repetitions a batch goes to the dead letters; undefined = as long as the records live. */
  retries?: number
}
