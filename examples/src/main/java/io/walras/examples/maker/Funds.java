package io.walras.examples.maker;

import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.maker.Inventory;
import io.walras.settlement.chain.QuoteReader;
import io.walras.settlement.chain.QuoteView;
import io.walras.settlement.deploy.OperatorAccount;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a maker has on chain, and what of it the allowance holder may take. */
public final class Funds implements AutoCloseable {
    private static final int SELECTOR_SIZE = 4;

    private final JsonRpc rpc;
    private final Address allowanceHolder;
    private final QuoteReader reader;

    /** Reads from this node. */
    public Funds(URI node, long chainId, Address allowanceHolder, Address quoteSettler) {
        this.rpc = new JsonRpc(RpcSettings.of(node));
        this.allowanceHolder = allowanceHolder;
        this.reader = new QuoteReader(rpc, allowanceHolder, quoteSettler, chainId);
    }

    /**
     * Tells the inventory what the maker can give of these tokens: what it has, or what may be taken if that is less.
     *
     * @return for each token of which nothing may be taken, what to do about it
     */
    public List<String> countInto(Inventory inventory, Address maker, Collection<Address> tokens) {
        List<Holding> holdings =
                tokens.stream().map(token -> new Holding(maker, token)).toList();
        QuoteView view = reader.read(List.of(), holdings);
        List<String> advice = new ArrayList<>();
        for (Holding holding : holdings) {
            ChainView.Funds funds = view.fundsOf(holding);
            inventory.hold(holding.token(), funds.balance().min(funds.allowance()));
            if (funds.allowance().isLessThan(funds.balance())) {
                advice.add(maker + " has " + funds.balance() + " atoms of " + holding.token() + ", but "
                        + allowanceHolder + " may take " + funds.allowance()
                        + " only: approve it (--approve does), and nothing else");
            }
        }
        return advice;
    }

    /** Lets the allowance holder take all that the key's account has of these tokens, as far as the maker signs for it. */
    public void approve(PrivateKey key, Collection<Address> tokens) {
        OperatorAccount account = new OperatorAccount(rpc, key);
        byte[] selector =
                Arrays.copyOf(Keccak256.hash("approve(address,uint256)").toArray(), SELECTOR_SIZE);
        byte[] arguments = new Words().word(allowanceHolder).word(Uint256.MAX).toArray();
        Bytes approval = Bytes.concat(selector, arguments);
        tokens.forEach(token -> account.call(token, Uint256.ZERO, approval));
    }

    @Override
    public void close() {
        rpc.close();
    }
}
