// Reads wallets with ethers, a client that shares no code with ours, and prints what the contracts answer.
// node independent-client.mjs FOLDER RPC_URL BRIDGE WALLET_REGISTRY BLOCK HASH...
const [folder, rpcUrl, bridgeAddress, registryAddress, block, ...hashes] = process.argv.slice(2);
// The bundle, which needs no other package.
const { ethers } = await import(`${folder}/ethers/dist/ethers.min.js`);

const provider = new ethers.JsonRpcProvider(rpcUrl);
const bridge = new ethers.Contract(bridgeAddress, [
  "function wallets(bytes20) view returns (tuple(bytes32 ecdsaWalletID, bytes32 mainUtxoHash, uint64 pendingRedemptionsValue, uint32 createdAt,"
    + " uint32 movingFundsRequestedAt, uint32 closingStartedAt, uint32 pendingMovedFundsSweepRequestsCount, uint8 state, bytes32 movingFundsTargetWalletsCommitmentHash))",
], provider);
const registry = new ethers.Contract(registryAddress, [
  "function getWallet(bytes32) view returns (tuple(bytes32 membersIdsHash, bytes32 publicKeyX, bytes32 publicKeyY))",
], provider);

const states = ["Unknown", "Live", "MovingFunds", "Closing", "Closed", "Terminated"];
const orNull = (word) => (word === ethers.ZeroHash ? null : word);
const instant = (seconds) => (seconds === 0n ? null : new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z"));
const at = { blockTag: Number(block) };

const wallets = await Promise.all(hashes.map(async (hash) => {
  const wallet = await bridge.wallets(hash, at);
  const data = await registry.getWallet(wallet.ecdsaWalletID, at);
  return {
    walletPublicKeyHash: hash,
    ecdsaWalletId: wallet.ecdsaWalletID,
    mainUtxoHash: orNull(wallet.mainUtxoHash),
    pendingRedemptionsValue: wallet.pendingRedemptionsValue.toString(),
    createdAt: instant(wallet.createdAt),
    movingFundsRequestedAt: instant(wallet.movingFundsRequestedAt),
    closingStartedAt: instant(wallet.closingStartedAt),
    pendingMovedFundsSweepRequestsCount: wallet.pendingMovedFundsSweepRequestsCount.toString(),
    state: states[Number(wallet.state)],
    movingFundsTargetWalletsCommitmentHash: orNull(wallet.movingFundsTargetWalletsCommitmentHash),
    membersIdsHash: orNull(data.membersIdsHash),
    publicKey: data.membersIdsHash === ethers.ZeroHash ? null : data.publicKeyX + data.publicKeyY.slice(2),
  };
}));
provider.destroy();
console.log(JSON.stringify(wallets));
