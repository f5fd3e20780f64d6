// Makes the digests, keys and signatures that the tests expect, with ethers, noble and Node's crypto, and without any code of this repository.
// Writes to standard output. Everything is deterministic: fixed keys, RFC 6979 and Ed25519 signatures.
import { createHash, createPrivateKey, createPublicKey, sign as signEd25519 } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1';
import { SigningKey, TypedDataEncoder, Wallet, getBytes, hexlify, id, keccak256, toBeHex } from 'ethers';

const sha256 = (...parts) => '0x' + parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

// Integers beyond 2^53 travel as marked text, because JSON.stringify has no integers of 64 bits.
const big = (digits) => `@@${digits}@@`;
const unmark = (json) => json.replaceAll(/"@@(\d+)@@"/g, '$1');
const maxUInt64 = 18446744073709551615n;

// encoding/json of Go without HTML escaping escapes what JSON.stringify does, and these two.
const compact = (value) => unmark(JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'));

const key = (name) => new SigningKey(id(`test key of the ${name}`));
const depositor = key('depositor');
const custodian = key('custodian');
const signer = key('signer');
const stranger = key('stranger');
const wallet = new Wallet(id('test key of the wallet owner'));

const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const quoteKey = createPrivateKey({ key: Buffer.concat([seedPrefix, getBytes(id('test key of the destination service'))]), format: 'der', type: 'pkcs8' });
const pem = (publicKey) => publicKey.export({ format: 'pem', type: 'spki' });
const ecPem = (curve, x, y) => pem(createPublicKey({ key: { kty: 'EC', crv: curve, x, y }, format: 'jwk' }));
const base64url = (hex) => Buffer.from(hex, 'hex').toString('base64url');

const chainId = 1;
const salt = id('tBTC Covenant Artifact Approval Domain v2');
const typedData = {
  ArtifactApproval: [
    { name: 'approvalVersion', type: 'uint8' },
    { name: 'route', type: 'bytes32' },
    { name: 'scriptTemplateId', type: 'bytes32' },
    { name: 'destinationCommitmentHash', type: 'bytes32' },
    { name: 'planCommitmentHash', type: 'bytes32' },
  ],
};
const domain = (chain = chainId, domainSalt = salt) => ({ name: 'tBTC Covenant Artifact Approval', version: '2', chainId: chain, salt: domainSalt });
const message = (payload) => ({ ...payload, route: id(payload.route), scriptTemplateId: id(payload.scriptTemplateId) });
const approvalDigest = (payload, chain, domainSalt) => payload.approvalVersion === 1
  ? TypedDataEncoder.from(typedData).hash(message(payload))
  : TypedDataEncoder.hash(domain(chain, domainSalt), typedData, message(payload));

const order = secp256k1.CURVE.n;
const hex32 = (value) => toBeHex(value, 32).slice(2);
const parts = (signature) => ({ r: BigInt(signature.r), s: BigInt(signature.s), v: signature.v });
const derInteger = (value) => {
  let hex = value.toString(16);
  hex = hex.length % 2 ? '0' + hex : hex;
  hex = parseInt(hex.slice(0, 2), 16) >= 0x80 ? '00' + hex : hex;
  return '02' + (hex.length / 2).toString(16).padStart(2, '0') + hex;
};
const der = ({ r, s }) => {
  const body = derInteger(r) + derInteger(s);
  return '0x30' + (body.length / 2).toString(16).padStart(2, '0') + body;
};
const lowDer = (signature) => {
  const made = '0x' + new secp256k1.Signature(BigInt(signature.r), BigInt(signature.s)).toDERHex();
  if (made !== der(parts(signature))) throw new Error('the two DER encoders differ');
  return made;
};
const forms = (signingKey, digest) => {
  const signature = signingKey.sign(digest);
  const { r, s, v } = parts(signature);
  const high = order - s;
  return {
    der: lowDer(signature),
    compact: '0x' + hex32(r) + hex32(s),
    recoverable: '0x' + hex32(r) + hex32(s) + (v - 27).toString(16).padStart(2, '0'),
    recoverable27: '0x' + hex32(r) + hex32(s) + v.toString(16),
    highDer: der({ r, s: high }),
    highCompact: '0x' + hex32(r) + hex32(high),
    highRecoverable27: '0x' + hex32(r) + hex32(high) + (55 - v).toString(16),
    zeroR: '0x' + hex32(0n) + hex32(s),
    tooLargeS: '0x' + hex32(r) + hex32(order),
  };
};

const lower = (value) => value.toLowerCase();
const depositScript = '0x0014' + 'aB'.repeat(20);

function makeDestination(network, epoch) {
  const reserve = '0x' + '2a'.repeat(20);
  const revealer = '0x' + '4B'.repeat(20);
  const destination = {
    reservationId: 'cmdr_0001',
    reserve: reserve.toUpperCase().replace('0X', '0x'),
    epoch,
    route: 'MIGRATION',
    revealer,
    vault: '0x' + '5c'.repeat(20),
    network,
    status: 'RESERVED',
    depositScript,
    depositScriptHash: sha256(getBytes(depositScript)),
    migrationExtraData: '0x' + Buffer.from('AC_MIGRATEV1', 'ascii').toString('hex') + lower(revealer).slice(2),
  };
  destination.destinationCommitmentHash = sha256(compact({
    reserve: lower(destination.reserve),
    epoch: destination.epoch,
    route: destination.route,
    revealer: lower(destination.revealer),
    vault: destination.vault,
    network: network.trim(),
    depositScriptHash: destination.depositScriptHash,
    migrationExtraData: destination.migrationExtraData,
  }));
  return destination;
}

function makePlan(request, amounts) {
  const plan = {
    planVersion: 1,
    planCommitmentHash: '',
    inputValueSats: 1000000,
    destinationValueSats: 998000,
    anchorValueSats: 330,
    feeSats: 1670,
    inputSequence: 0xfffffffd,
    lockTime: request.maturityHeight,
    ...amounts,
  };
  plan.planCommitmentHash = sha256(compact({
    planVersion: plan.planVersion,
    reserve: lower(request.reserve),
    epoch: request.epoch,
    activeOutpointTxid: lower(request.activeOutpoint.txid),
    activeOutpointVout: request.activeOutpoint.vout,
    destinationCommitmentHash: request.destinationCommitmentHash,
    inputValueSats: plan.inputValueSats,
    destinationValueSats: plan.destinationValueSats,
    anchorValueSats: plan.anchorValueSats,
    feeSats: plan.feeSats,
    inputSequence: plan.inputSequence,
    lockTime: plan.lockTime,
  }));
  return plan;
}

function quoteMessage(quote) {
  return sha256('migration-plan-quote-v1:', compact({
    quoteVersion: quote.quoteVersion,
    quoteId: quote.quoteId.trim(),
    reservationId: quote.reservationId,
    reserve: lower(quote.reserve),
    epoch: quote.epoch,
    route: quote.route,
    revealer: lower(quote.revealer),
    vault: lower(quote.vault),
    network: quote.network.trim(),
    destinationCommitmentHash: quote.destinationCommitmentHash,
    activeOutpointTxid: lower(quote.activeOutpointTxid),
    activeOutpointVout: quote.activeOutpointVout,
    planCommitmentHash: quote.planCommitmentHash,
    issuedAt: quote.issuedAt,
    expiresAt: quote.expiresAt,
    expiresInSeconds: quote.expiresInSeconds,
  }));
}

function makeQuote(request) {
  const destination = request.migrationDestination;
  const quote = {
    quoteId: ' cmdq_0001 ',
    quoteVersion: 1,
    reservationId: destination.reservationId,
    reserve: destination.reserve,
    epoch: destination.epoch,
    route: 'MIGRATION',
    revealer: destination.revealer,
    vault: destination.vault,
    network: destination.network,
    destinationCommitmentHash: destination.destinationCommitmentHash,
    activeOutpointTxid: request.activeOutpoint.txid,
    activeOutpointVout: request.activeOutpoint.vout,
    planCommitmentHash: request.migrationTransactionPlan.planCommitmentHash,
    migrationTransactionPlan: request.migrationTransactionPlan,
    idempotencyKey: sha256('an idempotency key of the destination service'),
    expiresInSeconds: 900,
    issuedAt: '2026-03-09T00:00:00.000Z',
    expiresAt: '2026-03-09T00:15:00.000Z',
  };
  const signature = signEd25519(null, getBytes(quoteMessage(quote)), quoteKey);
  quote.signature = { signatureVersion: 1, algorithm: 'ed25519', keyId: 'quote-key-1', signature: hexlify(signature) };
  return quote;
}

const registry = {
  walletId: keccak256('0x' + signer.publicKey.slice(4)),
  walletPublicKey: signer.publicKey,
  membersIdsHash: id('the members of the wallet'),
  honestThreshold: 51,
};
const signerSetHash = sha256('covenant-signer-set-v1:', compact(registry));
const certificateDigest = (digest, endBlock) =>
  sha256('covenant-signer-approval-certificate-v2:', getBytes(digest), getBytes(toBeHex(BigInt(unmark(JSON.stringify(endBlock))), 8)));

function makeCertificate(digest, endBlock, signingKey = signer) {
  return {
    certificateVersion: 2,
    signatureAlgorithm: 'tecdsa-secp256k1',
    approvalDigest: digest,
    walletPublicKey: signingKey.publicKey,
    signerSetHash,
    signature: forms(signingKey, certificateDigest(digest, endBlock)).der,
    activeMembers: [3, 1, 2],
    inactiveMembers: [5, 4],
    endBlock,
  };
}

// The normalised form: written out here a second time, field by field, so that it depends on nothing but the wire format's page.
function normalize(request) {
  const fields = {
    facadeRequestId: request.facadeRequestId,
    idempotencyKey: request.idempotencyKey,
    requestType: request.requestType,
    route: request.route,
    strategy: lower(request.strategy),
    reserve: lower(request.reserve),
    epoch: request.epoch,
    maturityHeight: request.maturityHeight,
    activeOutpoint: lowerAll(request.activeOutpoint),
    destinationCommitmentHash: lower(request.destinationCommitmentHash),
    migrationDestination: { ...lowerAll(request.migrationDestination), route: 'MIGRATION', status: request.migrationDestination.status, network: request.migrationDestination.network.trim() },
  };
  if (request.migrationPlanQuote) {
    const quote = request.migrationPlanQuote;
    fields.migrationPlanQuote = {
      ...lowerAll(quote),
      quoteId: quote.quoteId.trim(),
      route: 'MIGRATION',
      network: quote.network.trim(),
      issuedAt: quote.issuedAt,
      expiresAt: quote.expiresAt,
    };
  }
  fields.migrationTransactionPlan = request.migrationTransactionPlan;
  const approvals = ['D', 'C'].flatMap((role) => request.artifactApprovals.approvals.filter((approval) => approval.role === role));
  fields.artifactApprovals = {
    payload: request.artifactApprovals.payload,
    approvals: approvals.map(({ role, signature }) => ({ role, signature: lower(signature) })),
  };
  if (request.signerApproval) {
    const { activeMembers, inactiveMembers, endBlock, ...rest } = request.signerApproval;
    fields.signerApproval = { ...rest, activeMembers: activeMembers.toSorted((a, b) => a - b), inactiveMembers: inactiveMembers.toSorted((a, b) => a - b), endBlock };
  }
  fields.artifactSignatures = request.artifactSignatures.map(lower);
  fields.artifacts = Object.fromEntries(Object.keys(request.artifacts).sort().map((path) => [path, lowerAll(request.artifacts[path])]));
  fields.scriptTemplate = lowerAll(request.scriptTemplate);
  fields.signing = request.signing;
  return compact(fields);
}

const lowerAll = (object) => Object.fromEntries(
  Object.entries(object).map(([name, value]) => [name, typeof value === 'string' && value.startsWith('0x') ? lower(value) : value]));

function makeRequest(name, route, options = {}) {
  const isQc = route === 'qc_v1';
  const epoch = options.epoch ?? 12;
  const destination = makeDestination(options.network ?? ' regtest ', epoch);
  const request = {
    facadeRequestId: `rf_${name}`,
    idempotencyKey: `idem-${name}`,
    requestType: options.requestType ?? 'reconstruct',
    route,
    strategy: '0x' + '1F'.repeat(20),
    reserve: '0x' + '2A'.repeat(20),
    epoch,
    maturityHeight: options.maturityHeight ?? 950000,
    activeOutpoint: { txid: '0x' + 'aA'.repeat(32), vout: options.vout ?? 1, scriptHash: '0x' + 'bb'.repeat(32) },
    destinationCommitmentHash: destination.destinationCommitmentHash,
    migrationDestination: destination,
  };
  request.migrationTransactionPlan = makePlan(request, options.amounts);
  if (options.quote) {
    request.migrationPlanQuote = makeQuote(request);
  }
  const payload = {
    approvalVersion: options.approvalVersion ?? 2,
    route,
    scriptTemplateId: route,
    destinationCommitmentHash: destination.destinationCommitmentHash,
    planCommitmentHash: request.migrationTransactionPlan.planCommitmentHash,
  };
  const digest = approvalDigest(payload);
  const depositorSignature = options.walletSignature?.(payload) ?? forms(depositor, digest)[options.depositorForm ?? 'der'];
  const approvals = [{ role: 'D', signature: depositorSignature }];
  if (isQc) {
    approvals.unshift({ role: 'C', signature: forms(custodian, digest)[options.custodianForm ?? 'compact'] });
  }
  request.artifactApprovals = { payload, approvals };
  if (options.endBlock !== undefined) {
    request.signerApproval = makeCertificate(digest, options.endBlock);
  }
  request.artifactSignatures = [
    depositorSignature,
    ...approvals.filter(({ role }) => role === 'C').map(({ signature }) => signature),
    ...(request.signerApproval ? [request.signerApproval.signature] : []),
  ];
  request.artifacts = options.artifacts ?? {};
  const keys = { template: route, depositorPublicKey: depositor.compressedPublicKey };
  request.scriptTemplate = isQc
    ? { ...keys, custodianPublicKey: custodian.compressedPublicKey.toUpperCase().replace('0X', '0x'), signerPublicKey: signer.compressedPublicKey, beta: options.delay ?? 144, delta2: options.delay ?? 4320 }
    : { ...keys, signerPublicKey: signer.compressedPublicKey, delta2: 4320 };
  request.signing = { signerRequired: true, custodianRequired: isQc };

  const normalized = normalize(request);
  return {
    request,
    normalized,
    requestDigest: sha256('covenant-signer-request-v1:', normalized),
    oldRequestDigest: sha256(normalized),
    approvalDigest: digest,
    destinationCommitmentHash: destination.destinationCommitmentHash,
    planCommitmentHash: request.migrationTransactionPlan.planCommitmentHash,
    ...(request.migrationPlanQuote ? { quoteMessage: quoteMessage(request.migrationPlanQuote) } : {}),
  };
}

const artifact = (path) => ({
  psbtHash: '0x' + 'C1'.repeat(32),
  destinationCommitmentHash: sha256(path),
  transactionHex: '0x' + '0200FF',
  transactionId: '0x' + 'd2'.repeat(32),
});

const requests = {
  qc_v1: makeRequest('qc', 'qc_v1'),
  self_v1: makeRequest('self', 'self_v1', { depositorForm: 'recoverable27' }),
  self_v1_presign: makeRequest('presign', 'self_v1', { requestType: 'presign_self_v1', depositorForm: 'recoverable' }),
  with_artifacts: makeRequest('artifacts', 'qc_v1', {
    artifacts: Object.fromEntries(['MIGRATION', 'COOPERATIVE', 'LAST_RESORT', 'EARLY_EXIT'].map((path) => [path, artifact(path)])),
  }),
  with_quote: makeRequest('quote', 'qc_v1', { quote: true }),
  with_signer_approval: makeRequest('approval', 'qc_v1', { endBlock: 23000000 }),
  with_everything: makeRequest('everything', 'qc_v1', { quote: true, endBlock: 23000000, artifacts: { MIGRATION: artifact('MIGRATION') } }),
  wallet_signed: makeRequest('wallet', 'self_v1', { walletSignature: (payload) => wallet.signingKey.sign(approvalDigest(payload)).serialized }),
  escaped_text: makeRequest('escaped', 'self_v1', { network: ' reg<te>&st "\\\u0001\b\f\n\r\t\u007f\u00e9\u2028\u2029\u{1F600} ' }),
  largest_numbers: makeRequest('largest', 'qc_v1', {
    epoch: big(maxUInt64),
    maturityHeight: 4294967295,
    vout: 4294967295,
    delay: big(maxUInt64),
    endBlock: big(maxUInt64),
    amounts: { inputValueSats: big(maxUInt64), destinationValueSats: big(maxUInt64 - 331n), feeSats: 1 },
  }),
  // One number each is wrong here; everything else, the signatures included, fits it.
  overflowing_sum: makeRequest('overflow', 'qc_v1', { amounts: { inputValueSats: 329, destinationValueSats: big(maxUInt64), feeSats: big(maxUInt64) } }),
  wrong_sum: makeRequest('sum', 'qc_v1', { amounts: { feeSats: 1669 } }),
  no_fee: makeRequest('fee', 'qc_v1', { amounts: { destinationValueSats: 999670, feeSats: 0 } }),
  other_anchor: makeRequest('anchor', 'qc_v1', { amounts: { anchorValueSats: 331, feeSats: 1669 } }),
  other_sequence: makeRequest('sequence', 'qc_v1', { amounts: { inputSequence: 4294967295 } }),
  other_lock_time: makeRequest('locktime', 'qc_v1', { amounts: { lockTime: 949999 } }),
  old_approval: makeRequest('old', 'self_v1', { approvalVersion: 1 }),
};

// What the wallet itself returns for the typed data must be what was put into the request.
const walletPayload = requests.wallet_signed.request.artifactApprovals.payload;
const walletSignature = await wallet.signTypedData(domain(), typedData, message(walletPayload));
if (walletSignature !== requests.wallet_signed.request.artifactApprovals.approvals[0].signature) {
  throw new Error('the wallet signed something else');
}

const payload = requests.qc_v1.request.artifactApprovals.payload;
const digest = requests.qc_v1.approvalDigest;
const endBlocks = [0, 1, 4294967296, big(maxUInt64)];

const vectors = {
  chainId,
  salt,
  keys: {
    depositor: depositor.compressedPublicKey,
    custodian: custodian.compressedPublicKey,
    stranger: stranger.compressedPublicKey,
    depositorUncompressed: depositor.publicKey,
    walletOwner: lower(wallet.address),
    strangerAddress: lower(new Wallet(stranger.privateKey).address),
    notOnTheCurve: '0x02' + 'ff'.repeat(32),
    quoteKeyId: 'quote-key-1',
    quote: pem(createPublicKey(quoteKey)),
    p256: ecPem('P-256', base64url('6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'), base64url('4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5')),
    x25519: pem(createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: base64url('09' + '00'.repeat(31)) }, format: 'jwk' })),
  },
  requests,
  approvalDigests: [
    { chainId: 1, salt, digest },
    { chainId: 11155111, salt, digest: approvalDigest(payload, 11155111) },
    { chainId: 1, salt: id('another salt'), digest: approvalDigest(payload, 1, id('another salt')) },
  ],
  signatures: {
    digest,
    depositor: forms(depositor, digest),
    custodian: forms(custodian, digest),
    stranger: forms(stranger, digest),
    wallet: forms(wallet.signingKey, requests.wallet_signed.approvalDigest),
    walletOnOtherChain: await wallet.signTypedData(domain(11155111), typedData, message(walletPayload)),
  },
  signerApproval: {
    ...registry,
    signerSetHash,
    signerSetHashThreshold34: sha256('covenant-signer-set-v1:', compact({ ...registry, honestThreshold: 34 })),
    approvalDigest: digest,
    certificateDigests: endBlocks.map((endBlock) => ({ endBlock, digest: certificateDigest(digest, endBlock) })),
    endBlock: 23000000,
    walletSignature: forms(signer, certificateDigest(digest, 23000000)),
    certificate: makeCertificate(digest, 23000000),
    byStranger: makeCertificate(digest, 23000000, stranger),
  },
};

process.stdout.write(unmark(JSON.stringify(vectors, null, 2)) + '\n');
