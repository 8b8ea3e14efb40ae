import { useState } from 'react'

/** A key that stays the same while a dialog is open: what it sends twice is done once. */
export function useKey(): string {
  return useState(newKey)[0]
}

// Not randomUUID: that one is missing where the shop is opened over plain HTTP.
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
