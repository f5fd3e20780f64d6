// A client of the covenant signer that has no code of ours and needs no package. What it was told is in its record, a file that it only appends to, so that it
// goes on where it was when it is killed.
//
// node signer-client.mjs load URL RECORD VECTORS SEED MOST_KEYS [submits]
//   submits, repeats, polls, and repeats whatever failed, until it is killed. With `submits` it polls less, and submits each new request several times at once.
// node signer-client.mjs check URL RECORD VECTORS
//   asks for everything that the record says was acknowledged, by a poll and by the same submit, and prints a line for each: found, refused or broken.
import fs from 'node:fs';
import http from 'node:http';

const [mode, url, recordPath, vectorsPath, seed, mostKeys, rather] = process.argv.slice(2);
const workers = 12;
const answerTimeoutMs = 120_000;
const digestsEach = 10;
const newKeyOnceIn = 6;

// Good requests of both routes. Another facadeRequestId is another digest; another routeRequestId is another job, of the same digest or not.
const { requests } = JSON.parse(fs.readFileSync(vectorsPath, 'utf8'));
const kinds = ['qc_v1', 'self_v1', 'with_artifacts', 'self_v1_presign', 'escaped_text'].map((name) => requests[name].request);
const requestOf = (number, changed = false) => ({ ...kinds[number % kinds.length], facadeRequestId: `rf_${changed ? 'changed' : number % digestsEach}` });
const keyOf = (number) => `ors_${number}`;
const numberOf = (key) => Number(key.slice('ors_'.length));

const agent = new http.Agent({ keepAlive: true });

/** A status and a text; or `isCut`, where a request was sent and never answered; or neither, where nobody listened. */
function post(path, body) {
  return new Promise((resolve) => {
    const sentAt = Date.now();
    const failed = (error) => resolve({ isCut: error.code !== 'ECONNREFUSED', sentAt });
    const request = http.request(url + path, { method: 'POST', agent, timeout: answerTimeoutMs }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk)).on('error', failed);
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') }));
    });
    request.on('timeout', () => request.destroy(new Error('timeout'))).on('error', failed);
    request.end(JSON.stringify(body));
  });
}

function submit(number, changed) {
  const request = requestOf(number, changed);
  return post(`/v1/${request.route}/signer/requests`, { routeRequestId: keyOf(number), request, stage: 'SIGNER_COORDINATION' });
}

function poll(number, requestId) {
  const request = requestOf(number);
  return post(`/v1/${request.route}/signer/requests/${requestId}:poll`, { routeRequestId: keyOf(number), requestId, request, stage: 'SIGNER_COORDINATION' });
}

/** What an answer says: `found`, `refused`, `broken ...`, or null where there was none. */
function judge(answer, requestId) {
  if (answer.status === undefined) {
    return null;
  }
  if (answer.status === 503) {
    return 'refused';
  }
  if (answer.status !== 200) {
    return `broken: status ${answer.status}, ${answer.text.trim()}`;
  }
  const step = JSON.parse(answer.text);
  return step.requestId !== requestId ? `broken: the request id ${step.requestId}, and before ${requestId}`
    : step.status !== 'PENDING' ? `broken: ${step.status}`
    : 'found';
}

// The record: lines of a word, a key and what belongs to it. The last word tells a whole line from one that was cut short.
const begun = new Set();
const acknowledged = new Map();
const written = fs.existsSync(recordPath) ? fs.readFileSync(recordPath, 'utf8') : '';
for (const line of written.split('\n').filter((whole) => whole.endsWith(' .'))) {
  const [word, key, requestId] = line.split(' ');
  if (word === 'begin') {
    begun.add(numberOf(key));
  } else if (word === 'ack') {
    acknowledged.set(numberOf(key), requestId);
  }
}

if (mode === 'check') {
  await check();
} else {
  await load();
}

