/** What the thread of a function is started with; its environment comes beside it, from the `Worker` itself. */
export interface WorkerPlan {
  file: string
  exportName: string
  offset: SharedArrayBuffer
  name: string
  arn: string
  memoryMb: number
}

/** JSON on both ways, as between Lambda's service and its runtime: what JSON cannot carry does not arrive here either. */
export type Question = { id: number; requestId: string; event: string; deadline: number }
export type Answer = { id: number; result?: string; error?: { name: string; message: string; stack: string } }
