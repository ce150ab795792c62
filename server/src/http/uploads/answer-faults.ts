import type { FastifyReply } from 'fastify'
import { FileFault } from '../../transfer/file-fault.ts'
import { ImportStopped, KeyTaken } from '../../transfer/run-import.ts'
import { Stopped, type StopReason } from '../../transfer/stopped.ts'
import { isPassing } from '../../transfer/writing/persistently.ts'
import { type ErrorDetail, type ErrorName, sendError } from '../errors.ts'
import { UploadFault } from './read-upload.ts'

const detailOf = (message: string, importId: string | null): ErrorDetail => ({
  keyword: 'importFile',
  dataPath: '',
  schemaPath: '#/importFile',
  params: importId === null ? {} : { import_id: importId },
  message: `should be a file that can be read to its end: ${message}`,
})

const stopNames: Readonly<Record<StopReason, ErrorName>> = {
  closing: 'starting',
  interrupted: 'starting',
  cancelled: 'conflict',
  unauthenticated: 'unauthenticated',
  forbidden: 'roleMayNot',
}

const nameOf = (fault: unknown): ErrorName | null => {
  if (fault instanceof UploadFault) return fault.refusal
  if (fault instanceof FileFault) return 'invalidRequest'
  if (fault instanceof Stopped) return stopNames[fault.reason]
  if (fault instanceof KeyTaken) return 'keyBusy'
  return isPassing(fault) ? 'unavailable' : null
}

/** Answers for a file that could not be imported to its end. What is none of the file's faults is thrown on. */
export const answerFault = (reply: FastifyReply, error: unknown): FastifyReply => {
  const stopped = error instanceof ImportStopped ? error : null
  const fault = stopped === null ? error : stopped.cause
  const name = nameOf(fault)
  if (name === null || !(fault instanceof Error)) throw fault
  // What is left of the body is in the way of a next request.
  reply.header('connection', 'close')
  const tells = stopped !== null || fault instanceof Stopped || name === 'invalidRequest'
  return sendError(reply, name, tells ? [detailOf(stopped?.message ?? fault.message, stopped?.importId ?? null)] : [])
}
