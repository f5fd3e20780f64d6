// Requests and certificates, with all that is computed from them.
import { sign as signEd25519 } from 'node:crypto';
import { getBytes, hexlify, id, keccak256, toBeHex } from 'ethers';
import { approvalDigest, compact, custodian, depositor, forms, quoteKey, sha256, signer, unmark } from './crypto.mjs';

export const lower = (value) => value.toLowerCase();
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

export const registry = {
  walletId: keccak256('0x' + signer.publicKey.slice(4)),
  walletPublicKey: signer.publicKey,
  membersIdsHash: id('the members of the wallet'),
  honestThreshold: 51,
};
export const signerSetHash = sha256('covenant-signer-set-v1:', compact(registry));
export const certificateDigest = (digest, endBlock) =>
  sha256('covenant-signer-approval-certificate-v2:', getBytes(digest), getBytes(toBeHex(BigInt(unmark(JSON.stringify(endBlock))), 8)));

export function makeCertificate(digest, endBlock, signingKey = signer) {
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

export function makeRequest(name, route, options = {}) {
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

export const artifact = (path) => ({
  psbtHash: '0x' + 'C1'.repeat(32),
  destinationCommitmentHash: sha256(path),
  transactionHex: '0x' + '0200FF',
  transactionId: '0x' + 'd2'.repeat(32),
});
