// A maker that was written for 0x: its own Quoter behind the HTTP of @0x/quote-server. It knows nothing of Walras.
// Usage: node server.mjs CONFIG.json, with {port, base, quote, midBase, midQuote, spreadBps, maxBase}.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const express = require('express');
const { serverRoutes } = require('@0x/quote-server');
const { BigNumber } = require('@0x/utils');

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const [midBase, midQuote, maxBase] = [config.midBase, config.midQuote, config.maxBase].map(BigInt);
const [base, quote] = [config.base, config.quote].map((token) => token.toLowerCase());
const halfSpread = BigInt(config.spreadBps);
const parts = 20_000n;
const secondsValid = 60;

const ceil = (numerator, denominator) => (numerator + denominator - 1n) / denominator;

/** What it gives for what is paid in, or asks for what it gives; every division is rounded in its own favour. */
function price(sellToken, sellAmount, buyAmount) {
  const buysBase = sellToken === base;
  // Quote atoms for base atoms: bidQuote / scaledBase when it buys the base token, askQuote / scaledBase when it sells.
  const scaledBase = midBase * parts;
  const side = midQuote * (buysBase ? parts - halfSpread : parts + halfSpread);
  const [paidPer, givenPer] = buysBase ? [scaledBase, side] : [side, scaledBase];
  const paid = sellAmount ?? ceil(buyAmount * paidPer, givenPer);
  const given = sellAmount === undefined ? buyAmount : (sellAmount * givenPer) / paidPer;
  const size = buysBase ? paid : given;
  return given > 0n && size <= maxBase ? { paid, given } : undefined;
}

const amount = (number) => (number === undefined ? undefined : BigInt(number.toFixed(0)));

const quoter = {
  async fetchIndicativeQuoteAsync(request) {
    const [sellToken, buyToken] = [request.sellTokenAddress, request.buyTokenAddress].map((token) => token.toLowerCase());
    const known = (sellToken === base && buyToken === quote) || (sellToken === quote && buyToken === base);
    const priced = known
      ? price(sellToken, amount(request.sellAmountBaseUnits), amount(request.buyAmountBaseUnits))
      : undefined;
    const response = priced && {
      makerToken: buyToken,
      makerAmount: new BigNumber(priced.given.toString()),
      takerToken: sellToken,
      takerAmount: new BigNumber(priced.paid.toString()),
      expiry: new BigNumber(Math.floor(Date.now() / 1000) + secondsValid),
    };
    return { protocolVersion: request.protocolVersion, response };
  },
  // It signs no orders of 0x: nobody would fill them here.
  async fetchFirmQuoteAsync(request) {
    return { protocolVersion: request.protocolVersion, response: undefined };
  },
  async submitFillAsync() {
    return undefined;
  },
};

const app = express();
app.use(serverRoutes(quoter));
const server = app.listen(config.port, '127.0.0.1', () =>
  console.log(`quote server ready at http://127.0.0.1:${server.address().port}`),
);
