// @ts-check
// JavaScript, because a thread reads it anew. It asks as eight neighbours at once would, away from the process that answers.
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * @typedef {{ method: string, path: string, headers: Record<string, string>, body?: string }} Asked
 * Each task is a row of requests, one after the other.
 * @type {{ url: string, clients: number, tasks: Asked[][] }}
 */
const { url, clients, tasks } = workerData
const agent = new Agent({ keepAlive: true, maxSockets: clients })
/** @type {Record<string, number>} */
const statuses = {}

/** @param {Asked} asked */
function ask({ method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method, headers, agent }, (answer) => {
      const status = String(answer.statusCode)
      statuses[status] = (statuses[status] ?? 0) + 1
      answer.resume()
      answer.on('end', resolve)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

let next = 0
const client = async () => {
  for (let task = tasks[next++]; task !== undefined; task = tasks[next++])
    for (const asked of task) await ask(asked)
}

const began = performance.now()
await Promise.all(Array.from({ length: clients }, client))
const perSecond = (tasks.length * 1000) / (performance.now() - began)
agent.destroy()
parentPort?.postMessage({ perSecond, statuses }, [])
