export {
  enteringWrite,
  leavingWrite,
  readLedger,
  readLedgers,
  readLedgersOf,
  readSomeLedgers,
  reopeningWrite,
} from '../store/ledger.ts'
