// CoW's client library, pointed at a Walras development network. Nothing is special to Walras but the base URL and the
// settlement address.
import fs from 'node:fs';
import { OrderBookApi, setGlobalAdapter, TradingSdk } from '@cowprotocol/cow-sdk';
import { ViemAdapter } from '@cowprotocol/sdk-viem-adapter';
import { createPublicClient, createWalletClient, defineChain, erc20Abi, http, maxUint256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

/** The network that `./walras devnet --out FILE` described, as one of its accounts sees it. */
export function connect(file, accountIndex) {
  const network = JSON.parse(fs.readFileSync(file, 'utf8'));
  const account = privateKeyToAccount(network.accounts[accountIndex].privateKey);
  const chain = defineChain({
    id: network.chainId,
    name: 'Walras development network',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [network.rpcUrl] } },
  });
  const transport = http(network.rpcUrl);
  const reader = createPublicClient({ chain, transport, pollingInterval: 200 });
  const wallet = createWalletClient({ account, chain, transport });
  const adapter = new ViemAdapter({ provider: reader, signer: account, walletClient: wallet });
  setGlobalAdapter(adapter);

  const settlementContractOverride = { [chain.id]: network.settlement };
  const orderBook = new OrderBookApi({
    chainId: chain.id,
    baseUrls: { [chain.id]: network.apiUrl },
    limiterOpts: { tokensPerInterval: 1000, interval: 'second' },
    backoffOpts: { numOfAttempts: 1 },
  });
  const trading = new TradingSdk(
    { chainId: chain.id, appCode: 'walras-example', env: 'prod', settlementContractOverride },
    { orderBookApi: orderBook },
    adapter,
  );

  /** Lets the one contract that users approve take as much of the token as orders say; its transaction is mined. */
  async function approve(token) {
    const hash = await wallet.writeContract({
      address: token.address,
      abi: erc20Abi,
      functionName: 'approve',
      args: [network.allowanceHolder, maxUint256],
    });
    await reader.waitForTransactionReceipt({ hash });
  }

  const balance = (token) =>
    reader.readContract({ address: token.address, abi: erc20Abi, functionName: 'balanceOf', args: [account.address] });

  return {
    account,
    adapter,
    approve,
    balance,
    chainId: chain.id,
    orderBook,
    overrides: { settlementContractOverride },
    reader,
    tokens: network.tokens,
    trading,
    wallet,
  };
}

/** What `ask` says once it is something; it is asked again and again, for at most two minutes. */
export async function eventually(what, ask) {
  const end = Date.now() + 120_000;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`this has not happened within two minutes: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
