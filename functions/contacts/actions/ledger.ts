export {
  enteringWrite,
  isLeaving,
  leavingWrite,
  provedWrite,
  readLedger,
  readLedgers,
  readLedgersOf,
  readSomeLedgers,
  reopeningWrite,
} from '../store/ledger.ts'
