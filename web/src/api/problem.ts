/** What the server says when it says no: RFC 9457, with the fields that are wrong. */
export type FieldProblem = { field: string; message: string }

export type ProblemBody = {
  type?: string
  title?: string
  status?: number
  detail?: string
  errors?: FieldProblem[]
  [extra: string]: unknown
}

export class Problem extends Error {
  readonly status: number
  /** The last word of the problem's type, such as `two-factor-required`; `offline` when nothing answered. */
  readonly kind: string
  readonly fields: FieldProblem[]
  readonly body: ProblemBody

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.name = 'Problem'
    this.status = status
    this.kind = body.type?.split(/[/:#]/).pop() ?? (status === 0 ? 'offline' : 'unknown')
    this.fields = body.errors ?? []
    this.body = body
  }
}

export function isProblem(error: unknown, kind?: string): error is Problem {
  return error instanceof Problem && (kind === undefined || error.kind === kind)
}

/** Reads a bad answer of any shape: a problem document where the server wrote it, else its status. */
export async function problemFrom(response: Response): Promise<Problem> {
  try {
    return new Problem(response.status, (await response.json()) as ProblemBody)
  } catch {
    return new Problem(response.status, { title: response.statusText || `HTTP ${response.status}` })
  }
}
