import { expect, it } from 'vitest'

import { serverEvents } from './sse'

function stream(...chunks: string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk))
      controller.close()
    },
  })
}

async function all(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const found = []
  for await (const event of serverEvents(body)) found.push(event)
  return found
}

it('reads events however the network cuts them', async () => {
  expect(
    await all(stream('event: job\r\nda', 'ta: {"done": 1}\r\n\r', '\nevent: job\r\ndata: {"done": 2}\r\n\r\n')),
  ).toEqual([
    { event: 'job', data: '{"done": 1}' },
    { event: 'job', data: '{"done": 2}' },
  ])
})

it('keeps a letter whole that two chunks share', async () => {
  const bytes = new TextEncoder().encode('data: ё\n\n')
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 7))
      controller.enqueue(bytes.slice(7))
      controller.close()
    },
  })
  expect(await all(body)).toEqual([{ event: 'message', data: 'ё' }])
})

it('leaves comments that keep the line open aside, and joins lines of one event', async () => {
  expect(await all(stream(': ping\n\n', 'data: one\ndata: two\n\n'))).toEqual([{ event: 'message', data: 'one\ntwo' }])
})
