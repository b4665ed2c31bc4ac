// An unmodified CoW client on a Walras development network: it posts a limit order, reads it back, and cancels it.
//
//   ./walras devnet --out devnet.json
//   node limit-orders.mjs devnet.json
//
import assert from 'node:assert/strict';
import { OrderKind, OrderSigningUtils } from '@cowprotocol/cow-sdk';
import { connect } from './network.mjs';

const EMPTY_APP_DATA = '{}';
const EMPTY_APP_DATA_HASH = '0xb48d38f93eaa084033fc5970bf96e559c33c4cdc07d889ab00b4d63f9590739d';

const market = connect(process.argv[2], 9);
const { account, adapter, chainId, orderBook, overrides } = market;
const { WETH, USDC } = market.tokens;

// The one transaction: from here on the account only signs.
await market.approve(WETH);

async function post(kind, buyAmount) {
  const order = {
    sellToken: WETH.address,
    buyToken: USDC.address,
    receiver: account.address,
    sellAmount: (10n ** BigInt(WETH.decimals)).toString(),
    buyAmount: buyAmount.toString(),
    validTo: Math.floor(Date.now() / 1000) + 3600,
    appData: EMPTY_APP_DATA_HASH,
    feeAmount: '0',
    kind,
    partiallyFillable: false,
    sellTokenBalance: 'erc20',
    buyTokenBalance: 'erc20',
  };
  const signature = await OrderSigningUtils.signOrder(order, chainId, adapter.signer, overrides);
  const expected = await OrderSigningUtils.generateOrderId(chainId, order, { owner: account.address }, overrides);
  const uid = await orderBook.sendOrder({
    ...order,
    ...signature,
    from: account.address,
    appData: EMPTY_APP_DATA,
    appDataHash: EMPTY_APP_DATA_HASH,
    quoteId: null,
  });
  assert.equal(uid, expected.orderId, 'the auctioneer and the client compute the same uid');
  return { uid, order };
}

async function read({ uid, order }, status) {
  const known = await orderBook.getOrder(uid);
  assert.equal(known.status, status);
  assert.equal(known.owner.toLowerCase(), account.address.toLowerCase());
  for (const field of ['sellAmount', 'buyAmount', 'kind', 'validTo', 'partiallyFillable']) {
    assert.equal(known[field], order[field], field);
  }
  assert.equal(known.executedSellAmount, '0');
}

async function listed(count) {
  const orders = await orderBook.getOrders({ owner: account.address });
  return orders.map((order) => order.uid).slice(0, count);
}

async function cancel(uids) {
  const cancellation = await OrderSigningUtils.signOrderCancellations(uids, chainId, adapter.signer, overrides);
  await orderBook.sendSignedOrderCancellations({ ...cancellation, orderUids: uids });
}

// Both ask for ten times the market's price, so that nobody fills them meanwhile.
const price = 30_000n * 10n ** BigInt(USDC.decimals);
const sell = await post(OrderKind.SELL, price);
const buy = await post(OrderKind.BUY, price + 1n);
console.log(`posted ${sell.uid}\nposted ${buy.uid}`);

await read(sell, 'open');
await read(buy, 'open');
assert.deepEqual(await listed(2), [buy.uid, sell.uid], 'newest first');
console.log('read both, one by one and in the list of the account');

await assert.rejects(
  orderBook.sendOrder({ ...sell.order, signature: '0x' + '11'.repeat(65), signingScheme: 'eip712', from: account.address, appData: EMPTY_APP_DATA, quoteId: null }),
  (error) => typeof error.body?.errorType === 'string',
  'a forged signature is refused with an error type',
);
console.log('a forged signature was refused');

await cancel([sell.uid, buy.uid]);
await read(sell, 'cancelled');
await read(buy, 'cancelled');
console.log('cancelled both');
