export { countsKey, countsType, readCounts, readManyCounts } from '../store/counts.ts'
