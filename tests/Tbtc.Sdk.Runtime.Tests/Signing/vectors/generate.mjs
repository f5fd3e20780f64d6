// Makes the digests, keys and signatures that the tests expect, with ethers, noble and Node's crypto, and without any code of this repository.
// Writes to standard output. Everything is deterministic: fixed keys, RFC 6979 and Ed25519 signatures.
import { createPublicKey } from 'node:crypto';
import { Wallet, id } from 'ethers';
import {
  approvalDigest, base64url, big, chainId, compact, custodian, depositor, domain, ecPem, forms, maxUInt64, message, pem, quoteKey, salt, sha256, signer, stranger,
  typedData, unmark, wallet,
} from './crypto.mjs';
import { artifact, certificateDigest, lower, makeCertificate, makeRequest, registry, signerSetHash } from './requests.mjs';

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
