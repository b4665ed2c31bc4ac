// vectors/fills.json: what a fill moves, computed here a third time (after Solidity and Java) in unbounded integers.
// `node tools/fill-vectors.mjs write` writes the file, `check` fails if it differs.
import fs from 'node:fs';

const FILE = 'vectors/fills.json';
const MAX = 2n ** 256n - 1n;

/** The specification, naively. Returns {userIn, userOut, filledAfter} or {error}. Checks are in the contract's order. */
function outcome(row) {
  const { isBuy, partiallyFillable, sellAmount, buyAmount, executedAmount, networkFee, protocolFee } = row;
  const { sellPrice, buyPrice, filledBefore } = row;
  let userIn;
  let userOut;
  if (isBuy) {
    userOut = partiallyFillable ? executedAmount : buyAmount;
    userIn = (userOut * buyPrice) / sellPrice + networkFee + protocolFee;
    if (userIn > MAX) return { error: 'AmountOverflow' };
  } else {
    userIn = partiallyFillable ? executedAmount : sellAmount;
    if (networkFee > userIn) return { error: 'NetworkFeeTooHigh' };
    const proceeds = ((userIn - networkFee) * sellPrice + buyPrice - 1n) / buyPrice;
    if (proceeds > MAX) return { error: 'AmountOverflow' };
    if (protocolFee > proceeds) return { error: 'ProtocolFeeTooHigh' };
    userOut = proceeds - protocolFee;
  }
  if (userOut === 0n) return { error: 'ZeroFill' };
  if (userOut * sellAmount < userIn * buyAmount) return { error: 'LimitPriceNotRespected' };
  const filledAfter = filledBefore + (isBuy ? userOut : userIn);
  if (filledAfter > (isBuy ? buyAmount : sellAmount)) return { error: 'OrderOverfilled' };
  return { userIn, userOut, filledAfter };
}

const rows = [];

function add(name, fields) {
  const row = {
    isBuy: false, partiallyFillable: false, sellAmount: 1000n, buyAmount: 1n, executedAmount: 0n, networkFee: 0n,
    protocolFee: 0n, sellPrice: 1n, buyPrice: 1n, filledBefore: 0n, ...fields,
  };
  rows.push({ name, ...row, ...outcome(row) });
}

const buy = { isBuy: true, sellAmount: 1000n, buyAmount: 1000n };
const part = { partiallyFillable: true };

add('sell at par', {});
add('sell rounds the receipt up', { sellAmount: 100n, sellPrice: 3n, buyPrice: 7n });
add('sell rounds an exact receipt nowhere', { sellAmount: 700n, sellPrice: 3n, buyPrice: 7n });
add('sell with network fee', { networkFee: 10n });
add('sell with protocol fee', { protocolFee: 10n });
add('sell with both fees, rounding before the protocol fee', {
  sellAmount: 1001n, sellPrice: 10n, buyPrice: 3n, networkFee: 1n, protocolFee: 1n,
});
add('sell one atom of a cheap token', { sellAmount: 1n, sellPrice: 1n, buyPrice: 10n ** 18n });
add('sell at the limit', { buyAmount: 2000n, sellPrice: 2n });
add('sell one atom below the limit', { buyAmount: 2001n, sellPrice: 2n });
add('sell below the limit by network fee', { buyAmount: 2000n, sellPrice: 2n, networkFee: 1n });
add('sell below the limit by protocol fee', { buyAmount: 2000n, sellPrice: 2n, protocolFee: 1n });
add('sell at the limit with fees', { buyAmount: 1900n, sellPrice: 2n, networkFee: 25n, protocolFee: 50n });
add('sell whose network fee is all', { networkFee: 1000n });
add('sell whose network fee is all, without a limit', { networkFee: 1000n, buyAmount: 0n });
add('sell whose network fee is more than all', { networkFee: 1001n });
add('sell whose protocol fee is all', { protocolFee: 1000n, buyAmount: 0n });
add('sell whose protocol fee is more than all', { protocolFee: 1001n });
add('sell of nothing', { sellAmount: 0n });
add('sell whose receipt overflows', { sellAmount: MAX, sellPrice: 2n });
add('sell whose rounding up overflows', { sellAmount: MAX, sellPrice: MAX, buyPrice: MAX - 1n });
add('sell with the widest product', { sellAmount: MAX, buyAmount: MAX, sellPrice: MAX, buyPrice: MAX });
add('sell with the widest product, one atom below', {
  sellAmount: MAX - 1n, buyAmount: MAX, sellPrice: MAX, buyPrice: MAX,
});
add('sell of a fraction with the widest price', { sellAmount: 1n, sellPrice: MAX, buyPrice: 1n });
add('sell ignores the executed amount of fill-or-kill', { executedAmount: 1n });
add('sell filled before', { filledBefore: 1n });
add('sell invalidated', { filledBefore: MAX });
add('sell in part', { ...part, executedAmount: 300n, sellPrice: 2n });
add('sell the rest', { ...part, executedAmount: 700n, filledBefore: 300n });
add('sell one atom more than the rest', { ...part, executedAmount: 701n, filledBefore: 300n });
add('sell a part of nothing', { ...part, executedAmount: 0n });
add('sell a part of an invalidated order', { ...part, executedAmount: 1n, filledBefore: MAX });
add('sell a part of a filled order', { ...part, executedAmount: 1n, filledBefore: 1000n });
add('sell more than all at once', { ...part, executedAmount: 1001n });
add('sell a part with a fee inside it', { ...part, executedAmount: 300n, networkFee: 50n, buyAmount: 800n });
add('sell a part whose fee breaks the limit', { ...part, executedAmount: 300n, networkFee: 61n, buyAmount: 800n });
add('sell one atom in part at a fractional limit', { ...part, executedAmount: 1n, sellAmount: 3n, buyAmount: 2n });

