import type { Route } from '../../../shared/http/contract.ts'
import { blockRoutes } from './blocks.ts'
import { closureRoutes } from './closures.ts'

export const jsonRoutes = { ...blockRoutes, ...closureRoutes } as const satisfies Record<string, Route>
