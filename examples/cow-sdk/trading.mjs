// An unmodified CoW client trades on a Walras development network: limit, swap, buy, ethsign and presigned orders,
// cancellations by signature and on the chain, and everything that it asks afterwards.
//
//   ./walras devnet --out devnet.json
//   node trading.mjs devnet.json
import assert from 'node:assert/strict';
import { ContractsSigningScheme, OrderKind, OrderSigningUtils, SigningScheme, signOrder } from '@cowprotocol/cow-sdk';
import { parseAbi } from 'viem';
import { connect, eventually } from './network.mjs';

const EMPTY_APP_DATA = '{}';
const EMPTY_APP_DATA_HASH = '0xb48d38f93eaa084033fc5970bf96e559c33c4cdc07d889ab00b4d63f9590739d';
const SLIPPAGE_BPS = 100;

const market = connect(process.argv[2], 8);
const { account, adapter, chainId, orderBook, overrides, trading } = market;
const { WETH, USDC } = market.tokens;
const unit = (token) => 10n ** BigInt(token.decimals);

await market.approve(WETH);
await market.approve(USDC);
assert.match(await orderBook.getVersion(), /\d/);

const pair = {
  sellToken: WETH.address,
  sellTokenDecimals: WETH.decimals,
  buyToken: USDC.address,
  buyTokenDecimals: USDC.decimals,
};

/** The order once it is filled. */
async function filled(what, uid) {
  const order = await eventually(`the ${what} is filled`, async () => {
    const known = await orderBook.getOrder(uid);
    assert.notEqual(known.status, 'cancelled', `the ${what} was cancelled`);
    assert.notEqual(known.status, 'expired', `the ${what} has expired`);
    return known.status === 'fulfilled' ? known : null;
  });
  assert.ok(BigInt(order.executedBuyAmount) > 0n);
  console.log(`${what}: filled`);
  return order;
}

// What the market pays for one WETH just now.
const { quote, id: quoteId, verified } = await orderBook.getQuote({
  sellToken: WETH.address,
  buyToken: USDC.address,
  from: account.address,
  receiver: account.address,
  kind: 'sell',
  sellAmountBeforeFee: unit(WETH).toString(),
  validFor: 600,
  appData: EMPTY_APP_DATA,
  appDataHash: EMPTY_APP_DATA_HASH,
  signingScheme: 'eip712',
});
assert.ok(Number.isInteger(quoteId));
assert.equal(verified, true);
assert.equal(BigInt(quote.sellAmount) + BigInt(quote.feeAmount), unit(WETH));
const price = BigInt(quote.buyAmount);
assert.ok(price > 0n);
console.log(`quote: ${price} USDC atoms for one WETH`);

// A limit order, a little below the market.
const before = await market.balance(USDC);
const limit = await trading.postLimitOrder({
  ...pair,
  kind: OrderKind.SELL,
  sellAmount: unit(WETH).toString(),
  buyAmount: ((price * 97n) / 100n).toString(),
});
const limitOrder = await filled('limit order', limit.orderId);
assert.equal(limitOrder.owner.toLowerCase(), account.address.toLowerCase());
assert.ok((await market.balance(USDC)) - before >= BigInt(limitOrder.buyAmount));

// A swap: quote, app data, order.
const swap = await trading.postSwapOrder({
  ...pair,
  kind: OrderKind.SELL,
  amount: unit(WETH).toString(),
  slippageBps: SLIPPAGE_BPS,
});
const swapOrder = await filled('swap', swap.orderId);
assert.equal(JSON.parse(swapOrder.fullAppData).appCode, 'walras-example');
assert.equal((await orderBook.getAppData(swapOrder.appData)).fullAppData, swapOrder.fullAppData);

// A buy order: exactly so many USDC.
const buy = await trading.postSwapOrder({
  ...pair,
  kind: OrderKind.BUY,
  amount: (500n * unit(USDC)).toString(),
  slippageBps: SLIPPAGE_BPS,
});
const buyOrder = await filled('buy order', buy.orderId);
assert.equal(buyOrder.executedBuyAmount, (500n * unit(USDC)).toString());

