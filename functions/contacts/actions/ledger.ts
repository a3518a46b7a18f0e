export { enteringWrite, isLeaving, leavingWrite, provedWrite, reopeningWrite } from '../store/ledger.ts'
export { readLedger, readLedgers, readLedgersOf, readSomeLedgers } from '../store/ledger-reads.ts'