add('buy at par', { ...buy });
add('buy rounds the payment down', { ...buy, sellPrice: 3n, buyPrice: 2n });
add('buy rounds an exact payment nowhere', { ...buy, buyAmount: 900n, sellPrice: 3n, buyPrice: 2n });
add('buy with both fees', { ...buy, buyAmount: 900n, networkFee: 60n, protocolFee: 40n });
add('buy at the limit with both fees, one atom too much', {
  ...buy, buyAmount: 900n, networkFee: 60n, protocolFee: 41n,
});
add('buy one atom above the limit', { ...buy, buyAmount: 1001n });
add('buy for nothing, by rounding down', { ...buy, buyAmount: 1n, sellPrice: 2n });
add('buy for the network fee alone', { ...buy, buyAmount: 1n, sellPrice: 2n, networkFee: 1n });
add('buy of nothing', { ...buy, buyAmount: 0n });
add('buy whose payment overflows', { ...buy, buyAmount: MAX, buyPrice: 2n });
add('buy whose network fee overflows', { ...buy, sellAmount: MAX, networkFee: MAX });
add('buy whose protocol fee overflows', { ...buy, sellAmount: MAX, protocolFee: MAX });
add('buy with the widest product', { ...buy, sellAmount: MAX, buyAmount: MAX, sellPrice: MAX, buyPrice: MAX });
add('buy ignores the executed amount of fill-or-kill', { ...buy, executedAmount: 1n });
add('buy filled before', { ...buy, filledBefore: 1n });
add('buy in part', { ...buy, ...part, executedAmount: 300n, sellPrice: 2n });
add('buy the rest', { ...buy, ...part, executedAmount: 700n, filledBefore: 300n, sellPrice: 2n });
add('buy one atom more than the rest', { ...buy, ...part, executedAmount: 701n, filledBefore: 300n, sellPrice: 2n });
add('buy a part of nothing', { ...buy, ...part, executedAmount: 0n });
add('buy a part of an invalidated order', { ...buy, ...part, executedAmount: 1n, filledBefore: MAX, sellPrice: 1n });
add('buy a part whose fee breaks the limit', { ...buy, ...part, executedAmount: 300n, networkFee: 1n });

// Fixed pseudo-random rows (a 64-bit linear congruential generator), with sizes from one bit to 2^120, prices near the
// limit's ratio so that both sides of it occur.
let seed = 20260101n;
function random(bound) {
  let value = 0n;
  for (let i = 0; i < 4; i += 1) {
    seed = (seed * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    value = (value << 32n) | (seed >> 32n);
  }
  return value % bound;
}
const sized = (bits) => 1n + random(2n ** (1n + random(bits)));
for (let i = 0; i < 60; i += 1) {
  const sellAmount = sized(120n);
  const buyAmount = sized(120n);
  const partiallyFillable = random(2n) === 1n;
  const isBuy = random(2n) === 1n;
  const limit = isBuy ? buyAmount : sellAmount;
  const executedAmount = partiallyFillable ? random(limit + 1n) : 0n;
  const scale = sized(40n);
  add(`random ${i}`, {
    isBuy, partiallyFillable, sellAmount, buyAmount, executedAmount,
    sellPrice: buyAmount * scale + random(scale * 2n + 1n),
    buyPrice: sellAmount * scale,
    networkFee: random(3n) === 0n ? random(sellAmount / 1000n + 1n) : 0n,
    protocolFee: random(3n) === 0n ? random((isBuy ? sellAmount : buyAmount) / 1000n + 1n) : 0n,
    filledBefore: partiallyFillable ? random(limit - executedAmount + 1n) : 0n,
  });
}

const text = `${JSON.stringify(
  { fills: rows.map((row) => ({ ...row, error: row.error ?? '' })) },
  (key, value) => (typeof value === 'bigint' ? value.toString() : value),
  2,
)}\n`;
if (process.argv[2] === 'write') {
  fs.writeFileSync(FILE, text);
} else if (process.argv[2] !== 'check' || fs.readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} differs; run: node tools/fill-vectors.mjs write`);
  process.exit(1);
}
