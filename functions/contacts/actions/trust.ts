export { noTrustWrite, readTrusted, trustWrite } from '../store/trust.ts'