async function check() {
  const rest = [...acknowledged];
  const lines = [];
  await Promise.all(Array.from({ length: workers }, async () => {
    for (let next = rest.pop(); next; next = rest.pop()) {
      const [number, requestId] = next;
      const verdicts = [judge(await poll(number, requestId), requestId), judge(await submit(number), requestId)].map((verdict) => verdict ?? 'broken: no answer');
      lines.push(`${keyOf(number)} ${verdicts.find((verdict) => verdict.startsWith('broken')) ?? verdicts.find((verdict) => verdict === 'refused') ?? 'found'}`);
    }
  }));
  console.log([...lines, `checked ${lines.length}`].join('\n'));
  agent.destroy();
}

async function load() {
  const record = fs.openSync(recordPath, 'a', 0o600);
  const say = (...words) => fs.writeSync(record, `${words.join(' ')} .\n`);
  const pause = (mostMs) => new Promise((resolve) => setTimeout(resolve, random(mostMs)));
  let state = Number(seed) >>> 0;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };

  // What a client before this one began and was not answered, or not able to write down, goes first.
  const unanswered = [...begun].filter((number) => !acknowledged.has(number));
  if (written.length > 0) {
    fs.writeSync(record, '\n');
  }
  say('up', unanswered.length);

  function acknowledge(number, answer) {
    const { requestId } = JSON.parse(answer.text);
    const before = acknowledged.get(number);
    if (before === undefined && typeof requestId === 'string') {
      acknowledged.set(number, requestId);
      say('ack', keyOf(number), requestId);
    } else if (before !== requestId) {
      say('broken', keyOf(number), `the request id ${requestId}, and before ${before}`);
    }
  }

  async function note(number, answer, what) {
    const verdict = judge(answer, acknowledged.get(number));
    if (verdict === null) {
      lost(number, answer);
      await pause(200);
    } else {
      say(...(verdict === 'found' ? [what, keyOf(number)] : verdict === 'refused' ? ['refused', keyOf(number)] : ['broken', keyOf(number), verdict]));
    }
  }

  const lost = (number, answer) => say(...(answer.isCut ? ['cut', keyOf(number), answer.sentAt] : ['unsent', keyOf(number)]));

  const atOnce = () => rather === 'submits' ? 1 + random(4) : random(8) === 0 ? 2 : 1;

  /** Submits until there is an answer, now and then several times at once. */
  async function settle(number) {
    for (;;) {
      const answers = await Promise.all(Array.from({ length: atOnce() }, () => {
        say('submit', keyOf(number));
        return submit(number);
      }));
      for (const answer of answers) {
        if (answer.status === 200) {
          acknowledge(number, answer);
        } else if (answer.status === 503) {
          say('refused', keyOf(number));
        } else if (answer.status === undefined) {
          lost(number, answer);
        } else {
          say('broken', keyOf(number), judge(answer));
        }
      }
      if (acknowledged.has(number)) {
        return;
      }
      if (answers.some((answer) => answer.status !== undefined)) {
        unanswered.push(number);
        await pause(200);
        return;
      }
      await pause(200);
      say('again', keyOf(number));
    }
  }

  async function work() {
    for (;;) {
      let number = unanswered.shift();
      if (number === undefined && begun.size < Number(mostKeys) && random(newKeyOnceIn) === 0) {
        number = begun.size;
        begun.add(number);
        say('begin', keyOf(number));
      }
      if (number !== undefined) {
        await settle(number);
      }
      if (begun.size > 0) {
        await askAgain(random(begun.size));
      }
    }
  }

  async function askAgain(number) {
    const requestId = acknowledged.get(number);
    if (requestId === undefined) {
      await pause(20);
      return;
    }
    const which = random(8);
    if (which === 0) {
      const answer = await submit(number, true);
      if (answer.status === 400) {
        say('conflict', keyOf(number));
      } else if (answer.status === 200) {
        say('broken', keyOf(number), 'another request was taken for this one');
      } else {
        await note(number, answer);
      }
    } else if (which < (rather === 'submits' ? 7 : 4)) {
      await note(number, await submit(number), 'same');
    } else {
      await note(number, await poll(number, requestId), 'polled');
    }
  }

  await Promise.all(Array.from({ length: workers }, work));
}
