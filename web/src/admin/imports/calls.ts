import type { Job } from '@/api/jobs'
import { request } from '@/api/client'

import { type Kind, pathOf } from './fields'

export type ImportRequest = {
  kind: Kind
  file: File
  mapping: Record<string, string>
  dryRun: boolean
  moveStock: boolean
}

/** Sends the file; the answer is the job that reads it. */
export async function startImport({ kind, file, mapping, dryRun, moveStock }: ImportRequest): Promise<Job> {
  const body = new FormData()
  body.set('file', file)
  if (Object.keys(mapping).length > 0) body.set('mapping', JSON.stringify(mapping))
  body.set('dry_run', String(dryRun))
  if (kind === 'orders') body.set('move_stock', String(moveStock))
  const answer = await request(`${pathOf(kind)}/import`, { method: 'POST', body })
  return (await answer.json()) as Job
}

/** What a finished import has to say. */
export type ImportResult = { rows: number; imported: number; skipped: number; dryRun: boolean }

export function resultOf(job: Job): ImportResult | null {
  const result = job.result
  if (!result) return null
  const number = (name: string) => Number(result[name] ?? 0)
  return {
    rows: number('rows'),
    imported: number('imported'),
    skipped: number('skipped'),
    dryRun: Boolean(result['dry_run']),
  }
}

/** `imports.products` and the like: what a job brought in. */
export function kindOf(job: Job): Kind | null {
  const word = /(products|inventory|customers|orders|keywords|supplier_catalog|competitor_prices|market)/.exec(
    job.kind,
  )?.[1]
  return (word as Kind | undefined) ?? null
}
