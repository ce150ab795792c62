import { Paper, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import type { ImportKind } from '../../../../server/src/catalogue/records/import-fields.ts'
import { useAccount } from '../../api/accounts.ts'
import { importPreviewQuery } from '../../api/imports.ts'
import { FileStep } from './importing/file-step.tsx'
import { type Head, headOf } from './importing/first-lines.ts'
import { columnsOf, type ImportPlan } from './importing/kinds.ts'
import { MappingStep } from './importing/mapping-step.tsx'
import { PastImports } from './importing/past-imports.tsx'
import { RunStep } from './importing/run-step.tsx'
import { IntegrationsFrame } from './integrations-frame.tsx'

const headBytes = 65_536

const Step = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} p="md">
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  )
}

type PlanProps = {
  readonly plan: ImportPlan
  readonly head: Head | null
  readonly onChange: (plan: ImportPlan) => void
  readonly onAgain: () => void
}

const PlanSteps = ({ plan, head, onChange, onAgain }: PlanProps) => {
  const { id } = useAccount()
  const asked = { account_id: id, kind: plan.kind, ...columnsOf(plan) }
  const preview = useQuery(importPreviewQuery(plan.file, asked))
  return (
    <>
      <Step title="2. Columns">
        <MappingStep plan={plan} head={head} onChange={onChange} />
      </Step>
      <Step title="3. Check and import">
        {/* Another mapping is another check. */}
        <RunStep
          key={JSON.stringify(asked)}
          plan={plan}
          isReady={preview.data !== undefined && preview.error === null && !preview.isPlaceholderData}
          onAgain={onAgain}
        />
      </Step>
    </>
  )
}

/** A file becomes records in three steps: choose it, say what its columns are, check and import. */
const Importing = () => {
  const [kind, setKind] = useState<ImportKind>('prospects')
  const [plan, setPlan] = useState<ImportPlan | null>(null)
  const [head, setHead] = useState<Head | null>(null)
  const choose = async (file: File | null): Promise<void> => {
    setHead(null)
    setPlan(file === null ? null : { kind, file, wishes: {} })
    if (file !== null) setHead(headOf(await file.slice(0, headBytes).text()))
  }
  const chooseKind = (next: ImportKind): void => {
    setKind(next)
    if (plan !== null) setPlan({ kind: next, file: plan.file, wishes: {} })
  }
  return (
    <Stack gap="md">
      <Step title="1. File">
        <FileStep kind={kind} file={plan?.file ?? null} onKind={chooseKind} onFile={(file) => void choose(file)} />
      </Step>
      {plan !== null && <PlanSteps plan={plan} head={head} onChange={setPlan} onAgain={() => void choose(null)} />}
    </Stack>
  )
}

export const ImportPage = () => (
  <IntegrationsFrame
    title="Import"
    needs="importRecords"
    about="An import may be run again at any time: what is there already is found, and nothing is doubled."
  >
    <Importing />
    <PastImports />
  </IntegrationsFrame>
)