// An order signed as a message.
const plain = {
  sellToken: WETH.address,
  buyToken: USDC.address,
  receiver: account.address,
  sellAmount: unit(WETH).toString(),
  buyAmount: ((price * 97n) / 100n).toString(),
  validTo: Math.floor(Date.now() / 1000) + 3600,
  appData: EMPTY_APP_DATA_HASH,
  feeAmount: '0',
  kind: OrderKind.SELL,
  partiallyFillable: false,
  sellTokenBalance: 'erc20',
  buyTokenBalance: 'erc20',
};
const domain = await OrderSigningUtils.getDomain(chainId, overrides);
const message = await signOrder(domain, plain, ContractsSigningScheme.ETHSIGN, adapter.signer);
const ethsigned = await orderBook.sendOrder({
  ...plain,
  from: account.address,
  signature: message.data,
  signingScheme: SigningScheme.ETHSIGN,
  appData: EMPTY_APP_DATA,
  appDataHash: EMPTY_APP_DATA_HASH,
  quoteId: null,
});
assert.equal((await filled('ethsign order', ethsigned)).signingScheme, 'ethsign');

// An order signed on the chain.
const presigned = await trading.postLimitOrder(
  {
    ...pair,
    kind: OrderKind.SELL,
    sellAmount: unit(WETH).toString(),
    buyAmount: ((price * 96n) / 100n).toString(),
  },
  { additionalParams: { signingScheme: SigningScheme.PRESIGN } },
);
assert.equal((await orderBook.getOrder(presigned.orderId)).status, 'presignaturePending');
const { to, data } = await trading.getPreSignTransaction({ orderUid: presigned.orderId });
await market.reader.waitForTransactionReceipt({ hash: await market.wallet.sendTransaction({ to, data }) });
await filled('presigned order', presigned.orderId);

// Cancellations: by signature, and on the chain. Both ask for ten times the market's price.
const dear = { ...pair, kind: OrderKind.SELL, sellAmount: unit(WETH).toString() };
const first = await trading.postLimitOrder({ ...dear, buyAmount: (price * 10n).toString() });
assert.equal(await trading.offChainCancelOrder({ orderUid: first.orderId }), true);
assert.equal((await orderBook.getOrder(first.orderId)).status, 'cancelled');
assert.equal((await orderBook.getOrderCompetitionStatus(first.orderId)).type, 'cancelled');
const second = await trading.postLimitOrder({ ...dear, buyAmount: (price * 11n).toString() });
// Not trading.onChainCancelOrder: with a key of its own, version 0.3.17 of the adapter writes the value 0 as no chain reads it.
const invalidation = await market.wallet.writeContract({
  address: overrides.settlementContractOverride[chainId],
  abi: parseAbi(['function invalidateOrder(bytes orderUid)']),
  functionName: 'invalidateOrder',
  args: [second.orderId],
});
await market.reader.waitForTransactionReceipt({ hash: invalidation });
await eventually('the order is cancelled on the chain', async () =>
  (await orderBook.getOrder(second.orderId)).status === 'cancelled');
console.log('cancelled one by signature and one on the chain');

// What is asked afterwards.
const trades = await orderBook.getTrades({ orderUid: limit.orderId });
assert.equal(trades.length, 1);
assert.equal(trades[0].buyAmount, limitOrder.executedBuyAmount);
const owned = await orderBook.getTrades({ owner: account.address, limit: 100 });
for (const uid of [limit.orderId, swap.orderId, buy.orderId, ethsigned, presigned.orderId]) {
  assert.ok(owned.some((trade) => trade.orderUid === uid), `the owner's trades have ${uid}`);
}
const ofTransaction = await orderBook.getTxOrders(trades[0].txHash);
assert.ok(ofTransaction.some((order) => order.uid === limit.orderId));
console.log('trades: read by order, owner and transaction');

assert.equal((await orderBook.getOrderCompetitionStatus(limit.orderId)).type, 'traded');
console.log('status: traded');

const competition = await orderBook.getSolverCompetition(trades[0].txHash);
const winner = competition.solutions.find((solution) => solution.txHash === trades[0].txHash);
assert.equal(winner.isWinner, true);
assert.ok(winner.orders.some((order) => order.id === limit.orderId));
assert.deepEqual(await orderBook.getSolverCompetition(competition.auctionId), competition);
console.log(`competition: auction ${competition.auctionId} was won with a score of ${winner.score}`);

const { totalSurplus } = await orderBook.getTotalSurplus(account.address);
assert.ok(BigInt(totalSurplus) > 0n);
console.log(`surplus: ${totalSurplus} wei in all`);

assert.equal((await orderBook.getNativePrice(WETH.address)).price, 1);
const { price: usdcPrice } = await orderBook.getNativePrice(USDC.address);
assert.ok(usdcPrice > 1e6 && usdcPrice < 1e12, `wei per USDC atom: ${usdcPrice}`);
console.log(`native price: ${usdcPrice} wei per USDC atom`);
