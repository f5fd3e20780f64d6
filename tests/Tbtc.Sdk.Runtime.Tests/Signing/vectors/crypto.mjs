// Keys, digests and signatures, by ethers, noble and Node's crypto.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1';
import { SigningKey, TypedDataEncoder, Wallet, getBytes, id, toBeHex } from 'ethers';

export const sha256 = (...parts) => '0x' + parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

// Integers beyond 2^53 travel as marked text, because JSON.stringify has no integers of 64 bits.
export const big = (digits) => `@@${digits}@@`;
export const unmark = (json) => json.replaceAll(/"@@(\d+)@@"/g, '$1');
export const maxUInt64 = 18446744073709551615n;

// encoding/json of Go without HTML escaping escapes what JSON.stringify does, and these two.
export const compact = (value) => unmark(JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'));

const key = (name) => new SigningKey(id(`test key of the ${name}`));
export const depositor = key('depositor');
export const custodian = key('custodian');
export const signer = key('signer');
export const stranger = key('stranger');
export const wallet = new Wallet(id('test key of the wallet owner'));

const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
export const quoteKey = createPrivateKey({ key: Buffer.concat([seedPrefix, getBytes(id('test key of the destination service'))]), format: 'der', type: 'pkcs8' });
export const pem = (publicKey) => publicKey.export({ format: 'pem', type: 'spki' });
export const ecPem = (curve, x, y) => pem(createPublicKey({ key: { kty: 'EC', crv: curve, x, y }, format: 'jwk' }));
export const base64url = (hex) => Buffer.from(hex, 'hex').toString('base64url');

export const chainId = 1;
export const salt = id('tBTC Covenant Artifact Approval Domain v2');
export const typedData = {
  ArtifactApproval: [
    { name: 'approvalVersion', type: 'uint8' },
    { name: 'route', type: 'bytes32' },
    { name: 'scriptTemplateId', type: 'bytes32' },
    { name: 'destinationCommitmentHash', type: 'bytes32' },
    { name: 'planCommitmentHash', type: 'bytes32' },
  ],
};
export const domain = (chain = chainId, domainSalt = salt) => ({ name: 'tBTC Covenant Artifact Approval', version: '2', chainId: chain, salt: domainSalt });
export const message = (payload) => ({ ...payload, route: id(payload.route), scriptTemplateId: id(payload.scriptTemplateId) });
export const approvalDigest = (payload, chain, domainSalt) => payload.approvalVersion === 1
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
export const forms = (signingKey, digest) => {
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
