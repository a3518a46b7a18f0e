export { datesName, programmeEntryType, programmeKey, readProgrammeItems } from '../store/programme.ts'
