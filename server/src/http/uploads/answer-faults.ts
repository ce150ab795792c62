import type { FastifyReply } from 'fastify'
import { failureOf } from '../../storage/failures.ts'
import { FileFault } from '../../transfer/file-fault.ts'
import { ImportStopped } from '../../transfer/run-import.ts'
import { TryAgain } from '../../transfer/writing/outcomes.ts'
import { type ErrorDetail, type ErrorName, sendError } from '../errors.ts'
import { UploadFault } from './read-upload.ts'

const detailOf = (message: string, importId: string | null): ErrorDetail => ({
  keyword: 'importFile',
  dataPath: '',
  schemaPath: '#/importFile',
  params: importId === null ? {} : { import_id: importId },
  message: `should be a file that can be read to its end: ${message}`,
})

const nameOf = (fault: unknown): ErrorName | null => {
  if (fault instanceof UploadFault) return fault.refusal
  if (fault instanceof FileFault) return 'invalidRequest'
  return fault instanceof TryAgain || failureOf(fault) !== 'faulty' ? 'unavailable' : null
}

/** Answers for a file that could not be imported to its end. What is none of the file's faults is thrown on. */
export const answerFault = (reply: FastifyReply, error: unknown): FastifyReply => {
  const stopped = error instanceof ImportStopped ? error : null
  const fault = stopped === null ? error : stopped.cause
  const name = nameOf(fault)
  if (name === null || !(fault instanceof Error)) throw fault
  // What is left of the body is in the way of a next request.
  reply.header('connection', 'close')
  const tells = stopped !== null || name === 'invalidRequest'
  return sendError(reply, name, tells ? [detailOf(stopped?.message ?? fault.message, stopped?.importId ?? null)] : [])
}
